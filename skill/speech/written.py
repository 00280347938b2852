"""Prompts as plain text, for screens and for what Alexa stores and says later."""

import re

from skill.speech.markup import unescape
from skill.speech.prompts import Prompt, Voice, known_locale
from skill.speech.spoken import say

_MARKUP = re.compile(r"<[^>]*>")


def written(prompt: Prompt, locale: str, seed: str = "") -> str:
    """Return a prompt's words without markup."""
    return unescape(_MARKUP.sub("", say(prompt, Voice(known_locale(locale), seed))))

"""The base of all prompts, and how one becomes SSML in a locale."""

import json
from collections.abc import Mapping
from dataclasses import Field, dataclass, field, fields
from functools import cache
from pathlib import Path
from string import Formatter
from typing import ClassVar
from zlib import crc32

LOCALES = Path(__file__).parent / "locales"
DEFAULT_LOCALE = "en-US"


class Prompt:
    """Something to say; its fields fill the placeholders of its wording.

    Every kind is a frozen dataclass, the sparing one of ``skill.domain.frozen``.

    The words of ``skill.speech.timers.TimerSet`` are the table ``[TimerSet]`` of
    ``locales/<locale>/timers.toml``: ``say`` is one wording or a list of variants.
    """

    __dataclass_fields__: ClassVar[dict[str, Field[object]]]

    @classmethod
    def noun(cls) -> str:
        """Return the name of the file that holds the words."""
        return cls.__module__.rpartition(".")[2]


@dataclass
class Voice:
    """How to speak this turn: the locale, the hour, and which variants were used last.

    ``seed`` makes the choice of variants repeatable; ``used`` maps a prompt's name to the
    variant it used last time, is updated as prompts are spoken, and travels in the session.
    """

    locale: str = DEFAULT_LOCALE
    seed: str = ""
    used: dict[str, int] = field(default_factory=dict)

    def variant(self, name: str, count: int) -> int:
        """Return which of ``count`` wordings to use: never the one used last."""
        if count < 2:
            return 0
        choice = crc32(f"{self.seed}:{name}".encode()) % count
        if choice == self.used.get(name):
            choice = (choice + 1) % count
        self.used[name] = choice
        return choice


@cache
def locales() -> tuple[str, ...]:
    """Return the locales that have words; looked up once."""
    return tuple(sorted(p.name for p in LOCALES.iterdir() if p.is_dir()))


def known_locale(locale: str | None) -> str:
    """Return the wording locale for a device's: itself, one of its language, or en-US."""
    if locale in locales():
        return str(locale)
    language = (locale or "").partition("-")[0]
    alike = (name for name in locales() if name.partition("-")[0] == language)
    return next(alike, DEFAULT_LOCALE)


@cache
def words(locale: str, noun: str) -> Mapping[str, Mapping[str, object]]:
    """Return the tables of one file of wording; read once."""
    import tomllib

    return tomllib.loads((LOCALES / locale / f"{noun}.toml").read_text(encoding="utf-8"))


@cache
def cldr(locale: str) -> Mapping[str, Mapping[str, str]]:
    """Return the compiled CLDR facts of a locale; read once."""
    path = LOCALES / locale / "cldr.json"
    facts: Mapping[str, Mapping[str, str]] = json.loads(path.read_text(encoding="utf-8"))
    return facts


def wordings(prompt: type[Prompt], locale: str) -> list[str]:
    """Return the variants of a prompt's wording.

    Raises:
        KeyError: the locale has no words for this prompt (``test_contract`` finds it).
    """
    said = words(locale, prompt.noun())[prompt.__name__]["say"]
    return [str(one) for one in said] if isinstance(said, list) else [str(said)]


def placeholders(wording: str) -> set[str]:
    """Return the field names a wording asks for."""
    return {name for _, name, _, _ in Formatter().parse(wording) if name}


def values(prompt: Prompt) -> dict[str, object]:
    """Return a prompt's fields by name."""
    return {f.name: getattr(prompt, f.name) for f in fields(prompt)}

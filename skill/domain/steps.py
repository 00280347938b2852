"""Which foods of the list go in at a step."""

import re
from collections.abc import Iterable

_WORD = re.compile(r"[^\W\d_]+")
_SENTENCE = re.compile(r"[.!?;]\s+")


def foods_at(text: str, foods: Iterable[str]) -> tuple[str, ...]:
    """Return the foods that a step's text names, in the order of the list.

    A food is named by the last word of its name, in some number; where several end alike
    ("brown sugar", "icing sugar"), those whose other words are said as well.  The first
    word of a sentence is what to do: "Butter a dish" takes no butter from the list.
    """
    said = {
        form
        for sentence in _SENTENCE.split(text)
        for word in _words(sentence)[1:]
        for form in _numbers(word)
    }
    named = [(food, _words(food)) for food in foods]
    there = [(food, words) for food, words in named if words and _numbers(words[-1]) & said]
    return tuple(food for food, words in there if not _other_meant(words, there, said))


def _other_meant(
    words: list[str], there: list[tuple[str, list[str]]], said: set[str]
) -> bool:
    """Return whether a food of the same last word is said more fully than this one."""
    alike = [other for _, other in there if _numbers(other[-1]) & _numbers(words[-1])]
    fullest = max(_fully(other, said) for other in alike)
    return _fully(words, said) < fullest


def _fully(words: list[str], said: set[str]) -> float:
    """Return how much of what stands before the last word is said, 0 to 1."""
    first = words[:-1]
    return sum(bool(_numbers(word) & said) for word in first) / len(first) if first else 0.0


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


def _numbers(word: str) -> set[str]:
    return {word, word.removesuffix("s"), word.removesuffix("es"), f"{word}s"}

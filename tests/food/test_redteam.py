"""Lines written to trip the reader, in our own words, labelled by hand.

``redteam.jsonl``: hidden dangers, false friends and everyday lines in five languages.
``contains`` and ``violates`` must be flagged; ``may`` is tolerated either way, since honest
sources differ; ``must_not`` are the dangers that a harmless line only looks like.
"""

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import TypedDict

from skill.domain.food import Allergen, Diet, Presence
from skill.food.inflect import LANGUAGES
from skill.food.lines import read

LINES = Path(__file__).parent / "redteam.jsonl"
DIETS = tuple(Diet)[:8]
MOST_REFUSED = 0.03


class Line(TypedDict):
    """One labelled line; allergens and diets by their ids."""

    id: str
    line: str
    lang: str
    contains: list[str]
    violates: list[str]
    may: list[str]
    must_not: list[str]


@cache
def _read() -> tuple[tuple[Line, frozenset[str]], ...]:
    """Return each line with what is flagged on it."""
    lines: list[Line] = [json.loads(row) for row in LINES.read_text("utf-8").splitlines()]
    return tuple((line, frozenset(_flagged(line))) for line in lines)


def _flagged(line: Line) -> Iterator[str]:
    """Yield the allergens flagged and the diets not offered."""
    label = read(line["line"], line["lang"])
    needs: tuple[Allergen | Diet, ...] = (*Allergen, *DIETS)
    return (need.value for need in needs if label.presence(need) is not Presence.FREE)


def test_the_set_is_large_and_speaks_every_language() -> None:
    """At least 2,000 lines, no line twice, at least 300 in each language."""
    lines = [(line["lang"], line["line"]) for line, _ in _read()]

    assert len(lines) >= 2000
    assert len(set(lines)) == len(lines)
    assert all(sum(lang == one for lang, _ in lines) >= 300 for one in LANGUAGES)


def test_no_danger_is_missed() -> None:
    """All of ``contains`` and ``violates``, on every line."""
    missed = [
        (line["line"], sorted({*line["contains"], *line["violates"]} - flagged))
        for line, flagged in _read()
        if not {*line["contains"], *line["violates"]} <= flagged
    ]

    assert missed == []


def test_a_false_friend_is_seldom_taken_for_a_danger() -> None:
    """Coconut milk is no milk: at most 3 % of such looks deceive."""
    looks = [need in flagged for line, flagged in _read() for need in line["must_not"]]

    assert len(looks) >= 300
    assert sum(looks) <= MOST_REFUSED * len(looks)


def test_little_is_refused_that_is_surely_harmless() -> None:
    """At most 3 % of all labels that are free."""
    needs = {need.value for need in (*Allergen, *DIETS)}
    refused = free = 0
    for line, flagged in _read():
        safe = needs - {*line["contains"], *line["violates"], *line["may"]}
        free += len(safe)
        refused += len(safe & flagged)

    assert refused <= MOST_REFUSED * free

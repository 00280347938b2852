"""Lengths of time in a text: "5 to 10 minutes", "an hour and a half", "1h30", "45 Min."."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from skill.food.tokens import fold
from skill.ingest import cues
from skill.ingest.enrich.numerals import Number, Piece, number, pieces

SECONDS = {"second": 1.0, "minute": 60.0, "hour": 3600.0, "day": 86400.0}
_SMALLER = {"hour": "minute", "minute": "second", "day": "hour"}
_FILLS = frozenset(["of", "an", "a", "d", "de", "di", "h'", "'", "’", "(", "about"])


@dataclass(frozen=True, slots=True)
class Length:
    """A length of time from ``low`` to ``high`` seconds, at ``text[start:end]``.

    ``waits`` says that a cook would set a timer to it: "every 5 minutes" is not waited for.
    """

    low: float
    high: float
    start: int
    end: int
    waits: bool = True


@dataclass(frozen=True)
class _Words:
    """The words of time of one language."""

    units: dict[str, str]
    numbers: dict[str, float]
    range: frozenset[str]
    joins: frozenset[str]
    half: frozenset[str]
    wholes: dict[str, float]
    overnight: frozenset[str]
    before: frozenset[str]
    after: frozenset[str]
    keeps: frozenset[str]
    hint: re.Pattern[str]


@lru_cache(maxsize=2048)
def lengths(text: str, lang: str) -> tuple[Length, ...]:
    """Return every length of time that a text names, in order."""
    known = _words(lang)
    if not known.hint.search(fold(text)):
        return ()
    row = pieces(text)
    found: list[Length] = []
    at = 0
    while at < len(row):
        read = _length(row, at, known)
        if read is None:
            at += 1
            continue
        low, high, end = read
        waits = _waits(row, at, end, known)
        found.append(Length(low, high, row[at].start, row[end - 1].end, waits))
        at = end
    return tuple(found)


def is_overnight(text: str, lang: str) -> bool:
    """Return whether the text lets something stand overnight."""
    known = _words(lang).overnight
    return any(fold(word.strip(".,;:()!")) in known for word in text.split())


def _length(
    row: Sequence[Piece], at: int, known: _Words
) -> tuple[float, float, int] | None:
    """Return the seconds from low to high and the place after, where a length starts."""
    one = known.wholes.get(row[at].text)
    if one is not None:
        return 60 * one, 60 * one, at + 1
    first = _amount(row, at, known)
    if first is None:
        return None
    last = _range(row, first, known) or first
    unit = _unit(row, last.end, known)
    if unit is None:
        return None
    size = SECONDS[unit[0]]
    if first.value * size < 5 and not first.figures:
        return None  # "a second layer"
    more, end = _rest(row, unit[1], unit[0], known)
    low, high = first.value * size, last.value * size
    if last is first:
        low = high = high + more
    again = _again(row, end, known)
    if again is not None and again[0] > high:
        return low, again[0], again[1]
    return min(low, high), max(low, high), end


def _amount(row: Sequence[Piece], at: int, known: _Words) -> Number | None:
    """Return a number, or the half of "half an hour"; its end is before the unit."""
    found = number(row, at, known.numbers)
    start = at if found is None else found.end
    halved = start < len(row) and row[start].text in known.half
    if halved and (found is None or (not found.figures and found.value == 1)):
        return Number(0.5, _filled(row, start + 1), figures=False)
    if found is None or not 0 < found.value < 1000:
        return None
    end = _filled(row, found.end) if not found.figures else found.end
    return Number(found.value, end, found.figures)


def _filled(row: Sequence[Piece], at: int) -> int:
    """Return the place after small words that may stand before the unit: "of an"."""
    end = at
    while end < len(row) and end - at < 3 and (row[end].text in _FILLS or row[end].is_dash):
        end += 1
    return end


def _range(row: Sequence[Piece], first: Number, known: _Words) -> Number | None:
    """Return the number after "to", "or", "-" where ``first`` is the lower end."""
    if first.end >= len(row) or row[first.end].text not in known.range:
        return None
    return _amount(row, first.end + 1, known)


def _unit(row: Sequence[Piece], at: int, known: _Words) -> tuple[str, int] | None:
    """Return the unit at a place and where it ends; "5-minute" has one as well."""
    if at < len(row) and row[at].is_dash:
        at += 1
    unit = known.units.get(row[at].text) if at < len(row) else None
    return (unit, at + 1) if unit else None


def _rest(row: Sequence[Piece], at: int, unit: str, known: _Words) -> tuple[float, int]:
    """Return the seconds after a unit ("and a half", "30 minutes") and where they end."""
    skip = at
    while skip < len(row) and skip - at < 2 and row[skip].text in {*known.joins, ".", ","}:
        skip += 1
    if skip > at and row[skip - 1].text in known.joins:
        article = skip + 1 if skip < len(row) and row[skip].text in known.numbers else skip
        if article < len(row) and row[article].text in known.half:
            return SECONDS[unit] / 2, article + 1
    smaller = _SMALLER.get(unit)
    if smaller is None:
        return 0.0, at
    part = number(row, skip, {})
    if part is None:
        return 0.0, at
    if part.end < len(row) and known.units.get(row[part.end].text) == smaller:
        return part.value * SECONDS[smaller], part.end + 1
    glued = skip == at and unit == "hour" and row[at].start <= row[at - 1].end + 1
    if glued and part.value in range(1, 60) and len(row[at].text) == 2:
        return part.value * 60, part.end
    return 0.0, at


def _again(row: Sequence[Piece], at: int, known: _Words) -> tuple[float, int] | None:
    """Return the upper end of "45 minutes to 1 hour" in seconds, and where it ends."""
    if at >= len(row) or row[at].text not in known.range - known.joins:
        return None
    top = _amount(row, at + 1, known)
    unit = _unit(row, top.end, known) if top else None
    return (top.value * SECONDS[unit[0]], unit[1]) if top and unit else None


def _waits(row: Sequence[Piece], at: int, end: int, known: _Words) -> bool:
    """Return whether a cook would wait for it with a timer."""
    before = [piece.text for piece in row[max(0, at - 2) : at]]
    if known.before.intersection(before):
        return False
    if row[end - 2].is_dash and row[end - 3].text not in known.half:
        return False  # "a 5-minute rest"
    after = row[end].text if end < len(row) else ""
    earlier = {piece.text for piece in row[max(0, at - 5) : at]}
    return after not in known.after or bool(known.keeps & earlier)


@cache
def _words(lang: str) -> _Words:
    """Return the words of a language; English ones where we have none."""
    table = cues.read("durations")
    section = table.get(lang, table["en"])
    units = {fold(w): unit for unit in SECONDS for w in section[unit].split()}
    wholes = _valued(section.get("wholes", ""))
    hints = "|".join(map(re.escape, sorted({*units, *wholes}, key=len, reverse=True)))
    return _Words(
        units=units,
        numbers=_valued(section["numbers"]) | _valued(section["quarters"]),
        range=_folded(section["range"]),
        joins=_folded(section["joins"]),
        half=_folded(section["half"]),
        wholes=wholes,
        overnight=_folded(section["overnight"]),
        before=_folded(section["before"]),
        after=_folded(section["after"]),
        keeps=_folded(section.get("keeps", "")),
        hint=re.compile(rf"(?<![^\W\d_])(?:{hints})(?![^\W\d_])"),
    )


def _folded(text: str) -> frozenset[str]:
    return frozenset(fold(word) for word in text.split())


def _valued(text: str) -> dict[str, float]:
    """Return "two=2 three=3" as a mapping."""
    pairs = (pair.partition("=") for pair in text.split())
    return {fold(word): float(value) for word, _, value in pairs}


def named_numbers(lang: str) -> Mapping[str, float]:
    """Return the numbers that a language has words for, folded."""
    return _words(lang).numbers

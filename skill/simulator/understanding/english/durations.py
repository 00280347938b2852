"""Lengths of time as they are said in English, in Alexa's ISO 8601."""

from collections.abc import Mapping
from fractions import Fraction

from skill.simulator.understanding.english.numbers import Found, Words, cardinal, part

_UNITS: Mapping[str, str] = {
    **dict.fromkeys(("second", "seconds", "sec", "secs", "s"), "S"),
    **dict.fromkeys(("minute", "minutes", "min", "mins", "m", "mintues", "minuets"), "M"),
    **dict.fromkeys(("hour", "hours", "hr", "hrs", "h"), "H"),
    **dict.fromkeys(("day", "days"), "D"),
    **dict.fromkeys(("week", "weeks"), "W"),
    **dict.fromkeys(("month", "months"), "MO"),
    **dict.fromkeys(("year", "years"), "Y"),
}
_ORDER = ("Y", "MO", "W", "D", "H", "M", "S")
_SMALLER = {"Y": ("MO", 12), "W": ("D", 7), "D": ("H", 24), "H": ("M", 60), "M": ("S", 60)}

_ON_IT = (["and", "for", "the"], ["and", "on", "the"], ["and", "for", "my"])
_NO_LENGTH = (["at"], ["to"], ["by"], ["serves"], ["step"], ["number"], ["serve"])

Amount = tuple[str, Fraction]
Amounts = dict[str, Fraction]


def duration(words: Words, at: int) -> tuple[int, str] | None:
    """Return where the length of time that starts at ``at`` ends, and what it is."""
    if _is_ordinal(words, at):
        return None
    first = _amount(words, at) or _shared(words, at) or _carried(words, at)
    if first is None:
        return None
    end, (unit, count) = first
    amounts: Amounts = {unit: count}
    if words[end - 1] not in _UNITS:
        return end, iso(amounts) or ""
    while (more := _further(words, end, unit)) is not None:
        end, (unit, count) = more
        amounts[unit] = amounts.get(unit, Fraction(0)) + count
    written = iso(amounts)
    return None if written is None else (end, written)


def _amount(words: Words, at: int) -> tuple[int, Amount] | None:
    """Return a count and its unit: "ten minutes", "half an hour", "2 and a half hours"."""
    for end, count in _counts(words, at):
        start = _skipped(words, end)
        if start < len(words) and words[start] in _UNITS:
            return start + 1, (_UNITS[words[start]], count)
    return None


def _shared(words: Words, at: int) -> tuple[int, Amount] | None:
    """Return the "ten" of "ten and fifteen minutes": the unit is said once."""
    count = cardinal(words, at)
    if count is None or words[count[0] : count[0] + 1] not in (["and"], ["or"]):
        return None
    other = _amount(words, count[0] + 1) if count[0] + 1 < len(words) else None
    return None if other is None else (count[0], (other[1][0], count[1]))


def _carried(words: Words, at: int) -> tuple[int, Amount] | None:
    """Return the "seven" of "the rice for ten minutes and the eggs for seven"."""
    count = cardinal(words, at)
    if count is None or words[at - 1 : at] in _NO_LENGTH:
        return None
    if count[0] < len(words) and [words[at - 1], *words[count[0] :][:2]] not in _ON_IT:
        return None
    before = _units_before(words, at)
    return None if before is None else (count[0], (before, count[1]))


def _units_before(words: Words, at: int) -> str | None:
    """Return the unit of the length said before an "and" that comes before ``at``."""
    joined = next((n for n in range(at - 1, 0, -1) if words[n] in ("and", "one")), 0)
    units = (n for n in range(joined - 1, 0, -1) if words[n] in _UNITS)
    last = next((n for n in units if _ends_amount(words, n)), None)
    return None if last is None else _UNITS[words[last]]


def _ends_amount(words: Words, at: int) -> bool:
    """Return whether the unit at ``at`` has a count before it."""
    found = (_amount(words, start) for start in range(max(0, at - 5), at))
    return any(each is not None and each[0] == at + 1 for each in found)


def _is_ordinal(words: Words, at: int) -> bool:
    """Return whether "a second" counts things: "a second timer" is one more."""
    return tuple(words[at : at + 2]) == ("a", "second") and at + 2 < len(words)


def _counts(words: Words, at: int) -> list[Found]:
    """Return the ways to read a count at ``at``, the longest first."""
    found: list[Found] = []
    whole = cardinal(words, at)
    if words[at] in ("a", "an"):
        found.append((at + 1, Fraction(1)))
    if words[at] in ("hour", "minute", "day", "week") and words[at + 1 : at + 2] == ["and"]:
        found.append((at, Fraction(1)))
    if words[at] == "couple":
        found.append((at + (2 if words[at + 1 : at + 2] == ["of"] else 1), Fraction(2)))
    if whole is not None:
        found.append(whole)
        found.extend(_and_part(words, whole))
    some = part(words, at)
    if some is not None:
        found.append(some)
    return sorted(found, reverse=True)


def _and_part(words: Words, whole: Found) -> list[Found]:
    """Return "two" and the "and a half" after it."""
    end, count = whole
    if end + 1 < len(words) and words[end] == "and":
        some = part(words, end + 1)
        if some is not None and some[1] < 1:
            return [(some[0], count + some[1])]
    return []


def _skipped(words: Words, at: int) -> int:
    """Return where the unit stands, past "of", "a" and "an": "half of an hour"."""
    if at < len(words) and words[at] == "of":
        at += 1
    if at < len(words) and words[at] in ("a", "an") and at > 0:
        at += 1
    return at


def _further(words: Words, end: int, unit: str) -> tuple[int, Amount] | None:
    """Return what goes on after ``unit``: "and a half", "and twenty minutes", "ten"."""
    if end >= len(words):
        return None
    start = end + 1 if words[end] == "and" else end
    if start >= len(words):
        return None
    later = _amount(words, start)
    if later is not None:
        return later if _ORDER.index(later[1][0]) > _ORDER.index(unit) else None
    return _bare(words, start, unit, joined=start > end)


def _bare(words: Words, at: int, unit: str, *, joined: bool) -> tuple[int, Amount] | None:
    """Return "and a half", "and three quarters", or the "ten" of "two hours ten"."""
    if unit not in _SMALLER:
        return None
    smaller, size = _SMALLER[unit]
    some = part(words, at) if joined else None
    if some is not None and some[1] < 1:
        return some[0], (smaller, some[1] * size)
    whole = cardinal(words, at) if unit in "HM" and not joined else None
    least = 10 if unit == "M" else 2
    if whole is None or not least <= whole[1] < 60 or whole[1].denominator != 1:
        return None
    return whole[0], (smaller, whole[1])


def iso(amounts: Amounts) -> str | None:
    """Return ``amounts`` by unit in ISO 8601, fractions carried to smaller units."""
    whole: dict[str, int] = {}
    carried: Amounts = dict(amounts)
    for unit in _ORDER:
        count = carried.get(unit, Fraction(0))
        whole[unit] = int(count)
        rest = count - int(count)
        if rest and unit in _SMALLER:
            smaller, size = _SMALLER[unit]
            carried[smaller] = carried.get(smaller, Fraction(0)) + rest * size
    if carried.get("MO", 0) and Fraction(carried["MO"]).denominator != 1:
        return None
    date = "".join(f"{whole[u]}{u[0]}" for u in ("Y", "MO", "W", "D") if whole[u])
    clock = "".join(f"{whole[u]}{u}" for u in ("H", "M", "S") if whole[u])
    return f"P{date}" + (f"T{clock}" if clock else "") if date or clock else "PT0S"

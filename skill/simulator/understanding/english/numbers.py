"""Numbers and ordinals as they are said in English."""

from collections.abc import Sequence
from fractions import Fraction

Words = Sequence[str]
Found = tuple[int, Fraction]  # where the number ends, and what it is

_ONES = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
SMALL = {word: n for n, word in enumerate(_ONES)} | {"oh": 0, "fourty": 40}
TENS = {word: 10 * n for n, word in enumerate(_TENS, 2)} | {"fourty": 40}
_ORDINAL_ONES = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
]
ORDINALS = {word: n for n, word in enumerate(_ORDINAL_ONES, 1)} | {
    word[:-1] + "ieth": 10 * n for n, word in enumerate(_TENS, 2)
}
_SCALES = {"hundred": 100, "thousand": 1000, "dozen": 12}
_PARTS = {"half": Fraction(1, 2), "quarter": Fraction(1, 4), "third": Fraction(1, 3)}


def digits(word: str) -> Fraction | None:
    """Return "12", "2.5" or "1/2" as a number."""
    try:
        return Fraction(word) if word[:1].isdigit() else None
    except (ValueError, ZeroDivisionError):
        return None


def below_hundred(words: Words, at: int) -> Found | None:
    """Return "five", "thirty" or "twenty five" starting at ``at``."""
    word = words[at]
    if word in TENS:
        ones = SMALL.get(words[at + 1], 0) if at + 1 < len(words) else 0
        if 0 < ones < 10:
            return at + 2, Fraction(TENS[word] + ones)
        return at + 1, Fraction(TENS[word])
    if word in SMALL and word != "oh":
        return at + 1, Fraction(SMALL[word])
    return None


def cardinal(words: Words, at: int) -> Found | None:
    """Return the whole number that starts at ``at``, the longest there is."""
    value = digits(words[at])
    if value is not None:
        return _after_digits(words, at, value)
    if words[at] in ("a", "half") and at + 1 < len(words):
        return _a_scale(words, at)
    found = below_hundred(words, at)
    return None if found is None else _scaled(words, found)


def _after_digits(words: Words, at: int, value: Fraction) -> Found:
    """Return digits, and the fraction that may follow: "1 1/2"."""
    part = digits(words[at + 1]) if at + 1 < len(words) else None
    if part is not None and "/" in words[at + 1] and value.denominator == 1:
        return at + 2, value + part
    return at + 1, value


def _a_scale(words: Words, at: int) -> Found | None:
    """Return "a hundred", "a dozen", "half a dozen", "a couple"."""
    rest = list(words[at : at + 4])
    if rest[:3] == ["half", "a", "dozen"]:
        return at + 3, Fraction(6)
    if rest[0] == "a" and rest[1] == "couple":
        return at + (3 if rest[2:3] == ["of"] else 2), Fraction(2)
    if rest[0] == "a" and rest[1] in _SCALES:
        return _scaled(words, (at + 1, Fraction(1)))
    return None


def _scaled(words: Words, found: Found) -> Found:
    """Return ``found`` with the hundreds and thousands that follow it."""
    end, value = found
    while end < len(words) and words[end] in _SCALES:
        value, end = value * _SCALES[words[end]], end + 1
        skip = 1 if end + 1 < len(words) and words[end] == "and" else 0
        more = below_hundred(words, end + skip) if end + skip < len(words) else None
        if more is not None and value >= 100:
            after = _scaled(words, more)
            if after[1] < value:
                end, value = after[0], value + after[1]
    return end, value


def ordinal(words: Words, at: int) -> tuple[int, int] | None:
    """Return "third", "twenty first" or "3 rd" starting at ``at``."""
    word = words[at]
    following = words[at + 1] if at + 1 < len(words) else ""
    if word in TENS and 0 < ORDINALS.get(following, 0) < 10:
        return at + 2, TENS[word] + ORDINALS[following]
    if word in ORDINALS:
        return at + 1, ORDINALS[word]
    if word.isdigit() and following in ("st", "nd", "rd", "th"):
        return at + 2, int(word)
    return None


def part(words: Words, at: int) -> Found | None:
    """Return "half", "a quarter", "three quarters", "1/2" starting at ``at``."""
    start = at + 1 if words[at] in ("a", "one") and at + 1 < len(words) else at
    if words[start] in _PARTS:
        return start + 1, _PARTS[words[start]]
    count = cardinal(words, at)
    if count and count[0] < len(words) and words[count[0]].removesuffix("s") in _PARTS:
        return count[0] + 1, count[1] * _PARTS[words[count[0]].removesuffix("s")]
    value = digits(words[at])
    return (at + 1, value) if value is not None and value < 1 else None

"""Numbers as recipes write them: "2", "1.5", "1,5", "1/2", "1 ½", "forty-five", "a"."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from skill.food.tokens import fold

_TOKEN = re.compile(
    r"\d{1,9}[.,]\d{1,4}(?![\d/⁄])|\d{1,9}|[^\W\d_]+|[¼-¾⅐-⅞]|[-–—‐‑−]|\S", re.UNICODE
)
_DASHES = frozenset("-–—‐‑−")
_SLASHES = frozenset("/⁄")
_SIGNS = {sign: unicodedata.numeric(sign) for sign in "¼½¾⅐⅑⅒⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"}


@dataclass(frozen=True, slots=True)
class Piece:
    """A word (folded), number, sign or fraction of a text, and its place in it."""

    text: str
    start: int
    end: int

    @property
    def is_dash(self) -> bool:
        """Return whether it is a hyphen or dash of any length."""
        return self.text == "-"


def pieces(text: str) -> list[Piece]:
    """Return the pieces of a text in order."""
    return [
        Piece(_folded(found.group()), found.start(), found.end())
        for found in _TOKEN.finditer(text)
    ]


def _folded(piece: str) -> str:
    if piece in _DASHES:
        return "-"
    return fold(piece) if piece[0].isalpha() else piece


@dataclass(frozen=True, slots=True)
class Number:
    """A value, the place after it, and whether it was written in figures."""

    value: float
    end: int
    figures: bool = True


def number(row: Sequence[Piece], at: int, named: Mapping[str, float]) -> Number | None:
    """Return the number that starts at ``row[at]``; None where none does."""
    if at >= len(row):
        return None
    found = _figures(row, at)
    if found is not None:
        return _and_fraction(row, found)
    return _in_words(row, at, named)


def _figures(row: Sequence[Piece], at: int) -> Number | None:
    """Return a number in figures, a fraction of figures, or a fraction sign."""
    text = row[at].text
    if text in _SIGNS:
        return Number(_SIGNS[text], at + 1)
    if not text[0].isdecimal():
        return None
    if _is_fraction(row, at):
        return Number(float(text) / float(row[at + 2].text), at + 3)
    return Number(float(text.replace(",", ".")), at + 1)


def _is_fraction(row: Sequence[Piece], at: int) -> bool:
    """Return whether "1/2" starts here: figures, a slash, figures that are not nought."""
    part = row[at : at + 3]
    return (
        len(part) == 3
        and part[0].text.isdecimal()
        and part[1].text in _SLASHES
        and part[2].text.isdecimal()
        and 0 < float(part[2].text) <= 100
    )


def _and_fraction(row: Sequence[Piece], whole: Number) -> Number:
    """Return a whole number with the fraction after it: "1 1/2", "1½", "1-1/2"."""
    at = whole.end
    if whole.value != int(whole.value) or at >= len(row):
        return whole
    if row[at].is_dash and _is_fraction(row, at + 1):
        at += 1
    part = _figures(row, at)
    if part is None or part.value >= 1 or part.value == 0:
        return whole
    return Number(whole.value + part.value, part.end)


def _in_words(row: Sequence[Piece], at: int, named: Mapping[str, float]) -> Number | None:
    """Return a number in words, tens with ones after them: "forty-five"."""
    value = named.get(row[at].text)
    if value is None:
        return None
    end = at + 1
    if value >= 20 and value % 10 == 0:
        after = end + 1 if end < len(row) and row[end].is_dash else end
        ones = named.get(row[after].text) if after < len(row) else None
        if ones is not None and 1 <= ones < 10 and row[after].text not in ("a", "an"):
            return Number(value + ones, after + 1, figures=False)
    return Number(value, end, figures=False)

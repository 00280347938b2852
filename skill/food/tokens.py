"""Text into words that can be looked up, each with its place in the text."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

_TOKEN = re.compile(
    r"[^\W\d_](?:[\u0300-\u036f]|[^\W\d_]|['’‘´`](?=[^\W\d_]))*|\d+|[^\w\s]|_|\n|\s+"
)
_LETTERS = {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d"}
_LETTERS |= {"þ": "th", "ı": "i", "ŋ": "n"}
_JOINS = frozenset("-‐‑–*™®'’‘´`\"“”«»_°º·~†‡•\u00ad\u200b")
_ELIDES_WORDS = (
    "l d qu n s j c m t jusqu lorsqu dell all nell sull dall un quest bell sott sant mezz"
)
_ELIDES = frozenset(_ELIDES_WORDS.split())
_APOSTROPHE = re.compile(r"['’‘´`]")
_SHORT = 4  # letters; a full stop after a longer word ends a sentence


@dataclass(frozen=True, slots=True)
class Token:
    """A folded word, a number, or a mark that no name may cross (``,`` ``(`` ``/`` ...).

    ``start`` and ``end`` are places in the text that was read; ``tight`` says that it was
    joined to the next by a hyphen.
    """

    text: str
    start: int
    end: int
    kind: str  # "word", "number" or "mark"
    tight: bool = False


@lru_cache(maxsize=8192)
def fold(word: str) -> str:
    """Return the word in lower case without accents: ``Crème`` gives ``creme``."""
    plain = unicodedata.normalize("NFKD", word.casefold())
    letters = "".join(c for c in plain if not unicodedata.combining(c))
    return "".join(_LETTERS.get(c, c) for c in letters)


def tokenise(text: str, lang: str) -> tuple[Token, ...]:
    """Return the words, numbers and marks of the text, in order."""
    found: list[Token] = []
    for match in _TOKEN.finditer(text):
        piece = match.group()
        if piece[0].isalpha():
            found.extend(_words(piece, match.start(), lang))
        elif piece.isdecimal():
            found.append(Token(piece, match.start(), match.end(), "number"))
        else:
            _mark(piece, match, text, found)
    return tuple(found)


def _words(piece: str, start: int, lang: str) -> list[Token]:
    """Return the words of a run of letters: ``d'olive`` is two but ``za'atar`` is one."""
    cut = _APOSTROPHE.search(piece)
    if lang != "en" and cut and fold(piece[: cut.start()]) in _ELIDES:
        middle = start + cut.end()
        first = Token(fold(piece[: cut.start()]), start, middle - 1, "word", tight=True)
        return [first, *_words(piece[cut.end() :], middle, lang)]
    word = fold(_APOSTROPHE.sub("", piece))
    return [Token(word, start, start + len(piece), "word")]


def _mark(piece: str, match: re.Match[str], text: str, found: list[Token]) -> None:
    """Add a mark, unless it is one that names may cross."""
    end = match.end()
    if piece == "&":
        found.append(Token("and", match.start(), end, "word"))
    elif piece in "-–" and f" {text} "[match.start() : end + 2].split() == [piece]:
        found.append(Token("-", match.start(), end, "mark"))
    elif piece in _JOINS:
        if found and piece in "-‐‑–":
            last = found[-1]
            tight = last.end == match.start() and text[end : end + 1].isalnum()
            found[-1] = Token(last.text, last.start, last.end, last.kind, tight)
    elif piece == "." and _abbreviates(found, text, end):
        return
    elif not piece.isspace() or piece == "\n":
        found.append(Token(piece, match.start(), end, "mark"))


def _abbreviates(found: list[Token], text: str, end: int) -> bool:
    """Return whether the full stop before ``end`` belongs to its word (``cr. of``)."""
    last = found[-1] if found else None
    if last is None or last.end != end - 1 or len(last.text) > _SHORT:
        return False
    return not text[end:].lstrip()[:1].isupper() or len(last.text) <= 2

"""Cutting what was typed into words, so that writing habits no longer matter.

Case, punctuation, curly quotes, hyphens, contractions and glued units are evened out here,
for samples and for utterances alike.  Each token remembers how it was written.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

_QUOTES = str.maketrans(
    {"’": "'", "‘": "'", "ʼ": "'", "`": "'", "“": " ", "”": " ", "–": "-"}
)
_SIGNS = {"½": " 1/2", "¼": " 1/4", "¾": " 3/4", "&": " and "}
_WITH = re.compile(r"\bw/(o\b)?")
_DOTTED = re.compile(r"\b([ap])\.\s?m\b\.?")
_PIECE = re.compile(r"\{\w+\}|\d+(?::\d\d|\.\d+|/\d+)?|[^\W\d_]+(?:'[^\W\d_]+)*'?|[,;.!?]")
_STOPS = frozenset(",;.!?")
_SLOT = re.compile(r"(\{\w+\})")


@dataclass(frozen=True)
class Token:
    """One word: ``text`` to compare by, ``surface`` as it was written ("" if implied)."""

    text: str
    surface: str
    breaks: bool = False  # a comma or a full stop follows


def cut(
    utterance: str, contractions: Mapping[str, str], is_before: frozenset[str] = frozenset()
) -> tuple[Token, ...]:
    """Return the words of ``utterance`` with contractions opened."""
    text = "".join(_lowered(part) for part in _SLOT.split(utterance)).translate(_QUOTES)
    for sign, written in _SIGNS.items():
        text = text.replace(sign, written)
    text = _DOTTED.sub(r"\1m ", text)
    text = _WITH.sub(lambda short: "without " if short[1] else "with ", text)
    tokens: list[Token] = []
    for piece in _PIECE.findall(text):
        if piece not in _STOPS:
            tokens.extend(_opened(piece, contractions))
        elif tokens:
            tokens[-1] = replace(tokens[-1], breaks=True)
    return tuple(_verbs(tokens, is_before))


def _verbs(tokens: Sequence[Token], is_before: frozenset[str]) -> Iterator[Token]:
    """Return ``tokens`` with the "'s" of "emma's allergic" as a verb, as in "emma is"."""
    for at, token in enumerate(tokens):
        if token.text == "'s" and at + 1 < len(tokens) and tokens[at + 1].text in is_before:
            yield Token("is", "'s")
        else:
            yield token


def _lowered(part: str) -> str:
    """Return ``part`` in lower case, unless it names a slot."""
    return part if part.startswith("{") else part.lower()


def _opened(word: str, contractions: Mapping[str, str]) -> list[Token]:
    """Return ``word`` as its own tokens: "don't" is "do" and "not"."""
    if word in contractions:
        first, *rest = contractions[word].split()
        return [Token(first, word), *(Token(each, "") for each in rest)]
    if word.endswith("'s"):
        return [Token(word[:-2], word[:-2]), Token("'s", "'s")]
    bare = word.rstrip("'")
    return [Token(bare, bare)] if bare else []


def spoken(tokens: Sequence[Token]) -> str:
    """Return the words of ``tokens`` as they were said."""
    said = " ".join(token.surface for token in tokens if token.surface)
    return said.replace(" 's", "'s").removesuffix("'s")


def texts(tokens: Sequence[Token]) -> tuple[str, ...]:
    """Return what the tokens are compared by."""
    return tuple([token.text for token in tokens])

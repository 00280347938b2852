"""Find every food name in a text, longest first, so that long names consume their words.

``coconut milk`` is one food, and its ``milk`` is never seen alone.  Names that cross a
chosen one are found as well (``sour cream cheese``), because either reading may be the
right one.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from skill.food import lexicon
from skill.food.claims import Claim
from skill.food.compounds import split
from skill.food.inflect import LANGUAGES
from skill.food.loose import loose
from skill.food.tokens import Token
from skill.food.words import done_with, is_listed, is_participle

_TOLD_AFTER_WORDS = (
    "dried golden candied glace sulphured getrocknet getrocknete secs seches"
)
_SHORT = 3  # letters; too few to know the language by
_GLUED = re.compile(r"(?:cups?|tablespoons?|teaspoons?|ounces?|grams?)(?=[a-z]{3})")
_TOLD_AFTER = frozenset(_TOLD_AFTER_WORDS.split())


@dataclass(frozen=True, slots=True)
class Match:
    """A food name over ``tokens[first:last]``; ``rule`` says how it was found."""

    first: int
    last: int
    concepts: tuple[int, ...]
    rule: str


@dataclass(frozen=True, slots=True)
class Scan:
    """All names found, the places of words that nothing explains, and the claims that hold.

    A claim that is part of a longer name or phrase (``vegan-friendly``) does not hold.
    """

    matches: tuple[Match, ...]
    unknown: tuple[int, ...]
    claims: tuple[Claim, ...]


def scan(tokens: Sequence[Token], lang: str, claims: Mapping[int, Claim]) -> Scan:
    """Return the foods in the tokens, leftmost and longest first.

    A claim takes its words (``egg-free``) unless a longer name does (``non-dairy
    creamer``).
    """
    names = lexicon.names(lang)
    matches: list[Match] = []
    unknown: list[int] = []
    held: list[Claim] = []
    said: set[int] = set()
    place = 0
    while place < len(tokens):
        match = _longest(tokens, place, names) or _fallback(tokens, place, names)
        claim = claims.get(place)
        if claim is not None and (match is None or match.last <= claim.last):
            held.append(claim)
            said.update(range(place, claim.last))
            place = claim.last
            continue
        if match is None:
            if not _is_no_food(tokens[place], names):
                unknown.append(place)
            place += 1
            continue
        found = (
            [match, *_crossing(tokens, match, names), *_inverted(tokens, match, names)]
            if match.concepts
            else []
        )
        matches.extend(found)
        if not found:
            said.update(range(place, match.last))
        place = max(each.last for each in [match, *found])
    spans = [(match.first, match.last, match.concepts) for match in matches]
    unknown.extend(loose(tokens, spans, names) - said)
    return Scan(tuple(matches), tuple(sorted(unknown)), tuple(held))


def _phrases(
    tokens: Sequence[Token], first: int, longest: int
) -> Iterator[tuple[int, str]]:
    """Yield every run of words from ``first``, longest first; marks end a run."""
    words: list[str] = []
    for token in tokens[first : first + longest]:
        if token.kind == "mark":
            break
        words.append(token.text)
    for length in range(len(words), 0, -1):
        yield first + length, " ".join(words[:length])


def _longest(tokens: Sequence[Token], first: int, names: lexicon.Names) -> Match | None:
    """Return the longest name that starts here; a longer phrase of no food wins too."""
    for last, form in _phrases(tokens, first, names.longest):
        concepts = names.meaning(form)
        if concepts:
            return Match(first, last, concepts, "name")
        if last - first > 1 and form in names.words:
            return Match(first, last, (), "phrase")
    return None


def _fallback(tokens: Sequence[Token], first: int, names: lexicon.Names) -> Match | None:
    """Return a compound, what a participle is made of, or a name of another language."""
    token = tokens[first]
    if token.kind != "word" or is_listed(token.text, names):
        return None
    if (glued := _GLUED.match(token.text)) is not None and names.lang == "en":
        return _unglued(tokens[first : first + names.longest], glued.end(), first, names)
    if names.lang == "de":
        parts = split(token.text, names)
        if parts is not None:
            return Match(first, first + 1, parts, "compound")
    if is_participle(token.text, names):
        parts = done_with(token.text, names)
        return Match(first, first + 1, parts, "participle") if parts else None
    return _borrowed(tokens, first, names)


def _borrowed(tokens: Sequence[Token], first: int, names: lexicon.Names) -> Match | None:
    """Return a name of another language: ``panko`` is Japanese everywhere."""
    if len(tokens[first].text) <= _SHORT:
        return None
    for lang in LANGUAGES:
        if lang != names.lang:
            borrowed = _longest(tokens, first, lexicon.names(lang))
            if borrowed is not None and borrowed.concepts:
                return Match(first, borrowed.last, borrowed.concepts, f"name:{lang}")
    return None


def _unglued(
    tokens: Sequence[Token], cut: int, first: int, names: lexicon.Names
) -> Match | None:
    """Return the name after a measure that nobody parted from it: ``cupheavy cream``."""
    rest = replace(tokens[0], text=tokens[0].text[cut:])
    if is_listed(rest.text, names):
        return Match(first, first + 1, (), "phrase")
    match = _longest((rest, *tokens[1:]), 0, names)
    return match and replace(match, first=first, last=first + match.last)


def _crossing(
    tokens: Sequence[Token], match: Match, names: lexicon.Names
) -> Iterator[Match]:
    """Yield names that start inside the match and end after it."""
    for first in range(match.first + 1, match.last):
        for last, form in _phrases(tokens, first, names.longest):
            if last <= match.last:
                break
            concepts = names.meaning(form)
            if concepts:
                yield Match(first, last, concepts, "overlap")
                break


def _inverted(
    tokens: Sequence[Token], match: Match, names: lexicon.Names
) -> Iterator[Match]:
    """Yield what the name means with the word told after it: ``apricots, dried``."""
    after = tokens[match.last : match.last + 2]
    if len(after) < 2 or after[0].text not in ",(" or after[1].text not in _TOLD_AFTER:
        return
    name = " ".join(token.text for token in tokens[match.first : match.last])
    concepts = names.meaning(f"{after[1].text} {name}")
    if concepts:
        yield Match(match.first, match.last, concepts, "inverted")


def _is_no_food(token: Token, names: lexicon.Names) -> bool:
    """Return whether the token is a number, a mark or a word of the closed list."""
    word = token.text
    return token.kind != "word" or is_listed(word, names) or is_participle(word, names)

"""Read an ingredient line: a danger scan over all of it, then a check that it is known."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from skill.domain.food import Presence
from skill.food import lexicon
from skill.food.asides import asides, introduces, is_a_use, is_talk, plain_alternatives
from skill.food.claims import Claim, claims_in, phrase, stands_alone
from skill.food.contradictions import contradicted
from skill.food.inflect import LANGUAGES
from skill.food.scan import Match, Scan, scan
from skill.food.tokens import Token, tokenise
from skill.food.traits import Trait
from skill.food.verdicts import Evidence, Label, label_from, unknown

LONGEST = 1_000  # characters of a line that is read
LONGEST_STEP = 8_000  # characters of a title or step that is read
_DRAWN = re.compile(
    "[\U0001f32d-\U0001f37f\U0001f400-\U0001f43f\U0001f950-\U0001f9cf\U0001fab0-\U0001fadf]"
)
"""Pictures of food and animals (Unicode's emoji blocks): drawn, not named."""
_FALLBACK = {
    Trait.MILK: (Trait.TREE_NUT, Trait.SOY),
    Trait.EGG: (Trait.SOY,),
    Trait.FISH: (Trait.SOY, Trait.WHEAT, Trait.GLUTEN),
    Trait.MEAT: (Trait.SOY, Trait.WHEAT, Trait.GLUTEN),
}
"""What commonly stands in for a food that a claim has taken out."""
_FLESH = (Trait.MEAT, Trait.FISH, Trait.CRUSTACEAN, Trait.MOLLUSC)
_PARTS = frozenset({"steak", "meat"})


@lru_cache(maxsize=4096)
def read(line: str, lang: str = "en") -> Label:
    """Return what is known of a line; what is not understood is UNKNOWN throughout."""
    base = lang.partition("-")[0].lower()
    whole = (0, len(line))
    if base not in LANGUAGES:
        return label_from(unknown(line, whole, "language"))
    if len(line) > LONGEST:
        return label_from(unknown(line, whole, "too long"))
    if drawn := _DRAWN.search(line):
        return label_from(unknown(line, drawn.span(), "picture"))
    tokens = tokenise(line, base)
    claims = claims_in(tokens, line)
    found = scan(tokens, base, claims)
    dangers = tuple(_dangers(line, tokens, found, _denied(tokens, found, claims, base)))
    gaps = tuple(_gaps(line, tokens, found))
    ids = lexicon.foods().ids
    return label_from(
        (*dangers, *gaps), (ids[c] for m in found.matches for c in m.concepts)
    )


def dangers(text: str, lang: str) -> tuple[Evidence, ...]:
    """Return only what the text surely or possibly contains; unknown words say nothing."""
    base = lang.partition("-")[0].lower()
    if base not in LANGUAGES:
        return ()
    if len(text) > LONGEST_STEP:
        return unknown(text, (0, len(text)), "too long")
    tokens = tokenise(text, base)
    claims = claims_in(tokens, text)
    found = scan(tokens, base, claims)
    return tuple(_dangers(text, tokens, found, _denied(tokens, found, claims, base)))


def _dangers(
    line: str,
    tokens: Sequence[Token],
    found: Scan,
    denied: Mapping[int, frozenset[Trait]],
) -> Iterator[Evidence]:
    """Yield every trait of every food found, less what is denied of it."""
    aside = asides(tokens)
    heading = _is_heading(line)
    flesh = any(_is_flesh(concept) for match in found.matches for concept in match.concepts)
    starts = {match.first for match in found.matches}
    named: set[int] = set()
    for place, match in enumerate(found.matches):
        if (aside[match.first] and place and _is_talk(tokens, match)) or (
            heading and _all_are(match, "vague")
        ):
            continue
        if _all_are(match, "cut") and (flesh or match.last in starts):
            continue
        if _is_explained(tokens, found.matches, place):
            continue
        span = (tokens[match.first].start, tokens[match.last - 1].end)
        concepts = _meant(match, named)
        named.update(concepts)
        for concept in concepts:
            food = lexicon.foods().ids[concept]
            for trait, presence in _traits(concept, denied.get(place, frozenset())).items():
                if presence is not Presence.FREE:
                    yield Evidence(trait, presence, line, span, food, match.rule)


def _is_talk(tokens: Sequence[Token], match: Match) -> bool:
    """Return whether a food in an aside is mere talk: a use, or just "sauce"."""
    if is_a_use(tokens, match.first):
        return True
    return _all_are(match, "vague") and not introduces(tokens, match.first)


def _is_heading(line: str) -> bool:
    """Return whether the line only heads the ones below it: ``For the sauce:``."""
    return line.rstrip().endswith(":") and not any(c.isdigit() for c in line)


def _all_are(match: Match, kind: str) -> bool:
    """Return whether everything that the name may mean is of that kind."""
    number = lexicon.foods().numbers[kind]
    return all(number in lexicon.above(concept) for concept in match.concepts)


def _is_flesh(concept: int) -> bool:
    """Return whether it is the flesh of an animal, so that "breast" is a cut of it."""
    traits = lexicon.traits(concept)
    return any(traits[trait] is Presence.CONTAINS for trait in _FLESH)


def _is_explained(tokens: Sequence[Token], matches: Sequence[Match], place: int) -> bool:
    """Return whether the line's other names say what this one is.

    "Steak" and "meat" are of the flesh just named (``rohu steaks``), an oyster among
    mushrooms is one, and "toppings:" are what follows.
    """
    match, before = matches[place], matches[place - 1]
    if match is not matches[-1] and _all_are(match, "vague"):
        return tokens[match.last].text == ":"
    ids = {lexicon.foods().ids[concept] for concept in match.concepts}
    if place and before.last == match.first and ids <= _PARTS:
        return all(map(_is_flesh, before.concepts))
    if [token.text for token in tokens[match.first : match.last]] != ["oyster"]:
        return False
    kinds = (
        c for other in matches for concept in other.concepts for c in _classes(concept)
    )
    return any(kind.startswith("mushroom") for kind in kinds)


def _classes(concept: int) -> Iterator[str]:
    return (lexicon.foods().ids[above] for above in lexicon.above(concept))


def _meant(match: Match, named: set[int]) -> tuple[int, ...]:
    """Return what a name means: another name of a food named before, or all it may mean."""
    again = tuple(c for c in match.concepts if c in named)
    return again or match.concepts


def _traits(concept: int, denied: frozenset[Trait]) -> dict[Trait, Presence]:
    """Return the concept's traits, with denied ones free and their stand-ins possible."""
    traits = dict(lexicon.traits(concept))
    for trait in denied:
        if traits[trait] is Presence.CONTAINS:
            for other in _FALLBACK.get(trait, ()):
                if traits[other] is Presence.FREE:
                    traits[other] = Presence.MAY
    return {**traits, **dict.fromkeys(denied, Presence.FREE)}


def _denied(
    tokens: Sequence[Token], found: Scan, claims: Mapping[int, Claim], lang: str
) -> dict[int, frozenset[Trait]]:
    """Return, by the number of the match, what claims on its noun rightly deny."""
    denied: dict[int, frozenset[Trait]] = {}
    names = lexicon.names(lang)
    for claim in found.claims:
        for place in _nouns(tokens, found.matches, claims, claim):
            false = contradicted(tokens, found.matches[place], claim, names)
            denied[place] = denied.get(place, frozenset()) | (claim.denies - false)
    return denied


def _nouns(
    tokens: Sequence[Token],
    matches: Sequence[Match],
    claims: Mapping[int, Claim],
    claim: Claim,
) -> list[int]:
    """Return the matches a claim speaks of: after it, else before it, in its phrase."""
    first, last = phrase(tokens, claim)
    after = [i for i, m in enumerate(matches) if claim.last <= m.first and m.last <= last]
    before = [
        i for i, m in enumerate(matches) if first <= m.first and m.last <= claim.first
    ]
    if after or before:
        return after or before[-1:]
    if not stands_alone(tokens, claims, claim.first):
        return []
    earlier = [i for i, m in enumerate(matches) if m.last <= claim.first]
    return earlier[-1:] or list(range(len(matches)))[:1]


def _gaps(line: str, tokens: Sequence[Token], found: Scan) -> Iterator[Evidence]:
    """Yield UNKNOWN for words that nothing explains, and for a line that names no food."""
    aside = asides(tokens)
    for place in found.unknown:
        before = any(match.last <= place for match in found.matches)
        latin = tokens[place].text.isascii()
        if latin and before and aside[place] and is_talk(tokens, place, found.unknown):
            continue
        span = (tokens[place].start, tokens[place].end)
        yield from unknown(line, span, "unknown word")
    for place in plain_alternatives(tokens, [match.first for match in found.matches]):
        span = (tokens[place].start, tokens[place].end)
        yield from unknown(line, span, "unnamed alternative")
    if not found.matches and not found.unknown and not _is_heading(line):
        yield from unknown(line, (0, len(line)), "no food")

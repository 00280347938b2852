"""Words of the closed list that may name a food after all.

A maker or a cut (``Cabot``, ``fillets``) is no food beside the food that it speaks of, and
stands for one where there is none: "turkey and Cabot".  A shape (``squares``) makes a dish
of a plain food: rhubarb squares are baked.
"""

from collections.abc import Sequence

from skill.domain.food import Presence
from skill.food import lexicon
from skill.food.asides import asides
from skill.food.tokens import Token
from skill.food.traits import Trait

_BARRIERS_WORDS = "and with plus in on for und mit et avec e ed con y für pour per para"
_BARRIERS = frozenset(_BARRIERS_WORDS.split())
_OPEN = "/'\"’%!()"
_BAKED = (Trait.WHEAT, Trait.GLUTEN, Trait.MILK, Trait.EGG)
Span = tuple[int, int, tuple[int, ...]]
"""A food name over ``tokens[first:last]`` and what it may mean."""


def loose(tokens: Sequence[Token], named: Sequence[Span], words: lexicon.Names) -> set[int]:
    """Return the places of words that are no food in general, and may be one here."""
    taken = {place for first, last, _ in named for place in range(first, last)}
    free = [place for place in range(len(tokens)) if place not in taken]
    makers = {p for p in free if tokens[p].text in words.makers}
    shapes = {p for p in free if tokens[p].text in words.shapes}
    return {p for p in makers if _is_alone(tokens, p, named)} | {
        last for _, last, meant in named if last in shapes and _is_plain(meant)
    }


def _is_alone(tokens: Sequence[Token], place: int, named: Sequence[Span]) -> bool:
    """Return whether no food is named in the phrase around ``place``."""
    first, last = place, place + 1
    while first > 0 and not _bars(tokens[first - 1]):
        first -= 1
    while last < len(tokens) and not _bars(tokens[last]):
        last += 1
    if any(start < last and end > first for start, end, _ in named):
        return False
    listed = first > 0 and tokens[first - 1].text in _BARRIERS
    return listed or not _is_example(tokens, place, named)


def _is_example(tokens: Sequence[Token], place: int, named: Sequence[Span]) -> bool:
    """Return whether the word stands in an aside to a food: chocolate (such as Lindt)."""
    return asides(tokens)[place] and any(end <= place for _, end, _ in named)


def _bars(token: Token) -> bool:
    return token.text in _BARRIERS if token.kind != "mark" else token.text not in _OPEN


def _is_plain(meant: Sequence[int]) -> bool:
    """Return whether the food is nothing baked or made of milk or egg itself."""
    return not any(
        lexicon.traits(concept)[trait] is Presence.CONTAINS
        for concept in meant
        for trait in _BAKED
    )

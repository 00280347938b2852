"""Claims that the noun they stand on contradicts: no words make an almond free of nuts.

A claim tells of a product where the food is usually *made with* what it denies: there is
egg-free mayonnaise.  Where the food's own name *is* what it denies (nut-free almonds,
peanut-free peanut butter, dairy-free goat's milk) one of the two is wrong, nobody can
tell which, and the food is taken at its name.
"""

from collections.abc import Iterator, Mapping, Sequence

from skill.food import lexicon
from skill.food.claims import Claim
from skill.food.compounds import split
from skill.food.scan import Match
from skill.food.tokens import Token
from skill.food.traits import IMPLIED, Trait

_ITSELF: Mapping[Trait, tuple[str, ...]] = {
    Trait.MILK: ("animal_milk", "whey", "ghee"),
    Trait.EGG: ("egg",),
    Trait.FISH: ("fish",),
    Trait.CRUSTACEAN: ("crustacean",),
    Trait.MOLLUSC: ("mollusc",),
    Trait.TREE_NUT: ("nut",),
    Trait.PEANUT: ("peanut",),
    Trait.WHEAT: ("wheat",),
    Trait.GLUTEN: ("gluten_grain",),
    Trait.SOY: ("soybean",),
    Trait.SESAME: ("sesame",),
    Trait.CELERY: ("celery",),
    Trait.MUSTARD: ("mustard",),
}
"""Classes of the allergen itself, not of what is made with it (``egg``, ``egg_food``)."""
_KIN: Mapping[Trait, Trait] = {
    **IMPLIED,
    Trait.TREE_NUT: Trait.PEANUT,
    Trait.PEANUT: Trait.TREE_NUT,
}
"""What the same word denies: of nut-free nuts, peanuts are not believed either."""
_GROWN_WITHOUT = "oat"
"""Gluten comes into oats from the mill next door: a bar of them may well be free of it."""
_IMITATIONS_WORDS = (
    "substitute substitutes replacer replacers replacement replacements alternative"
    " alternatives imitation mock faux ersatz alternativa sostituto sustituto substitut"
)
_IMITATIONS = frozenset(_IMITATIONS_WORDS.split())


def contradicted(
    tokens: Sequence[Token], match: Match, claim: Claim, names: lexicon.Names
) -> frozenset[Trait]:
    """Return what the claim denies of the matched food against the food's own name.

    "Vegan" and "meatless" contradict nothing: they tell of an imitation, as "egg
    replacer" does.
    """
    around = {token.text for token in tokens[match.first : match.last + 1]}
    if Trait.MEAT in claim.denies or around & _IMITATIONS:
        return frozenset()
    classes = frozenset(_named(tokens, match, names))
    against = {
        trait for trait in claim.denies if not classes.isdisjoint(_ITSELF.get(trait, ()))
    }
    return claim.denies & (against | {_KIN[trait] for trait in against & _KIN.keys()})


def _named(tokens: Sequence[Token], match: Match, names: lexicon.Names) -> Iterator[str]:
    """Yield the classes of the food and of every food named in its name."""
    yield from _classes(match.concepts)
    words = [token.text for token in tokens[match.first : match.last]]
    for first in range(len(words)):
        for last in range(first + 1, len(words) + 1):
            part = names.meaning(" ".join(words[first:last]))
            yield from _unless_oats(part)
    if names.lang == "de" and len(words) == 1:
        yield from _unless_oats(split(words[0], names) or ())


def _unless_oats(concepts: Sequence[int]) -> Iterator[str]:
    classes = frozenset(_classes(concepts))
    return iter(() if _GROWN_WITHOUT in classes else classes)


def _classes(concepts: Sequence[int]) -> Iterator[str]:
    ids = lexicon.foods().ids
    return (ids[above] for concept in concepts for above in lexicon.above(concept))

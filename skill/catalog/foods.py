"""The foods of a recipe, and names of foods that stand in those of others."""

from functools import lru_cache

from skill.catalog.words import words
from skill.domain.recipes import Recipe
from skill.food import lexicon

Stems = tuple[str, ...]
FALSE_FRIENDS = frozenset(
    {
        ("milk", "coconut milk"),
        ("milk", "almond milk"),
        ("milk", "soy milk"),
        ("milk", "oat milk"),
        ("butter", "peanut butter"),
        ("butter", "almond butter"),
        ("butter", "cocoa butter"),
        ("butter", "butter lettuce"),
        ("butter", "butter bean"),
        ("cream", "coconut cream"),
        ("cream", "cream tartar"),
        ("olive", "olive oil"),
        ("potato", "sweet potato"),
        ("pepper", "black pepper"),
        ("pepper", "white pepper"),
        ("pepper", "cayenne pepper"),
        ("pepper", "red pepper flake"),
        ("bean", "vanilla bean"),
        ("nut", "corn nut"),
    }
)
"""A name, and another in which it does not mean the same: stems of words."""
FRIENDLY = frozenset(name for name, _ in FALSE_FRIENDS)


def is_friend(asked: Stems, name: Stems) -> bool:
    """Return whether a name only seems to have what was asked for in it."""
    said, other = " ".join(asked), " ".join(name)
    return any(said == one and friend in other for one, friend in FALSE_FRIENDS)


def foods_of(recipe: Recipe) -> frozenset[str]:
    """Return the concepts of a recipe: those compiled with it, or read from its lines."""
    if recipe.foods:
        return recipe.foods
    lines = (ingredient.line for ingredient in recipe.ingredients)
    return frozenset(food for line in lines for food in lexicon.foods_in(line, recipe.lang))


@lru_cache(maxsize=16384)
def stems_of(concept: str) -> Stems:
    """Return the stems of a concept's id."""
    return words(concept.replace("_", " "))


def classes(concept: str) -> frozenset[str]:
    """Return the concept and every class that it is of; of a strange one, none."""
    foods = lexicon.foods()
    number = foods.numbers.get(concept)
    if number is None:
        return frozenset()
    return frozenset(foods.ids[above] for above in lexicon.above(number))

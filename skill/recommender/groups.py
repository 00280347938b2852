"""Foods that cooks name by the group: "something with seafood", "no dairy", "without nuts".

To want a group is to want one of its classes in the lexicon.  To be without one is a need
like any other: the gate, which also knows what may be hidden, decides.
"""

from collections.abc import Mapping

from skill.catalog.foods import foods_of
from skill.catalog.words import words
from skill.domain.food import Allergen, Diet
from skill.domain.household import Eaters
from skill.domain.recipes import Recipe
from skill.food import lexicon
from skill.food.gate import Cleared, clear
from skill.food.readings import Proven
from skill.recommender.foods import Food

SEA = ("fish_flesh", "crustacean_food", "mollusc_food")
CLASSES: Mapping[str, tuple[str, ...]] = {
    "seafood": SEA,
    "shellfish": SEA[1:],
    "meat": ("meat_food",),
    "dairy": ("dairy",),
    "vegetable": ("vegetable",),
    "veggie": ("vegetable",),
    "fruit": ("fruit",),
    "cheese": ("cheese",),
    "pasta": ("pasta_class",),
    "bread": ("bread_class",),
}
NEEDS: Mapping[str, Eaters] = {
    "seafood": Eaters(
        allergies=frozenset({Allergen.FISH, Allergen.CRUSTACEAN, Allergen.MOLLUSC})
    ),
    "shellfish": Eaters(allergies=frozenset({Allergen.CRUSTACEAN, Allergen.MOLLUSC})),
    "fish": Eaters(allergies=frozenset({Allergen.FISH})),
    "meat": Eaters(diets=frozenset({Diet.PESCATARIAN})),
    "pork": Eaters(diets=frozenset({Diet.PORK_FREE})),
    "dairy": Eaters(allergies=frozenset({Allergen.MILK})),
    "milk": Eaters(allergies=frozenset({Allergen.MILK})),
    "lactose": Eaters(diets=frozenset({Diet.LOW_LACTOSE})),
    "egg": Eaters(allergies=frozenset({Allergen.EGG})),
    "nut": Eaters(allergies=frozenset({Allergen.TREE_NUT, Allergen.PEANUT})),
    "peanut": Eaters(allergies=frozenset({Allergen.PEANUT})),
    "gluten": Eaters(allergies=frozenset({Allergen.GLUTEN})),
    "wheat": Eaters(allergies=frozenset({Allergen.WHEAT})),
    "soy": Eaters(allergies=frozenset({Allergen.SOY})),
    "sesame": Eaters(allergies=frozenset({Allergen.SESAME})),
    "celery": Eaters(allergies=frozenset({Allergen.CELERY})),
    "mustard": Eaters(allergies=frozenset({Allergen.MUSTARD})),
    "alcohol": Eaters(diets=frozenset({Diet.ALCOHOL_FREE})),
}

WIDER: Mapping[str, tuple[str, ...]] = {
    "chili pepper": ("chili", "chile"),
    "chile pepper": ("chili", "chile"),
    "chili": ("chile",),
    "garlic clove": ("garlic",),
}
"""What is meant as well by who wants to be without a food: chili powder is chili."""


def uses(recipe: Recipe, said: str) -> bool:
    """Return whether a recipe uses a food or something of a group."""
    classes = CLASSES.get(" ".join(words(said)), ())
    if any(lexicon.is_a(food, each) for food in foods_of(recipe) for each in classes):
        return True
    return Food.named(said).is_in(recipe)


def lacks(recipe: Recipe, said: str, read: Proven | None = None) -> bool:
    """Return whether a recipe is surely without a food, or all of a group.

    ``read`` is the recipe's label, where it is known.
    """
    group = " ".join(words(said))
    needs = NEEDS.get(group)
    if needs is not None and not isinstance(clear(recipe, needs, read), Cleared):
        return False
    names = (said, *WIDER.get(group, ()))
    return not any(Food.named(name).may_be_in(recipe) for name in names)

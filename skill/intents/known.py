"""Foods that nobody knows, or nobody here may have: told so, rather than wished for."""

from skill.catalog.catalog import Catalog
from skill.catalog.words import words
from skill.dialog.reply import Reply
from skill.dialog.session import Awaiting
from skill.dialog.turn import Turn
from skill.domain.food import Allergen, Diet, Presence
from skill.domain.household import Eaters
from skill.domain.recipes import Wishes
from skill.food.labels import of_recipe
from skill.food.lexicon import canonical, names_in
from skill.recommender.groups import CLASSES, NEEDS
from skill.speech.contents import UnknownFood
from skill.speech.prompts import Prompt
from skill.speech.wishes import AskDifferently


def is_food(said: str) -> bool:
    """Return whether the words name a food, or a group of foods."""
    group = " ".join(words(said))
    return bool(group in CLASSES or group in NEEDS or canonical(said) or names_in(said))


def known(asked: Wishes, catalog: Catalog) -> tuple[Wishes, tuple[Prompt, ...]]:
    """Return what was asked less the foods that nobody knows, and those, to be told."""
    strange = [
        food for food in asked.with_foods if not (is_food(food) or catalog.knows(food))
    ]
    kept = tuple(food for food in asked.with_foods if food not in strange)
    told = tuple(UnknownFood(food) for food in strange)
    return asked.model_copy(update={"with_foods": kept}), told


def ask_again(turn: Turn, unknown: tuple[Prompt, ...]) -> Reply:
    """Return that it is unknown, and the question what else it may be."""
    return Reply(
        say=unknown,
        ask=AskDifferently(),
        awaiting=Awaiting(kind="wish"),
        remember=turn.session.but(topic="recipes"),
    )


def breaks(food: str, eaters: Eaters) -> bool:
    """Return whether a food is known to break what the eaters need."""
    label = of_recipe(food, [food])
    every: tuple[Allergen | Diet, ...] = (*eaters.allergies, *eaters.diets)
    return any(label.presence(need) is Presence.CONTAINS for need in every)

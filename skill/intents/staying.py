"""Staying with a recipe that keeps what is asked now as well."""

from collections.abc import Collection

from skill.dialog.reply import Reply
from skill.dialog.services import Services
from skill.dialog.turn import Turn
from skill.domain.household import Household
from skill.domain.recipes import Recipe, Wishes
from skill.food.gate import Cleared, clear
from skill.intents.at_hand import at_hand, table, told
from skill.intents.moment import signals_of
from skill.recommender.wants import is_called, keeps
from skill.speech import recipes as say
from skill.speech.recipes import checked


def fits(
    recipe: Recipe,
    wishes: Wishes,
    household: Household,
    turn: Turn,
    let_go: Collection[str] = (),
) -> bool:
    """Return whether a recipe keeps every need and wish, at any hour, as any course.

    Wishes that were let go of when it was offered do not count.
    """
    if not isinstance(clear(recipe, table(household, wishes, turn)), Cleared):
        return False
    as_course = wishes.model_copy(update={"course": wishes.course or recipe.course})
    signals = signals_of(turn, as_course, household)
    return recipe.id not in wishes.not_these and keeps(
        recipe, signals, ("hour", *let_go), lambda one: is_called(one, wishes.dish or "")
    )


def stay(turn: Turn, services: Services) -> Reply:
    """Keep the recipe at hand, and say what it was checked for."""
    hand = at_hand(turn, services)
    return told(hand, turn.session, say.StillFits(hand.choice), *checked(hand.choice))

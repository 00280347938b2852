"""Whether we could answer is told by intent and slot, and asking changes nothing."""

import pytest

from skill.dialog.reply import CanFulfill
from skill.dialog.turn import RawSlot
from skill.intents.fulfill import MAYBE, NO, YES, can_fulfill
from tests.support import NOON, World, slots, turn, world


def told(at: World, intent: str, **heard: str | RawSlot) -> CanFulfill:
    """Return the answer."""
    asked = turn("CanFulfillIntentRequest", facts={"intent": intent}, heard=slots(**heard))
    [answer] = can_fulfill(asked, at.services).directives
    assert isinstance(answer, CanFulfill)
    return answer


def test_a_recipe_can_be_found() -> None:
    """Every slot is understood and can be acted on."""
    answer = told(world(), "RecommendIntent", meal="dinner", allergen="nuts")

    assert answer == CanFulfill(YES, {"meal": (YES, YES), "allergen": (YES, YES)})


def test_what_needs_a_permission_may_be_possible() -> None:
    """A timer can be set if the household lets us."""
    answer = told(world(), "SetTimerIntent", duration="PT10M")

    assert answer == CanFulfill(MAYBE, {"duration": (YES, MAYBE)})


@pytest.mark.parametrize(
    ("intent", "slot", "value"),
    [
        ("SetTimerIntent", "duration", "PT0S"),
        ("RecommendIntent", "allergen", "kiwi"),
        ("RecommendIntent", "meal", "elevenses"),
        ("SetReminderIntent", "time", "late"),
    ],
)
def test_what_is_not_understood_is_not_promised(intent: str, slot: str, value: str) -> None:
    """One slot that cannot be used is enough."""
    answer = told(world(), intent, **{slot: value})

    assert answer == CanFulfill(NO, {slot: (NO, NO)})


def test_a_dish_is_promised_only_if_there_is_one() -> None:
    """The catalogue is asked."""
    at = world()

    assert told(at, "FindDishIntent", query="peanut stew").answer == YES
    assert told(at, "FindDishIntent", query="zzyzx quux").answer == NO


@pytest.mark.parametrize(
    "intent", ["ForgetMeIntent", "AddAllergyIntent", "NoSuchIntent", ""]
)
def test_nothing_that_changes_a_household_is_promised(intent: str) -> None:
    """For that, somebody has to name us."""
    assert told(world(), intent).answer == NO


def test_empty_slots_are_not_told_of() -> None:
    """Only what was heard is judged."""
    answer = told(world(), "RecommendIntent", meal=RawSlot("meal"), diet="?")

    assert answer == CanFulfill(YES, {})


def test_asking_changes_nothing() -> None:
    """Neither store nor Alexa is touched."""
    at = world()

    told(at, "SetTimerIntent", duration="PT10M")
    told(at, "RecommendIntent", meal="dinner")

    assert at.timers.calls == []
    assert at.services.store.load("h1", now=NOON).version == 0

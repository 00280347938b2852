"""Whether an utterance without our name could be answered; asking changes nothing."""

from collections.abc import Callable, Mapping

from skill.dialog import calendar_readings, readings
from skill.dialog.reply import CanFulfill, Reply
from skill.dialog.router import when
from skill.dialog.services import Services
from skill.dialog.slots import NoSlots
from skill.dialog.turn import RawSlot, Turn
from skill.domain.food import Diet
from skill.domain.recipes import Course, Meal

YES, MAYBE, NO = "YES", "MAYBE", "NO"

ANSWERS: Mapping[str, str] = {
    "RecommendIntent": YES,
    "FindDishIntent": YES,
    "SurpriseMeIntent": YES,
    "SetTimerIntent": MAYBE,
    "ListTimersIntent": MAYBE,
    "CheckTimerIntent": MAYBE,
    "SetReminderIntent": MAYBE,
    "ListRemindersIntent": MAYBE,
}
"""What needs a permission is a MAYBE; what changes a household wants our name first."""

READS: Mapping[str, Callable[[object], object]] = {
    "duration": readings.length,
    "secondDuration": readings.length,
    "length": readings.length,
    "within": readings.length,
    "after": readings.length,
    "time": calendar_readings.clock_time,
    "date": calendar_readings.day_span,
    "every": calendar_readings.every,
    "servings": readings.count,
    "ordinal": readings.ordinal,
    "meal": readings.one_of(Meal),
    "course": readings.one_of(Course),
    "diet": readings.one_of(Diet),
    "secondDiet": readings.one_of(Diet),
    "allergen": readings.allergens,
    "secondAllergen": readings.allergens,
    "thirdAllergen": readings.allergens,
    "fourthAllergen": readings.allergens,
}
"""How each slot is read; slots not named here are understood as they are heard."""


@when("CanFulfillIntentRequest")
def can_fulfill(turn: Turn, slots: NoSlots, services: Services) -> Reply:
    """Answer for the intent and for each slot that was heard."""
    answer = ANSWERS.get(str(turn.facts.get("intent", "")), NO)
    heard = {n: s for n, s in turn.slots.items() if readings.is_filled(s)}
    told = {name: _slot(name, slot, answer, services) for name, slot in heard.items()}
    if any(fulfill == NO for _, fulfill in told.values()):
        answer = NO
    return Reply(directives=(CanFulfill(answer, told),))


def _slot(name: str, slot: RawSlot, answer: str, services: Services) -> tuple[str, str]:
    """Return whether a slot is understood, and whether it could be acted on."""
    try:
        READS.get(name, readings.text)(slot)
    except ValueError:
        return NO, NO
    if name == "query" and not services.catalog.knows(slot.value or ""):
        return YES, NO
    return YES, answer

"""A bare answer ("ten minutes", "thai", "the second") means what was talked about last.

A question that has a reader of its own is answered there.  Here the topic decides: an
answer becomes the turn that it stands for, and its handler answers that.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import timedelta
from functools import cache

from skill.dialog.people import person
from skill.dialog.readings import allergens, is_filled, length
from skill.dialog.reply import Elicit, Reply
from skill.dialog.router import Router, when
from skill.dialog.services import Services
from skill.dialog.session import Awaiting
from skill.dialog.slots import NoSlots
from skill.dialog.turn import RawSlot, Turn
from skill.domain.frozen import dataclass
from skill.intents import (
    containing,
    contents,
    cooking,
    diets,
    for_whom,
    household,
    recipes,
    refinements,
    refusals,
    reminders,
    tastes,
    timers,
)
from skill.speech import general as say


@dataclass(frozen=True)
class Means:
    """The intent that an answer stands for, and which of its slots the answer fills."""

    intent: str
    slot: str


SUGGEST = {
    kind: Means("RecommendIntent", kind) for kind in ("meal", "cuisine", "food", "diet")
}
REFINE = {
    kind: Means("RefineIntent", kind)
    for kind in ("meal", "cuisine", "food", "diet", "allergen")
}
ANYWHERE: Mapping[str, Means] = {
    **SUGGEST,
    "time": Means("SetReminderIntent", "time"),
    "date": Means("SetReminderIntent", "date"),
}
BY_TOPIC: Mapping[str, Mapping[str, Means]] = {
    "recipes": {
        **REFINE,
        "duration": Means("RefineIntent", "within"),
        "number": Means("RefineIntent", "servings"),
    },
    "cooking": {
        "number": Means("GoToStepIntent", "step"),
        "ordinal": Means("GoToStepIntent", "ordinal"),
        "food": Means("HowMuchIntent", "food"),
        "allergen": Means("DoesItContainIntent", "allergen"),
        "diet": Means("DoesItContainIntent", "diet"),
        "name": Means("CheckTimerIntent", "name"),
    },
    "timers": {
        "name": Means("CheckTimerIntent", "name"),
        "food": Means("CheckTimerIntent", "name"),
        "ordinal": Means("CheckTimerIntent", "ordinal"),
    },
    "household": {
        "allergen": Means("AddAllergyIntent", "allergen"),
        "diet": Means("AddDietIntent", "diet"),
        "number": Means("UsualServingsIntent", "servings"),
    },
}


@cache
def _readers() -> Router:
    """Return the handlers that an answer may be passed to."""
    nouns = (
        containing,
        contents,
        cooking,
        diets,
        household,
        recipes,
        refinements,
        refusals,
    )
    return Router.collect((*nouns, reminders, tastes, timers))


@when("AnswerIntent")
def answer(turn: Turn, slots: NoSlots, services: Services) -> Reply:
    """Pass the answer to whom it concerns, or ask one short question."""
    heard = {name: slot for name, slot in turn.slots.items() if is_filled(slot)}
    whose = _read(person, heard["person"]) if "person" in heard else None
    if (asked := for_whom.asked_of(turn, services, str(whose or "") or None)) is not None:
        return asked
    known = {**ANYWHERE, **BY_TOPIC.get(turn.session.topic, {})}
    for name, slot in heard.items():
        if name in known:
            return passed_on(turn, services, known[name], slot)
    if "name" in heard and _is_dish(turn, heard["name"], services):
        return passed_on(turn, services, Means("FindDishIntent", "query"), heard["name"])
    if "duration" in heard:
        return _timer(heard["duration"])
    if "allergen" in heard:
        return _allergy(turn, heard["allergen"])
    return _what_about(heard)


def _is_dish(turn: Turn, slot: RawSlot, services: Services) -> bool:
    """Return whether a name that a timer might have is that of something to cook."""
    named = (slot.value or "").strip()
    cooks = turn.session.topic in ("", "recipes")
    return bool(cooks and named and services.catalog.knows(named))


def passed_on(turn: Turn, services: Services, means: Means, slot: RawSlot) -> Reply:
    """Return what the handler of that intent says; what it elicits is its own slot."""
    meant = turn.but(name=means.intent, slots={means.slot: replace(slot, name=means.slot)})
    reply = _readers().answer(meant, services)
    if reply.elicit is None or reply.elicit.intent:
        return reply
    wanted = reply.elicit.slot
    known = {means.slot: slot.value} if slot.value and wanted != means.slot else {}
    return reply.but(elicit=Elicit(wanted, means.intent, {**known, **reply.elicit.slots}))


def _timer(slot: RawSlot) -> Reply:
    """Ask whether a length is for a timer."""
    heard = _read(length, slot)
    if not isinstance(heard, timedelta):
        return Reply(ask=say.WhatNow(), again=say.WhatNowAgain())
    return Reply(
        ask=say.ShallISetTimer(heard),
        awaiting=Awaiting(kind="bare_timer", data={"duration": slot.value}),
    )


@when("AMAZON.YesIntent", awaiting="bare_timer")
def bare_timer_yes(turn: Turn, slots: NoSlots, services: Services) -> Reply:
    """Set the timer."""
    data = turn.session.awaiting.data if turn.session.awaiting else {}
    heard = RawSlot("duration", str(data.get("duration")))
    return passed_on(turn, services, Means("SetTimerIntent", "duration"), heard)


@when("AMAZON.NoIntent", awaiting="bare_timer")
def bare_timer_no(turn: Turn, slots: NoSlots, services: Services) -> Reply:
    """Set none."""
    return Reply(say=say.NoTimerThen())


def _allergy(turn: Turn, slot: RawSlot) -> Reply:
    """Ask whether an allergen is somebody's allergy."""
    heard = _read(allergens, slot)
    if not isinstance(heard, frozenset):
        return _what_about({"allergen": slot})
    return Reply(
        ask=say.IsItAnAllergy(heard),
        awaiting=Awaiting(kind="is_allergy", data={"allergen": slot.id or slot.value}),
        remember=turn.session.but(topic="household"),
    )


@when("AMAZON.YesIntent", awaiting="is_allergy")
def is_allergy_yes(turn: Turn, slots: NoSlots, services: Services) -> Reply:
    """Keep it out from now on."""
    data = turn.session.awaiting.data if turn.session.awaiting else {}
    heard = RawSlot("allergen", str(data.get("allergen")))
    return passed_on(turn, services, Means("AddAllergyIntent", "allergen"), heard)


@when("AMAZON.NoIntent", awaiting="is_allergy")
def is_allergy_no(turn: Turn, slots: NoSlots, services: Services) -> Reply:
    """Ask what it was about."""
    return Reply(ask=say.NoToWhat(), again=say.WhatNowAgain())


def _read(reading: Callable[[object], object], slot: RawSlot) -> object:
    """Return what a slot holds, or None where it cannot be used."""
    try:
        return reading(slot)
    except ValueError:
        return None


def _what_about(heard: Mapping[str, RawSlot]) -> Reply:
    """Ask what it is about, naming what was heard where it is a word."""
    kinds = ("name", "person", "food", "allergen")
    word = next((heard[kind] for kind in kinds if kind in heard), None)
    if word is None or not word.value:
        return Reply(ask=say.WhatNow(), again=say.WhatNowAgain())
    named = _read(person, word) if word.name == "person" else word.value
    return Reply(ask=say.WhatAbout(str(named or word.value)), again=say.WhatNowAgain())

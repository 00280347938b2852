"""A bare answer is read in the light of what was talked about last."""

from datetime import timedelta

import pytest

from skill.dialog.reply import Reply
from skill.dialog.session import Awaiting, Session
from skill.dialog.turn import RawSlot
from skill.domain.food import Allergen
from skill.domain.household import OWNER
from skill.domain.recipes import Meal
from skill.intents.answers import (
    ANYWHERE,
    BY_TOPIC,
    answer,
    bare_timer_no,
    bare_timer_yes,
    is_allergy_yes,
)
from skill.speech import general as say
from tests.support import NOON, World, slots, turn, world


def answered(at: World, topic: str = "", **heard: str) -> Reply:
    """Return the reply to a bare answer while a topic is talked about."""
    session = Session(topic=topic)
    return answer(turn("AnswerIntent", session=session, heard=slots(**heard)), at.services)


def test_a_meal_refines_the_recipe_on_offer() -> None:
    """Breakfast after an offer keeps what was asked before."""
    session = Session(topic="recipes")
    session = session.but(wishes=session.wishes.model_copy(update={"servings": 6}))
    heard = slots(meal="breakfast")

    reply = answer(turn("AnswerIntent", session=session, heard=heard), world().services)

    assert reply.remember is not None
    assert reply.remember.wishes.meal is Meal.BREAKFAST
    assert reply.remember.wishes.servings == 6


def test_a_length_after_an_offer_is_the_time_there_is() -> None:
    """Half an hour, said of a recipe, is no timer."""
    at = world()

    reply = answered(at, "recipes", duration="PT30M")

    assert reply.remember is not None
    assert reply.remember.wishes.within_minutes == 30
    assert at.timers.held == {}


def test_a_length_alone_is_asked_about() -> None:
    """No timer is set that nobody asked for."""
    at = world()

    reply = answered(at, duration="PT10M")

    assert reply.ask == say.ShallISetTimer(timedelta(minutes=10))
    assert reply.awaiting == Awaiting(kind="bare_timer", data={"duration": "PT10M"})
    assert at.timers.held == {}


def test_a_yes_sets_that_timer() -> None:
    """Ten minutes, as asked."""
    at = world()
    session = Session(awaiting=Awaiting(kind="bare_timer", data={"duration": "PT10M"}))

    bare_timer_yes(turn("AMAZON.YesIntent", session=session), at.services)

    [timer] = at.timers.held.values()
    assert timer.length == timedelta(minutes=10)


def test_a_no_sets_none() -> None:
    """And says so."""
    at = world()
    session = Session(awaiting=Awaiting(kind="bare_timer", data={"duration": "PT10M"}))

    reply = bare_timer_no(turn("AMAZON.NoIntent", session=session), at.services)

    assert reply.prompts == (say.NoTimerThen(),)
    assert at.timers.held == {}


def test_no_time_at_all_is_no_timer() -> None:
    """Zero minutes is met with a question."""
    assert answered(world(), duration="PT0S").ask == say.WhatNow()


def test_an_allergen_alone_is_asked_about() -> None:
    """The word may be a wish or a danger; it is not guessed."""
    at = world()

    reply = answered(at, allergen="nuts")

    assert reply.ask == say.IsItAnAllergy(frozenset({Allergen.TREE_NUT, Allergen.PEANUT}))
    assert at.services.household("h1", NOON).people == ()


def test_a_yes_keeps_the_allergen_out() -> None:
    """From now on, for the owner."""
    at = world()
    session = Session(awaiting=Awaiting(kind="is_allergy", data={"allergen": "nuts"}))

    is_allergy_yes(turn("AMAZON.YesIntent", session=session), at.services)

    kept = at.services.household("h1", NOON).person(OWNER)
    assert kept.allergies == {Allergen.TREE_NUT, Allergen.PEANUT}


def test_an_allergen_where_allergies_are_talked_of_is_stored() -> None:
    """Nothing is asked that has just been said."""
    at = world()

    answered(at, "household", allergen="milk")

    assert at.services.household("h1", NOON).eaters(NOON).allergies == {Allergen.MILK}


def test_a_name_nobody_can_place_is_asked_about() -> None:
    """One short question, with the word in it."""
    assert answered(world(), name="laundry").ask == say.WhatAbout("laundry")


@pytest.mark.parametrize("heard", [{}, {"number": "?"}, {"number": "4"}])
def test_what_means_nothing_here_is_met_with_a_question(heard: dict[str, str]) -> None:
    """Whatever was heard, the conversation goes on."""
    assert answered(world(), **heard).ask == say.WhatNow()


def test_what_is_elicited_is_a_slot_of_the_intent_meant() -> None:
    """An hour of no time, said of a recipe, is asked for again as that intent's slot."""
    reply = answered(world(), "recipes", duration="P2Y")

    assert reply.elicit is not None
    assert (reply.elicit.intent, reply.elicit.slot) == ("RefineIntent", "within")


def test_every_answer_leads_to_a_slot_that_exists() -> None:
    """The tables name intents of ours, and slots that those read."""
    from skill.intents.answers import _readers

    for table in (ANYWHERE, *BY_TOPIC.values()):
        for means in table.values():
            handler = _readers().table[(means.intent, None)]
            known = {f.alias or n for n, f in handler.slots.model_fields.items()}
            assert means.slot in known, means


def test_a_slot_keeps_its_resolution_on_the_way() -> None:
    """A supper is dinner, wherever it is passed on to."""
    session = Session(topic="recipes")
    supper = RawSlot("meal", "supper", id="dinner", canonical="dinner")

    reply = answer(
        turn("AnswerIntent", session=session, heard={"meal": supper}), world().services
    )

    assert reply.remember is not None
    assert reply.remember.wishes.meal is Meal.DINNER


def test_a_person_is_asked_about_by_name() -> None:
    """With a capital, as it would be kept."""
    assert answered(world(), person="bob").ask == say.WhatAbout("Bob")

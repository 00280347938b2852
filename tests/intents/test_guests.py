"""Guests count at once, needs and all, and until the night is over."""

from datetime import datetime, timedelta

import pytest

from skill.dialog.session import Awaiting, Session
from skill.domain.food import Allergen, Diet
from skill.domain.household import Eaters, Household, Person
from skill.domain.table import with_needs
from skill.intents.guests import (
    guest,
    guest_allergy,
    guest_diet,
    guest_dislike,
    guest_needs,
    guest_needs_no,
    guest_needs_yes,
)
from skill.intents.household import add_allergy
from skill.speech import guests as say
from skill.speech.household import Kept, WhichAllergy
from skill.speech.recipes import OkWithoutIt
from skill.speech.spoken import Many
from skill.store.protocol import update
from tests.support import EVENING, NOON, World, slots, turn, world

NUTS = frozenset({Allergen.TREE_NUT, Allergen.PEANUT})
FOUR_IN_THE_MORNING = (NOON + timedelta(days=1)).replace(hour=4)
ASKED = Session(awaiting=Awaiting(kind="guest_needs", data={"person": "guest"}))


def kept(at: World, now: datetime = EVENING) -> Household:
    """Return the stored household."""
    return at.services.household("h1", now)


def test_a_guests_allergy_counts_at_once_and_until_four() -> None:
    """No question is asked before it is kept, and by morning it is over."""
    at = world()
    heard = slots(allergen="nuts")

    reply = guest(turn("GuestIntent", now=EVENING, heard=heard), at.services)

    [stored] = kept(at).people
    assert stored.guest_until == FOUR_IN_THE_MORNING
    assert kept(at).eaters(EVENING).allergies == NUTS
    assert kept(at).eaters(FOUR_IN_THE_MORNING) == Eaters()
    assert isinstance(reply.say, tuple)
    assert reply.say[0] == say.GuestNeeds(
        Person(name="guest", allergies=NUTS), Kept(frozenset(NUTS))
    )


def test_a_guest_of_the_small_hours_stays_the_coming_evening() -> None:
    """Half an hour before four, "tonight" is not over in half an hour."""
    at = world()
    late = FOUR_IN_THE_MORNING - timedelta(minutes=30)

    guest(turn("GuestIntent", now=late, heard=slots(diet="vegan")), at.services)

    assert kept(at, late).people[0].guest_until == FOUR_IN_THE_MORNING + timedelta(days=1)


def test_without_a_clock_a_guest_stays_longer_rather_than_shorter() -> None:
    """Where the hour is not known, needs must not lapse in the middle of dinner."""
    at = world()
    heard = slots(diet="vegan")

    guest(turn("GuestIntent", now=EVENING, heard=heard, zone_known=False), at.services)

    until = kept(at).people[0].guest_until
    assert until is not None
    assert until - EVENING >= timedelta(hours=18)


def test_who_lives_here_is_no_guest() -> None:
    """The needs of someone known are added to what is known, for good."""
    at = world()
    vegan = Eaters(diets=frozenset({Diet.VEGAN}))
    update(at.services.store, "h1", lambda h: with_needs(h, "Emma", vegan, NOON), now=NOON)

    heard = slots(person="emma", allergen="egg")
    guest(turn("GuestIntent", now=EVENING, heard=heard), at.services)

    [emma] = kept(at).people
    assert emma.guest_until is None
    assert emma.needs == Eaters(allergies=frozenset({Allergen.EGG}), diets=vegan.diets)


def test_needs_told_after_a_visit_are_not_tied_to_it() -> None:
    """Tom was a guest last week; an allergy told of him today counts."""
    at = world()
    guest(turn("GuestIntent", now=EVENING, heard=slots(person="tom")), at.services)
    next_week = EVENING + timedelta(days=7)
    heard = slots(person="tom", allergen="peanut")

    add_allergy(turn("AddAllergyIntent", now=next_week, heard=heard), at.services)

    assert kept(at, next_week).eaters(next_week).allergies == {Allergen.PEANUT}


def test_a_guest_without_needs_is_asked_about() -> None:
    """Three guests are counted, and whether they may eat everything is asked."""
    at = world()

    reply = guest(turn("GuestIntent", now=EVENING, heard=slots(count="3")), at.services)

    assert reply.prompts == (say.GuestsKept(Many(3, "guests")),)
    assert reply.ask == say.AnyNeeds()
    assert reply.awaiting == Awaiting(kind="guest_needs", data={"person": "guests"})


def test_the_answer_is_the_guests() -> None:
    """A bare "nuts" after the question is nobody else's allergy."""
    at = world()
    guest(turn("GuestIntent", now=EVENING), at.services)

    answer = turn("AnswerIntent", now=EVENING, session=ASKED, heard=slots(allergen="nuts"))
    guest_needs(answer, at.services)

    [stored] = kept(at).people
    assert (stored.name, stored.allergies) == ("guest", NUTS)


def test_a_food_that_is_no_allergen_is_read_for_the_allergens_in_it() -> None:
    """Who cannot eat cheese is kept from milk."""
    at = world()

    answer = turn("AnswerIntent", now=EVENING, session=ASKED, heard=slots(food="cheese"))
    guest_needs(answer, at.services)

    assert Allergen.MILK in kept(at).eaters(EVENING).allergies


def test_a_yes_asks_what() -> None:
    """Alexa reads the answer as the guest's allergen."""
    reply = guest_needs_yes(turn("AMAZON.YesIntent", session=ASKED), world().services)

    assert reply.ask == WhichAllergy()
    assert reply.elicit is not None
    assert (reply.elicit.intent, reply.elicit.slot) == ("GuestIntent", "allergen")


def test_a_no_is_the_end_of_it() -> None:
    """All is said."""
    reply = guest_needs_no(turn("AMAZON.NoIntent", session=ASKED), world().services)

    assert reply.prompts == (OkWithoutIt(),)


def test_what_a_guest_does_not_like_is_left_out_while_they_are_here() -> None:
    """Alexa may take "she can't eat olives" for a dislike: it is the guest's, not ours."""
    at = world()
    guest(turn("GuestIntent", now=EVENING), at.services)
    heard = slots(food="olive")

    guest_dislike(
        turn("AddDislikeIntent", now=EVENING, session=ASKED, heard=heard), at.services
    )

    assert [(p.name, p.dislikes) for p in kept(at).people] == [
        ("guest", frozenset({"olive"}))
    ]


def test_a_guests_cheese_is_milk_even_as_a_dislike() -> None:
    """After the question for needs, what is in the food counts."""
    at = world()
    guest(turn("GuestIntent", now=EVENING), at.services)
    heard = slots(food="cheese")

    guest_dislike(
        turn("AddDislikeIntent", now=EVENING, session=ASKED, heard=heard), at.services
    )

    assert Allergen.MILK in kept(at).eaters(EVENING).allergies


def test_she_is_the_guest_who_was_asked_about() -> None:
    """She's allergic to eggs, she's vegan: both are the guest's, and go with her."""
    at = world()
    guest(turn("GuestIntent", now=EVENING), at.services)

    for act, name, heard in (
        (guest_allergy, "AddAllergyIntent", slots(allergen="egg")),
        (guest_diet, "AddDietIntent", slots(diet="vegan")),
    ):
        act(turn(name, now=EVENING, session=ASKED, heard=heard), at.services)

    assert kept(at).eaters(EVENING) == Eaters(
        allergies=frozenset({Allergen.EGG}), diets=frozenset({Diet.VEGAN})
    )
    assert kept(at).eaters(FOUR_IN_THE_MORNING) == Eaters()


def test_who_is_named_while_a_guest_is_asked_about_is_meant() -> None:
    """The son's allergy is the son's, and stays."""
    at = world()
    guest(turn("GuestIntent", now=EVENING), at.services)
    heard = slots(allergen="egg", person="son")

    guest_allergy(
        turn("AddAllergyIntent", now=EVENING, session=ASKED, heard=heard), at.services
    )

    assert kept(at).eaters(FOUR_IN_THE_MORNING).allergies == {Allergen.EGG}


@pytest.mark.parametrize(
    ("day", "counts"),
    [("2026-11-25", False), ("2026-W49", False), ("2026-11-24", True), ("2026-W48", True)],
)
def test_guests_of_another_day_are_told_of_on_that_day(day: str, *, counts: bool) -> None:
    """They are not counted tonight, and not promised to be counted then."""
    at = world()

    heard = slots(person="parents", date=day)
    reply = guest(turn("GuestIntent", now=NOON, heard=heard), at.services)

    people = at.services.household("h1", NOON).people
    assert bool(people) is counts
    assert isinstance(reply.prompts[0], say.GuestKept if counts else say.GuestsOnTheDay)

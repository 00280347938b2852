"""Everything kept can be heard, and deleted, and then it is gone."""

from skill.dialog.session import Awaiting, Session
from skill.domain.cooking import Ticked
from skill.domain.events import Happened, Happening
from skill.domain.food import Allergen
from skill.domain.household import Eaters, Household, Rated, Taken, Zone
from skill.domain.pantry import Item
from skill.domain.table import with_needs
from skill.intents.privacy import (
    forget_me,
    forget_me_no,
    forget_me_yes,
    what_do_you_know,
)
from skill.speech import privacy as say
from skill.speech.household import Whose
from skill.speech.spoken import Many
from skill.store.protocol import update
from tests.support import NOON, World, turn, world

FORGET = Session(awaiting=Awaiting(kind="forget"), offer="chili", said="Hello")


def known() -> World:
    """Return a world where Emma's allergy is kept, for a household of four."""
    at = world()
    needs = Eaters(allergies=frozenset({Allergen.PEANUT}))

    def told(household: Household) -> Household:
        four = household.model_copy(update={"usual_servings": 4})
        return with_needs(four, "Emma", needs, NOON)

    update(at.services.store, "h1", told, now=NOON)
    return at


def test_deleting_is_asked_about_first() -> None:
    """The request deletes nothing."""
    at = known()

    reply = forget_me(turn("ForgetMeIntent"), at.services)

    assert reply.ask == say.ForgetSure()
    assert reply.awaiting == Awaiting(kind="forget")
    assert at.services.household("h1", NOON).people


def test_a_yes_deletes_everything_the_conversation_too() -> None:
    """Neither the store nor the session remembers anything."""
    at = known()

    reply = forget_me_yes(turn("AMAZON.YesIntent", session=FORGET), at.services)

    assert at.services.store.load("h1", now=NOON).version == 0
    assert at.services.store.export("h1", now=NOON) == {}
    assert reply.remember == Session()
    assert reply.prompts == (say.Forgot(Many(1, "records")), say.AlertsRemain())


def test_deleting_nothing_says_so() -> None:
    """A household that was never met has nothing to lose."""
    reply = forget_me_yes(turn("AMAZON.YesIntent", session=FORGET), world().services)

    assert reply.prompts[0] == say.ForgotNothing()


def test_a_no_keeps_everything() -> None:
    """Nothing is deleted without a yes."""
    at = known()

    reply = forget_me_no(turn("AMAZON.NoIntent", session=FORGET), at.services)

    assert at.services.household("h1", NOON).people
    assert reply.prompts == (say.NotForgotten(),)


def test_all_that_is_kept_is_said_with_the_way_to_delete_it() -> None:
    """People, needs and habits, each in a sentence."""
    at = known()

    reply = what_do_you_know(turn("WhatDoYouKnowIntent"), at.services)

    assert reply.prompts == (
        say.KeptPeople(at.services.household("h1", NOON).people),
        say.KeptAllergies(Whose("Emma"), frozenset({Allergen.PEANUT})),
        say.KeptServings(Many(4, "servings")),
        say.HowToForget(),
    )


def test_knowing_nothing_is_said() -> None:
    """There is nothing to list."""
    reply = what_do_you_know(turn("WhatDoYouKnowIntent"), world().services)

    assert reply.prompts == (say.NothingKept(),)


def test_the_record_of_what_was_set_is_told_of() -> None:
    """Even where nothing else is kept."""
    at = world()
    at.services.store.begin("h1", "r1:create-0", {"act": "create-0"}, now=NOON)

    reply = what_do_you_know(turn("WhatDoYouKnowIntent"), at.services)

    assert reply.prompts == (say.KeptLedger(), say.HowToForget())


def test_what_it_taught_is_told_of_and_deleted_with_the_rest() -> None:
    """Though it is kept apart, under another name; each page is a record."""
    at = known()
    for number in range(3):
        one = turn("RecommendIntent", request_id=f"r{number}")
        at.services.journal.record(one, [Happening(Happened.OFFERED, "chili")])

    told = what_do_you_know(turn("WhatDoYouKnowIntent"), at.services)
    gone = forget_me_yes(turn("AMAZON.YesIntent", session=FORGET), at.services)

    assert say.KeptEvents(Many(3, "notes")) in told.prompts
    assert gone.prompts[0] == say.Forgot(Many(4, "records"))
    assert list(at.services.store.events.all(now=NOON)) == []


def test_the_household_is_told_of_habit_by_habit() -> None:
    """Time zones as one says them, and recipes by number."""
    at = world()
    zone = Zone(name="America/New_York", read_at=NOON)
    taken = Taken(recipe="chili", at=NOON)

    def told(household: Household) -> Household:
        return household.model_copy(
            update={"zones": {"d": zone}, "taken": (taken,), "notes": {"met": "yes"}}
        )

    update(at.services.store, "h1", told, now=NOON)

    reply = what_do_you_know(turn("WhatDoYouKnowIntent"), at.services)

    assert reply.prompts == (
        say.KeptTaken(Many(1, "recipes")),
        say.KeptZones(("New York",)),
        say.KeptNotes(Many(1, "notes")),
        say.HowToForget(),
    )


def test_pantry_ticks_and_stars_are_told_exported_and_deleted() -> None:
    """What is in the house is nobody's business but the household's."""
    at = world()

    def told(household: Household) -> Household:
        eggs = Item(food="aunt may's eggs", noted=NOON)
        stars = (Rated(recipe="chili", at=NOON, stars=2),)
        ready = Ticked(recipe="chili", places=frozenset({1}), at=NOON)
        changes = {"pantry": (eggs,), "rated": stars, "ticked": ready}
        return household.model_copy(update=changes)

    update(at.services.store, "h1", told, now=NOON)
    reply = what_do_you_know(turn("WhatDoYouKnowIntent"), at.services)

    assert reply.prompts[:3] == (
        say.KeptRated(Many(1, "recipes")),
        say.KeptTicks(),
        say.KeptPantry(Many(1, "foods")),
    )
    exported = str(at.services.store.export("h1", now=NOON))
    assert all(word in exported for word in ("aunt may's eggs", "stars", "places"))

    forget_me_yes(turn("AMAZON.YesIntent", session=FORGET), at.services)

    assert at.services.store.export("h1", now=NOON) == {}
    assert at.services.household("h1", NOON) == Household()

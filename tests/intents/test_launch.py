"""Opening Larder is useful even if nothing more is said."""

from datetime import datetime, timedelta

import pytest

from skill.dialog.session import Awaiting, Session
from skill.domain.cooking import Cooking
from skill.domain.food import Allergen
from skill.domain.household import Eaters, Household
from skill.domain.recipes import RecipeNotSafeError
from skill.domain.table import with_needs
from skill.food.gate import Cleared, clear
from skill.intents.launch import launch, resume_no, resume_yes, resumed
from skill.intents.privacy import forget_me_yes
from skill.speech import general as say
from skill.speech.cooking import Again, ReadyForFirst, Speech
from skill.speech.prompts import Prompt
from skill.speech.recipes import MakeIt
from skill.store.protocol import update
from tests.support import EVENING, NOON, World, turn, world

DISH = "peanut-stew"


def cleared(at: World) -> Cleared:
    """Return the dish for a table without needs."""
    recipe = at.services.catalog.get(DISH)
    assert recipe is not None
    verdict = clear(recipe, Eaters())
    assert isinstance(verdict, Cleared)
    return verdict


def met(at: World, step: int | None = None) -> World:
    """Return the world with a household that was met before, and a dish at a step."""

    def told(household: Household) -> Household:
        cooking = None
        if step is not None:
            cooking = Cooking(
                recipe=DISH, servings=4, step=step, started=NOON, touched=NOON
            )
        return household.model_copy(update={"notes": {"met": "yes"}, "cooking": cooking})

    update(at.services.store, "h1", told, now=NOON)
    return at


@pytest.mark.parametrize(
    ("hour", "greeting"),
    [
        (3, say.GoodEvening()),
        (4, say.GoodMorning()),
        (11, say.GoodMorning()),
        (12, say.GoodAfternoon()),
        (16, say.GoodAfternoon()),
        (17, say.GoodEvening()),
    ],
)
def test_the_greeting_goes_by_the_hour(hour: int, greeting: Prompt) -> None:
    """The clock on the wall decides."""
    at = met(world())

    reply = launch(turn(now=NOON.replace(hour=hour)), at.services)

    assert reply.prompts[0] == greeting


def test_one_recipe_is_offered_right_away() -> None:
    """It can be taken with a yes, and timers are not even looked at."""
    at = met(world())

    reply = launch(turn(now=EVENING), at.services)

    assert reply.ask == MakeIt()
    assert reply.awaiting is not None
    assert reply.awaiting.kind == "offer"
    assert reply.remember is not None
    assert reply.remember.offer is not None
    assert at.timers.calls == []


def test_what_larder_can_do_is_said_once() -> None:
    """A household that was met hears a greeting instead."""
    at = world()

    first = launch(turn(), at.services)
    second = launch(turn(), at.services)

    assert first.prompts[0] == say.Welcome()
    assert second.prompts[0] == say.GoodAfternoon()


def test_who_was_forgotten_is_met_anew() -> None:
    """No trace is left by which to tell."""
    at = world()
    launch(turn(), at.services)
    forget_me_yes(turn("AMAZON.YesIntent"), at.services)

    assert launch(turn(), at.services).prompts[0] == say.Welcome()


def test_the_offer_keeps_what_the_household_must_not_eat() -> None:
    """Nothing is named at launch that the gate has not cleared for this table."""
    at = world()
    needs = Eaters(allergies=frozenset({Allergen.MILK, Allergen.EGG, Allergen.WHEAT}))
    update(at.services.store, "h1", lambda h: with_needs(h, "Emma", needs, NOON), now=NOON)

    reply = launch(turn(now=EVENING), at.services)

    assert reply.remember is not None
    offered = at.services.catalog.get(reply.remember.offer or "")
    assert offered is not None
    assert isinstance(clear(offered, needs), Cleared)


def test_what_is_on_the_stove_comes_first() -> None:
    """At the third step, it is asked whether to go on; a yes reads that step."""
    at = met(world(), step=2)

    reply = launch(turn(now=NOON + timedelta(hours=1)), at.services)

    assert reply.prompts == (say.GoodAfternoon(), say.AtStep(cleared(at), 3))
    assert reply.ask == say.ShallWeGoOn()
    assert reply.awaiting == Awaiting(kind="resume")

    session = Session(awaiting=reply.awaiting, topic="cooking")
    resume_yes(turn("AMAZON.YesIntent", session=session), at.services)
    cooking = at.services.household("h1", NOON).cooking
    assert cooking is not None
    assert cooking.step == 2


def test_a_no_leaves_the_recipe_where_it_is() -> None:
    """The place is kept for later."""
    at = met(world(), step=2)

    reply = resume_no(turn("AMAZON.NoIntent"), at.services)

    assert reply.ask == say.NoToWhat()
    assert at.services.household("h1", NOON).cooking is not None


def test_a_recipe_chosen_and_not_begun_is_taken_up() -> None:
    """The question is whether to read the first step."""
    at = met(world(), step=-1)

    reply = launch(turn(), at.services)

    assert reply.prompts[-1] == say.ChosenBefore(cleared(at))
    assert reply.ask == ReadyForFirst()


def test_a_recipe_on_the_stove_that_no_longer_fits_is_not_gone_on_with() -> None:
    """Peanuts were told of after the stew was begun."""
    at = met(world(), step=2)
    needs = Eaters(allergies=frozenset({Allergen.PEANUT}))
    update(at.services.store, "h1", lambda h: with_needs(h, "Emma", needs, NOON), now=NOON)

    with pytest.raises(RecipeNotSafeError):
        launch(turn(), at.services)


def late(hours: int) -> datetime:
    """Return a moment so many hours after noon."""
    return NOON + timedelta(hours=hours)


def test_a_recipe_of_last_week_is_not_on_the_stove() -> None:
    """Something new is offered."""
    at = met(world(), step=2)

    assert launch(turn(now=late(24 * 7)), at.services).ask == MakeIt()


def test_coming_back_from_another_skill_asks_the_open_question_again() -> None:
    """The cook finds the conversation where it was left."""
    session = Session(awaiting=Awaiting(kind="forget"), asked="Are you sure?")

    reply = resumed(turn("SessionResumedRequest", session=session), world().services)

    assert reply.ask == Again(Speech("Are you sure?"))
    assert reply.awaiting == Awaiting(kind="forget")


def test_coming_back_to_no_question_is_not_greeted() -> None:
    """A recipe is offered, without a hello."""
    at = met(world())

    reply = resumed(turn("SessionResumedRequest"), at.services)

    assert reply.ask == MakeIt()
    assert say.GoodAfternoon() not in reply.prompts

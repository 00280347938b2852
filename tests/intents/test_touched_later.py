"""A recipe's screen outlives the conversation: what is touched on it is still about it."""

import pytest

from skill.dialog.reply import Reply
from skill.dialog.touches import SHOWN, as_intent
from skill.domain.events import Happened
from skill.domain.food import Allergen
from skill.domain.household import Eaters, Household
from skill.domain.table import with_needs
from skill.speech.contents import IngredientsStart
from skill.speech.cooking import StepFirst, StepSaid
from skill.speech.recipes import Chosen, ContainsTrouble, MakeIt, NoRecipeYet
from tests.intents.talk import Talk, router
from tests.support import EVENING, SHOW_8, turn, world

CRUMBLE = "apple-crumble"


@pytest.fixture
def talk() -> Talk:
    """Return a household that is not in a conversation."""
    return Talk(world().services)


def touch(talk: Talk, *arguments: object) -> Reply:
    """Return the reply to a touch in a new conversation, and go on from there."""
    one = turn(
        f"touch:{arguments[0]}",
        kind="Alexa.Presentation.APL.UserEvent",
        now=EVENING,
        request_id=f"t{len(talk.replies)}",
        session=talk.session,
        device=SHOW_8,
        facts={"arguments": list(arguments)},
    )
    reply = router().answer(as_intent(one), talk.services)
    kept = reply.remember if reply.remember is not None else talk.session
    talk.session = kept.but(awaiting=reply.awaiting if reply.ask else None)
    talk.replies.append(reply)
    return reply


def test_make_it_is_made(talk: Talk) -> None:
    """Minutes after the question was closed."""
    reply = touch(talk, "take", CRUMBLE, "")

    assert isinstance(reply.prompts[0], Chosen)
    assert [one.happened for one in reply.happened] == [Happened.TAKEN]
    assert talk.household.cooking is not None
    assert talk.household.cooking.recipe == CRUMBLE


def test_the_list_is_read_and_the_recipe_is_on_offer_again(talk: Talk) -> None:
    """A yes later on is to that one."""
    reply = touch(talk, "ingredients", CRUMBLE, "")

    assert isinstance(reply.prompts[0], IngredientsStart)
    assert talk.session.offer == CRUMBLE
    assert talk.yes().ask == MakeIt()
    talk.yes()
    assert talk.household.cooking is not None


def test_cooking_starts_from_the_list(talk: Talk) -> None:
    """Without having been taken by voice."""
    [said] = touch(talk, "start", CRUMBLE, "").prompts

    assert isinstance(said, StepFirst)


def test_what_is_on_the_stove_goes_on_where_it_was(talk: Talk) -> None:
    """The list of what is being cooked begins nothing anew."""
    talk.hear("FindDishIntent", query="apple crumble")
    talk.hear("StartCookingIntent")
    talk.hear("AMAZON.NextIntent")
    talk.leave()

    [said] = touch(talk, "start", CRUMBLE, "").prompts

    assert isinstance(said, StepSaid)
    assert said.number == 2
    assert len(talk.household.taken) == 1


def test_the_gate_is_asked_again(talk: Talk) -> None:
    """Somebody may have told of an allergy since."""
    needs = Eaters(allergies=frozenset({Allergen.WHEAT}))
    talk.keep(with_needs(Household(), "Emma", needs, EVENING))

    reply = touch(talk, "take", CRUMBLE, "")

    assert isinstance(reply.prompts[0], ContainsTrouble)
    assert talk.household.cooking is None


def test_what_the_screen_shows_is_what_is_meant(talk: Talk) -> None:
    """Whatever else was offered since: nobody gets what they do not see."""
    talk.hear("FindDishIntent", query="shakshuka")

    touch(talk, "take", CRUMBLE, "")

    assert talk.household.cooking is not None
    assert talk.household.cooking.recipe == CRUMBLE


@pytest.mark.parametrize("odd", ["no-longer-there", "", None, 7, ["x"]])
def test_a_recipe_that_nobody_knows_is_no_recipe(talk: Talk, odd: object) -> None:
    """Whatever a device sends."""
    assert touch(talk, "take", odd, "").prompts == (NoRecipeYet(),)
    assert (
        SHOWN not in as_intent(turn("touch:next", facts={"arguments": ["next", "x"]})).facts
    )

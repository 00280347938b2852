"""Short words: their meaning is in what was last talked about."""

import pytest

from skill.domain.food import Allergen
from skill.domain.household import Person
from skill.domain.timers import NewTimer
from skill.speech import cooking as say
from skill.speech.contents import IngredientsEnd
from skill.speech.recipes import ContainsTrouble, MakeIt, SuggestOne, TakeYourTime
from tests.intents.talk import Talk, named
from tests.support import World, world


@pytest.fixture
def here() -> World:
    """Return the services with their fakes."""
    return world()


def test_wait_is_no_timer_while_a_recipe_is_on_offer() -> None:
    """The offer stays, and Alexa is not asked for her timers."""
    talk = Talk(world().services)
    talk.hear("FindDishIntent", query="apple crumble")

    reply = talk.hear("AMAZON.PauseIntent")

    assert reply.prompts == (TakeYourTime(),)
    assert reply.ask == MakeIt()
    assert (talk.session.offer, reply.directives) == ("apple-crumble", ())
    assert talk.yes().happened[0].recipe == "apple-crumble"


def test_repeat_says_the_last_thing_again_and_its_question_stays_open(
    here: World,
) -> None:
    """Word for word, and the yes still takes the recipe."""
    talk = Talk(here.services)
    talk.hear("RecommendIntent", food="chicken")
    before = talk.session

    reply = talk.hear("AMAZON.RepeatIntent")

    assert talk.words(reply) == (before.said, before.asked)
    assert talk.session.awaiting == before.awaiting
    talk.yes()
    assert talk.household.cooking is not None


def test_what_is_repeated_is_escaped_once(here: World) -> None:
    """Markup in data stays text."""
    talk = Talk(here.services)
    talk.hear("FindDishIntent", query="zzyzx <b> & co")
    assert "&lt;b&gt; &amp; co" in talk.session.said
    before = talk.session.said

    talk.hear("AMAZON.RepeatIntent")

    assert talk.session.said == before


@pytest.mark.parametrize("taken", [False, True])
def test_repeat_asks_the_gate_again(here: World, taken: bool) -> None:
    """Somebody has come to the table since it was said."""
    talk = Talk(here.services)
    talk.hear("FindDishIntent", query="chicken teriyaki")
    if taken:
        talk.hear("StartCookingIntent")
    soy = Person(name="Ann", allergies=frozenset({Allergen.SOY}))
    talk.keep(talk.household.with_person(soy))

    reply = talk.hear("AMAZON.RepeatIntent")

    assert reply.say == ContainsTrouble("Chicken teriyaki", "soy sauce", (Allergen.SOY,))


def test_repeat_in_a_new_conversation_reads_the_step(here: World) -> None:
    """The household knows the place."""
    talk = Talk(here.services)
    talk.hear("FindDishIntent", query="chicken teriyaki")
    talk.hear("StartCookingIntent")
    talk.leave()

    assert isinstance(talk.hear("AMAZON.RepeatIntent").prompts[0], say.BackTo)


def test_repeat_with_nothing_said_offers_a_recipe(here: World) -> None:
    """Rather than silence."""
    reply = Talk(here.services).hear("AMAZON.RepeatIntent")

    assert (reply.say, reply.ask) == (say.NothingSaidYet(), SuggestOne())


def test_next_to_an_offer_is_something_else(here: World) -> None:
    """The next one, please."""
    talk = Talk(here.services)
    [first, *_] = named(talk.hear("RecommendIntent", food="chicken"))

    [second, *_] = named(talk.hear("AMAZON.NextIntent"))

    assert first.recipe.id != second.recipe.id


def test_next_in_the_list_is_more_of_it(here: World) -> None:
    """Not the next step."""
    talk = Talk(here.services)
    talk.hear("FindDishIntent", query="apple crumble")
    talk.hear("IngredientsIntent")

    [said] = talk.hear("AMAZON.NextIntent").prompts

    assert isinstance(said, IngredientsEnd)


def test_pause_and_resume_mean_the_timer_where_timers_were_talked_about(
    here: World,
) -> None:
    """Even with a recipe on the stove."""
    talk = Talk(here.services)
    talk.hear("FindDishIntent", query="chicken teriyaki")
    talk.hear("StartCookingIntent")
    timer = here.timers.create(
        NewTimer.model_validate({"length": "PT10M", "name": "pasta"}), now=talk.now
    )
    talk.hear("ListTimersIntent")

    talk.hear("AMAZON.PauseIntent")
    assert here.timers.held[timer.id].paused

    talk.hear("AMAZON.ResumeIntent")
    assert not here.timers.held[timer.id].paused

"""Step by step: the place is kept, whatever happens to the conversation."""

from datetime import timedelta

import pytest

from skill.dialog.reply import AskConsent
from skill.dialog.services import TIMERS_SCOPE
from skill.domain.errors import PermissionNeededError
from skill.domain.food import Allergen
from skill.domain.household import Household, Person
from skill.domain.stove import KEPT
from skill.speech import cooking as say
from skill.speech.household import SomethingElseInstead
from skill.speech.ratings import HowWasIt
from skill.speech.recipes import ContainsTrouble, NoRecipeYet
from skill.speech.spoken import Many, Ordinal
from tests.intents.talk import Talk, named
from tests.support import FakeTimers, World, world

TERIYAKI = "chicken-teriyaki"  # six steps; the first wants a timer, the last none


@pytest.fixture
def here() -> World:
    """Return the services with their fakes."""
    return world()


@pytest.fixture
def talk(here: World) -> Talk:
    """Return a conversation with chicken teriyaki taken, at its first step."""
    talk = Talk(here.services)
    talk.hear("FindDishIntent", query="chicken teriyaki")
    talk.hear("StartCookingIntent")
    return talk


def place(talk: Talk) -> int:
    """Return the step that is kept, counted from 0."""
    cooking = talk.household.cooking
    assert cooking is not None
    return cooking.step


def texts(talk: Talk) -> list[say.Instruction]:
    """Return the steps of the recipe."""
    recipe = talk.services.catalog.get(TERIYAKI)
    assert recipe is not None
    return [say.Instruction(step.text) for step in recipe.steps]


def test_starting_an_offer_takes_it(talk: Talk) -> None:
    """There is no need to say yes first."""
    assert [one.recipe for one in talk.household.taken] == [TERIYAKI]
    assert talk.replies[-1].prompts == (say.StepFirst(Many(6, "steps"), texts(talk)[0]),)
    assert place(talk) == 0


def test_next_reads_one_step_after_another_and_ends_with_the_meal(talk: Talk) -> None:
    """After the last one the stove is clear."""
    for at in range(1, 5):
        [said] = talk.hear("AMAZON.NextIntent").prompts
        assert said == say.StepSaid(at + 1, texts(talk)[at])
    last = talk.hear("AMAZON.NextIntent")
    assert last.prompts == (say.StepLast(texts(talk)[-1]),)
    assert last.ask == say.SayDone()

    end = talk.hear("AMAZON.NextIntent")

    assert isinstance(end.say, say.Enjoy)
    assert end.ask == HowWasIt()
    assert talk.household.cooking is None


def test_every_step_keeps_the_conversation_open(talk: Talk) -> None:
    """With something to say, and something else to say after a silence."""
    talk.no()
    reply = talk.hear("AMAZON.NextIntent")

    assert (reply.ask, reply.again) == (say.SayNext(), say.SayNextAgain())


def test_yes_to_a_step_is_next(talk: Talk) -> None:
    """Ready?  Yes."""
    talk.no()

    talk.yes()

    assert place(talk) == 1


def test_back_goes_back_and_stops_at_the_first(talk: Talk) -> None:
    """Before the first there is nothing."""
    talk.hear("AMAZON.NextIntent")

    [back] = talk.hear("AMAZON.PreviousIntent").prompts
    first = talk.hear("AMAZON.PreviousIntent").prompts

    assert isinstance(back, say.StepFirst)
    assert [type(one) for one in first] == [say.FirstAlready, say.StepFirst]


def test_a_step_is_found_by_number_and_from_the_end(talk: Talk) -> None:
    """Step four; the second; the last."""
    for heard, at in (({"step": "4"}, 3), ({"ordinal": "2"}, 1), ({"ordinal": "-1"}, 5)):
        talk.hear("GoToStepIntent", heard)
        assert place(talk) == at


def test_a_step_that_is_not_there_is_asked_for_again(talk: Talk) -> None:
    """And a bare number answers."""
    reply = talk.hear("GoToStepIntent", step="9")
    assert (reply.say, reply.ask) == (say.NoSuchStep(Many(6, "steps")), say.WhichStep())
    assert place(talk) == 0

    talk.hear("AnswerIntent", number="3")

    assert place(talk) == 2


def test_what_is_left_is_counted(talk: Talk) -> None:
    """One read, five to go; at the end, none."""
    [some] = talk.hear("StepsLeftIntent").prompts
    talk.hear("GoToStepIntent", ordinal="last")
    [none] = talk.hear("StepsLeftIntent").prompts

    assert some == say.StepsToGo(Ordinal(1), Many(5, "steps"))
    assert none == say.OnLastStep()


def test_start_over_begins_with_the_first_step(talk: Talk) -> None:
    """Whatever the place."""
    talk.hear("GoToStepIntent", step="5")

    talk.hear("AMAZON.StartOverIntent")

    assert place(talk) == 0


def test_a_yes_sets_the_timer_of_the_step_and_keeps_the_place(
    talk: Talk, here: World
) -> None:
    """The next step is read when the cook wants it, not over the simmering pot."""
    recipe = talk.services.catalog.get(TERIYAKI)
    assert recipe is not None
    assert talk.replies[-1].ask == say.SetStepTimer(timedelta(minutes=6))

    reply = talk.yes()

    [timer] = here.timers.held.values()
    assert timer.length == recipe.steps[0].timer
    assert timer.name == recipe.steps[0].timer_name
    assert reply.ask == say.GoOn()
    assert place(talk) == 0
    talk.yes()
    assert place(talk) == 1


def test_a_no_to_the_timer_waits_for_next(talk: Talk, here: World) -> None:
    """Nothing is set."""
    reply = talk.no()

    assert (reply.prompts, reply.ask) == ((say.Untimed(),), say.SayNext())
    assert not here.timers.held


def test_the_permission_for_the_timer_is_asked_for_once_it_is_needed() -> None:
    """The yes is put aside with its question, so that it can be answered again."""
    needed = PermissionNeededError(TIMERS_SCOPE)
    here = world()
    here.timers.fail["create"] = [needed]
    talk = Talk(here.services)
    talk.hear("FindDishIntent", query="chicken teriyaki")
    talk.hear("StartCookingIntent")

    reply = talk.yes()

    assert [type(one) for one in reply.directives] == [AskConsent]
    assert reply.remember is not None
    assert reply.remember.pending is not None
    assert reply.remember.pending.awaiting is not None
    assert reply.remember.pending.awaiting.kind == "step_timer"


def test_a_step_without_a_timer_says_so(talk: Talk, here: World) -> None:
    """And sets none."""
    talk.hear("AMAZON.NextIntent")

    [said] = talk.hear("StepTimerIntent").prompts

    assert said == say.NoStepTimer()
    assert isinstance(here.services.timers, FakeTimers)
    assert not here.timers.held


def test_hours_later_the_recipe_goes_on_where_it_was(talk: Talk) -> None:
    """In a new conversation, with the recipe's name and the step."""
    talk.hear("GoToStepIntent", step="4")
    talk.leave()
    talk.now += timedelta(hours=5)

    reply = talk.hear("ResumeCookingIntent")

    [choice] = {one.recipe.id: one for one in named(reply)}.values()
    assert reply.prompts == (say.BackTo(choice), say.StepSaid(4, texts(talk)[3]))


def test_next_needs_no_resume_first(talk: Talk) -> None:
    """The household knows what it cooks."""
    talk.leave()

    talk.hear("AMAZON.NextIntent")

    assert place(talk) == 1


def test_a_recipe_left_for_days_is_not_taken_up_again(talk: Talk) -> None:
    """It is eaten or thrown away."""
    talk.leave()
    talk.now += KEPT

    assert talk.hear("ResumeCookingIntent").say == NoRecipeYet()


def test_a_guest_who_must_not_eat_it_stops_the_steps(talk: Talk) -> None:
    """The gate is asked at every step, for who is eating then."""
    soy = Person(name="Emma", allergies=frozenset({Allergen.SOY}))
    talk.keep(talk.household.with_person(soy))

    reply = talk.hear("AMAZON.NextIntent")

    assert reply.say == ContainsTrouble("Chicken teriyaki", "soy sauce", (Allergen.SOY,))
    assert reply.ask == SomethingElseInstead()
    assert named(reply) == []
    assert place(talk) == 0
    assert named(talk.yes())[0].recipe.id != TERIYAKI


def test_what_must_not_be_eaten_any_more_can_be_put_away(talk: Talk) -> None:
    """Nobody is wished a good meal of it, and nothing is asked for ever after."""
    ann = Person(name="Ann", allergies=frozenset({Allergen.SOY}))
    talk.keep(talk.household.with_person(ann))

    reply = talk.hear("FinishCookingIntent")

    assert (reply.prompts, reply.ask, reply.happened) == ((say.PutAway(),), None, ())
    assert talk.household.cooking is None
    assert isinstance(talk.hear("AMAZON.NextIntent").prompts[0], NoRecipeYet)


def test_a_pause_keeps_the_place_and_ends(talk: Talk) -> None:
    """The way back is told."""
    reply = talk.hear("AMAZON.PauseIntent")

    assert isinstance(reply.say, say.KeepsPlace)
    assert reply.ask is None
    talk.leave()
    assert isinstance(talk.hear("AMAZON.ResumeIntent").prompts[0], say.BackTo)


def test_after_a_pause_next_reads_the_same_step_once_more(talk: Talk) -> None:
    """Time has passed; the one after that is the next."""
    talk.hear("AMAZON.NextIntent")
    talk.hear("AMAZON.PauseIntent")
    talk.leave()

    [again] = talk.hear("AMAZON.NextIntent").prompts
    [following] = talk.hear("AMAZON.NextIntent").prompts

    assert again == say.StepSaid(2, texts(talk)[1])
    assert following == say.StepSaid(3, texts(talk)[2])


def test_done_clears_the_stove(talk: Talk) -> None:
    """At any step."""
    reply = talk.hear("FinishCookingIntent")

    assert isinstance(reply.say, say.Enjoy)
    assert talk.household.cooking is None
    assert talk.household.taken


def test_not_yet_waits_for_start_cooking() -> None:
    """No to the first step is no hurry."""
    talk = Talk(world().services)
    talk.hear("FindDishIntent", query="chicken teriyaki")
    talk.yes()
    talk.hear("HowLongIntent")

    assert talk.no().say == say.WheneverReady()
    talk.leave()
    assert isinstance(talk.hear("StartCookingIntent").prompts[0], say.StepFirst)


def test_an_empty_kitchen_has_no_next(here: World) -> None:
    """It offers to suggest a recipe."""
    talk = Talk(here.services)

    assert talk.hear("AMAZON.NextIntent").say == NoRecipeYet()
    assert talk.household == Household()


def test_how_long_at_a_step_with_a_time_is_that_time(talk: Talk) -> None:
    """Not the whole recipe's; where the step has none, it is the recipe's."""
    [timed] = talk.hear("HowLongIntent").prompts
    talk.hear("GoToStepIntent", ordinal="last")
    [untimed] = talk.hear("HowLongIntent").prompts

    recipe = talk.services.catalog.get(TERIYAKI)
    assert recipe is not None
    assert timed == say.StepTakes(recipe.steps[0].timer or timedelta())
    assert not isinstance(untimed, say.StepTakes)

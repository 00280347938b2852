"""Cooking a recipe step by step; the place is kept in the household, not in the session."""

from collections.abc import Mapping
from dataclasses import replace
from typing import ClassVar

from skill.dialog.reply import Elicit, Reply
from skill.dialog.router import on, when
from skill.dialog.services import Services
from skill.dialog.session import Awaiting
from skill.dialog.slots import Count, NoSlots, Place, Slots
from skill.dialog.turn import Turn
from skill.domain.events import Happened, Happening
from skill.domain.household import Household
from skill.domain.recipes import NoSuchStepError
from skill.domain.stove import finished, on_stove
from skill.domain.timers import NewTimer, Timer
from skill.intents import shown
from skill.intents.at_hand import AtHand, moved_to, on_the_stove, onward, taken_up, told
from skill.intents.ratings import Made, asked, asking, may_ask
from skill.intents.recheck import refused
from skill.intents.timers import begin_timers
from skill.speech import cooking as say
from skill.speech.prompts import Prompt
from skill.speech.ratings import HowWasIt
from skill.speech.spoken import Many, Ordinal
from skill.store.protocol import update


class GoToStep(Slots):
    """Slots of ``GoToStepIntent``: "step four", "the last step"."""

    asks: ClassVar[Mapping[str, Prompt]] = {
        "step": say.WhichStep(),
        "ordinal": say.WhichStep(),
    }

    step: Count | None = None
    ordinal: Place | None = None


@when("StartCookingIntent")
def start_cooking(turn: Turn, slots: NoSlots, services: Services) -> Reply:
    """Read the first step, or go on where the cook stopped."""
    hand = taken_up(turn, services)
    return read_step(hand, max(hand.place, 0), turn, services)


begin = when("AMAZON.YesIntent", awaiting="first_step")(start_cooking.answer)
skip_list = when("AMAZON.NoIntent", awaiting="ingredients_first")(start_cooking.answer)


@when("AMAZON.NoIntent", awaiting="first_step")
def not_yet(turn: Turn, slots: NoSlots, services: Services) -> Reply:
    """Wait until the cook is ready."""
    return Reply(say=say.WheneverReady())


@when("AMAZON.NoIntent", awaiting="next_step")
def take_a_break(turn: Turn, slots: NoSlots, services: Services) -> Reply:
    """Keep the place until the cook is back."""
    return Reply(say=say.KeepsPlace(on_the_stove(turn, services).choice))


def hold_on(turn: Turn, services: Services) -> Reply:
    """Pause at this step: it is read once more when the cook goes on."""
    hand = moved_to(on_the_stove(turn, services), {"paused": True}, turn, services)
    return Reply(say=say.KeepsPlace(hand.choice))


stay_here = when("AMAZON.NoIntent", awaiting="go_on")(take_a_break.answer)
not_done = when("AMAZON.NoIntent", awaiting="last_step")(take_a_break.answer)


@when("ResumeCookingIntent")
def resume_cooking(turn: Turn, slots: NoSlots, services: Services) -> Reply:
    """Go back to the step where the cook stopped, hours ago perhaps."""
    hand = on_the_stove(turn, services)
    place = hand.place
    if place < 0:
        return read_step(hand, 0, turn, services)
    return read_step(hand, place, turn, services, say.BackTo(hand.choice))


def next_step(turn: Turn, services: Services) -> Reply:
    """Read the next step; after the last one, the recipe is finished."""
    hand = on_the_stove(turn, services)
    if hand.cooking and hand.cooking.paused:
        return read_step(hand, max(hand.place, 0), turn, services)
    place = hand.step_after(1, turn.request_id)
    if place >= len(hand.recipe.steps):
        return done(hand, turn, services)
    return read_step(hand, place, turn, services)


def previous_step(turn: Turn, services: Services) -> Reply:
    """Read the step before; the first one once more where there is none."""
    hand = on_the_stove(turn, services)
    place = hand.step_after(-1, turn.request_id)
    if place < 0:
        return read_step(hand, 0, turn, services, say.FirstAlready())
    return read_step(hand, place, turn, services)


class BareStep(Slots):
    """An answer to "which step?"."""

    number: Count | None = None
    ordinal: Place | None = None


@on("GoToStepIntent", slots=GoToStep)
def go_to_step(turn: Turn, slots: GoToStep, services: Services) -> Reply:
    """Read the step asked for; -1 is the last.

    Raises:
        NoSuchStepError: the recipe has fewer steps.
    """
    hand = taken_up(turn, services)
    count = len(hand.recipe.steps)
    asked = slots.step if slots.step is not None else slots.ordinal
    if asked is None:
        awaiting = Awaiting(kind="which_step")
        return Reply(ask=say.WhichStep(), elicit=Elicit("step"), awaiting=awaiting)
    place = count if asked == -1 else asked
    if not 1 <= place <= count:
        raise NoSuchStepError(asked, count)
    return read_step(hand, place - 1, turn, services)


@on("AnswerIntent", slots=BareStep, awaiting="which_step")
def this_step(turn: Turn, slots: BareStep, services: Services) -> Reply:
    """Read the step that was missing."""
    step = GoToStep(step=slots.number, ordinal=slots.ordinal)
    return go_to_step.answer(turn, step, services)


@when("StepsLeftIntent")
def steps_left(turn: Turn, slots: NoSlots, services: Services) -> Reply:
    """Say how many steps are to go."""
    hand = on_the_stove(turn, services)
    count = len(hand.recipe.steps)
    place = hand.place
    if place < 0:
        return told(hand, turn.session, say.NotBegun(Many(count, "steps")))
    if place >= count - 1:
        return told(hand, turn.session, say.OnLastStep())
    left = Many(count - 1 - place, "steps")
    return told(hand, turn.session, say.StepsToGo(Ordinal(place + 1), left))


@when("StepTimerIntent")
def step_timer(turn: Turn, slots: NoSlots, services: Services) -> Reply:
    """Start the timer that the step wants, and ask whether to go on."""
    hand = on_the_stove(turn, services)
    step = hand.recipe.steps[hand.place] if hand.place >= 0 else None
    if step is None or step.timer is None:
        return told(hand, turn.session, say.NoStepTimer())
    new = NewTimer(length=step.timer, name=step.timer_name or None)
    reply = begin_timers(turn, (new,), services)
    rings = Timer(id="", length=step.timer, rings_at=turn.now + step.timer, name=new.name)
    reply = reply.but(show=shown.step(hand, hand.place, turn, running=rings))
    session = (reply.remember or turn.session).but(topic="cooking")
    last = onward(hand)
    if last.awaiting.kind == "last_step":
        return reply.but(ask=last.ask, awaiting=last.awaiting, remember=session)
    return reply.but(ask=say.GoOn(), awaiting=Awaiting(kind="go_on"), remember=session)


yes_set_it = when("AMAZON.YesIntent", awaiting="step_timer")(step_timer.answer)


@when("AMAZON.NoIntent", awaiting="step_timer")
def no_timer(turn: Turn, slots: NoSlots, services: Services) -> Reply:
    """Leave the timer, and wait for the cook."""
    return told(on_the_stove(turn, services), turn.session, say.Untimed())


@when("FinishCookingIntent")
def finish_cooking(turn: Turn, slots: NoSlots, services: Services) -> Reply:
    """Clear the stove, and wish a good meal; none where it must not be eaten any more."""
    household = services.household(turn.household, turn.now)
    cooking = on_stove(household, turn.now)
    turned_away = {one.recipe.id for one in refused(turn, services, household)}
    if cooking is None or cooking.recipe not in turned_away:
        return done(on_the_stove(turn, services), turn, services)
    stove = cooking.recipe
    update(services.store, turn.household, lambda h: finished(h, stove), now=turn.now)
    session = turn.session.but(topic="recipes", offer=None)
    return Reply(say=say.PutAway(), remember=session)


yes_done = when("AMAZON.YesIntent", awaiting="last_step")(finish_cooking.answer)


def done(hand: AtHand, turn: Turn, services: Services) -> Reply:
    """Clear the stove of this recipe; after its last step, ask how it was, once.

    That it was made is written down before: cut off in between, the request comes again
    and finds it on the stove.
    """
    services.journal.record(turn, _become(Happened.FINISHED, hand))
    recipe = hand.recipe.id
    through = hand.place >= len(hand.recipe.steps) - 1
    ask = through and may_ask(hand.household, recipe)

    def cleared(household: Household) -> Household:
        return finished(asked(household) if ask else household, recipe)

    update(services.store, turn.household, cleared, now=turn.now)
    reply = Reply()
    if ask:
        offered = hand.cooking.offered if hand.cooking else ""
        reply = asking(Made(recipe, offered), HowWasIt())
    session = turn.session.but(topic="recipes", offer=None)
    return reply.but(say=say.Enjoy(hand.choice), remember=session)


def read_step(
    hand: AtHand, place: int, turn: Turn, services: Services, *before: Prompt
) -> Reply:
    """Keep the place, read the step, and ask for its timer or for "next".

    Raises:
        NoSuchStepError: the recipe has no steps at all.
    """
    if not hand.recipe.steps:
        raise NoSuchStepError(1, 0)
    here = moved_to(hand, {"step": place, "paused": False}, turn, services)
    if not _begun(hand, turn):
        begun = (*hand.happened, *_become(Happened.STARTED, hand))
        here = replace(here, happened=begun)
    reply = told(here, turn.session.but(offer=None), *before, _step(here, place))
    reply = reply.but(show=shown.step(here, place, turn))
    timer = hand.recipe.steps[place].timer
    if timer is None:
        return reply
    awaiting = Awaiting(kind="step_timer")
    return reply.but(ask=say.SetStepTimer(timer), again=None, awaiting=awaiting)


def _begun(hand: AtHand, turn: Turn) -> bool:
    """Return whether a step was read before; the same request sent again is no other."""
    again = hand.cooking is not None and hand.cooking.by == turn.request_id
    return hand.place > 0 or (hand.place == 0 and not again)


def _become(what: Happened, hand: AtHand) -> tuple[Happening, ...]:
    offered = hand.cooking.offered if hand.cooking else ""
    return (Happening(what, hand.recipe.id, offered=offered),)


def _step(hand: AtHand, place: int) -> Prompt:
    """Return the words for a step: the first, the last, or one on the way."""
    steps = hand.recipe.steps
    text = say.Instruction(steps[place].text)
    if place == 0:
        return say.StepFirst(Many(len(steps), "steps"), text)
    if place == len(steps) - 1:
        return say.StepLast(text)
    return say.StepSaid(place + 1, text)

"""Next, back, again, pause: short words whose meaning is in what was last talked about."""

from skill.dialog.reply import Reply
from skill.dialog.router import when
from skill.dialog.services import Services
from skill.dialog.session import Awaiting
from skill.dialog.slots import NoSlots
from skill.dialog.turn import Turn
from skill.domain.stove import on_stove
from skill.intents.at_hand import at_hand, on_the_stove, told
from skill.intents.cooking import (
    hold_on,
    next_step,
    previous_step,
    read_step,
    resume_cooking,
)
from skill.intents.timer_changes import pause_timer, resume_timer
from skill.intents.timer_lengths import restart_timer
from skill.intents.timers import WhichTimer
from skill.speech.cooking import Again, NothingSaidYet, Speech
from skill.speech.recipes import SuggestOne, TakeYourTime


@when("AMAZON.NextIntent")
def next_please(turn: Turn, slots: NoSlots, services: Services) -> Reply:
    """Go on to the next step."""
    return next_step(turn, services)


yes_next = when("AMAZON.YesIntent", awaiting="next_step")(next_please.answer)
yes_go_on = when("AMAZON.YesIntent", awaiting="go_on")(next_please.answer)


@when("AMAZON.PreviousIntent")
def previous_please(turn: Turn, slots: NoSlots, services: Services) -> Reply:
    """Go back a step."""
    return previous_step(turn, services)


@when("AMAZON.StartOverIntent")
def start_over(turn: Turn, slots: NoSlots, services: Services) -> Reply:
    """Begin again with the first step, or the timer where timers were talked about."""
    if turn.session.topic == "timers":
        return restart_timer.answer(turn, WhichTimer(), services)
    return read_step(on_the_stove(turn, services), 0, turn, services)


@when("AMAZON.RepeatIntent")
def repeat(turn: Turn, slots: NoSlots, services: Services) -> Reply:
    """Say the last thing once more, whatever it was; the open question stays open.

    Raises:
        RecipeNotSafeError: it was about a recipe that no longer suits who is eating.
    """
    session = turn.session
    household = services.household(turn.household, turn.now)
    cooking = on_stove(household, turn.now) is not None
    if session.said or session.asked:
        if session.offer or (cooking and session.topic == "cooking"):
            at_hand(turn, services)
        asked = Again(Speech(session.asked)) if session.asked else None
        said = (Again(Speech(session.said)),) if session.said else ()
        return Reply(say=said, ask=asked, awaiting=session.awaiting)
    if cooking:
        return resume_cooking.answer(turn, slots, services)
    awaiting = Awaiting(kind="suggest")
    return Reply(say=NothingSaidYet(), ask=SuggestOne(), awaiting=awaiting)


@when("AMAZON.PauseIntent")
def pause(turn: Turn, slots: NoSlots, services: Services) -> Reply:
    """Pause the cooking, if that is what was talked about; else the timer.

    "Wait" while a recipe is on offer is neither: the offer stays.
    """
    if turn.session.topic == "cooking":
        return hold_on(turn, services)
    if turn.session.topic == "recipes" and turn.session.offer is not None:
        return told(at_hand(turn, services), turn.session, TakeYourTime())
    return pause_timer.answer(turn, WhichTimer(), services)


@when("AMAZON.ResumeIntent")
def resume(turn: Turn, slots: NoSlots, services: Services) -> Reply:
    """Resume the cooking, or the timer where timers were talked about."""
    household = services.household(turn.household, turn.now)
    if turn.session.topic != "timers" and on_stove(household, turn.now):
        return resume_cooking.answer(turn, slots, services)
    return resume_timer.answer(turn, WhichTimer(), services)

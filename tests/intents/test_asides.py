"""A timer in the middle of something else, and the way back to it."""

from skill.dialog.reply import AskConsent, Reply
from skill.dialog.session import Awaiting, Parked, Session
from skill.intents.asides import come_back
from skill.speech.cooking import Again, SayNext, Speech
from skill.speech.general import DidNotGet
from skill.speech.recipes import StillOnOffer
from tests.support import turn, world

SERVICES = world().services

OFFERED = Session(
    awaiting=Awaiting(kind="offer"), asked="Shall we?", topic="recipes", offer="dal-tadka"
)
SET = Reply(say=DidNotGet("set"), remember=OFFERED.but(topic="timers"))


def test_the_open_question_is_asked_again_after_an_aside() -> None:
    """With the recipe still on offer, and the topic it was about."""
    reply = come_back(turn("SetTimerIntent", session=OFFERED), SET, SERVICES, is_aside=True)

    assert isinstance(reply.ask, StillOnOffer)
    assert reply.ask.choice.recipe.id == "dal-tadka"
    assert reply.awaiting == Awaiting(kind="offer")
    assert reply.remember is not None
    assert (reply.remember.topic, reply.remember.offer) == ("recipes", "dal-tadka")


def test_it_waits_while_the_aside_asks_something_itself() -> None:
    """A reminder is confirmed first; then the way leads back."""
    asks = SET.but(ask=DidNotGet("okay?"), awaiting=Awaiting(kind="confirm_reminder"))
    first = come_back(
        turn("SetReminderIntent", session=OFFERED), asks, SERVICES, is_aside=True
    )
    assert first.ask == asks.ask
    assert first.remember is not None

    kept = first.remember.but(awaiting=asks.awaiting, asked="okay?")
    yes = turn("AMAZON.YesIntent", session=kept)
    second = come_back(
        yes, Reply(say=DidNotGet("set"), remember=kept), SERVICES, is_aside=True
    )

    assert isinstance(second.ask, StillOnOffer)
    assert second.remember is not None
    assert second.remember.parked is None


def test_it_waits_while_alexa_asks_for_a_permission() -> None:
    """Nothing of ours is asked beside Alexa's own question."""
    asks = Reply(directives=(AskConsent("scope", "token"),))

    reply = come_back(
        turn("SetTimerIntent", session=OFFERED), asks, SERVICES, is_aside=True
    )

    assert reply.ask is None
    assert reply.remember is not None
    assert reply.remember.parked is not None


def test_after_a_timer_the_step_goes_on_rather_than_its_timer_question() -> None:
    """It may be the very timer that was set."""
    session = OFFERED.but(awaiting=Awaiting(kind="step_timer"), topic="cooking")

    reply = come_back(turn("SetTimerIntent", session=session), SET, SERVICES, is_aside=True)

    assert (reply.ask, reply.awaiting) == (SayNext(), Awaiting(kind="next_step"))


def test_another_question_is_asked_in_its_own_words() -> None:
    """The last words before the aside."""
    session = OFFERED.but(awaiting=Awaiting(kind="first_step"), topic="cooking")

    reply = come_back(turn("SetTimerIntent", session=session), SET, SERVICES, is_aside=True)

    assert reply.ask == Again(Speech("Shall we?"))


def test_what_is_no_aside_lets_the_question_go() -> None:
    """The cook has moved on."""
    parked = Parked(kind="offer", asked="Shall we?")
    session = Session(parked=parked)
    moved_on = Reply(say=DidNotGet("x"))

    reply = come_back(
        turn("AMAZON.HelpIntent", session=session), moved_on, SERVICES, is_aside=False
    )

    assert reply.ask is None
    assert reply.remember is not None
    assert reply.remember.parked is None


def test_without_an_open_question_an_aside_ends_as_it_would() -> None:
    """A timer alone asks nothing."""
    assert come_back(turn("SetTimerIntent"), SET, SERVICES, is_aside=True) == SET

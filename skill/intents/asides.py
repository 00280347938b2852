"""A timer or a reminder set in the middle of something else, and the way back to it.

A cook who is asked "Shall we make it?" and says "set a timer for ten minutes" gets the
timer, and then the question again: an aside never loses what was on the table.
"""

from skill.dialog.reply import AskConsent, Reply
from skill.dialog.services import Services
from skill.dialog.session import Awaiting, Parked
from skill.dialog.turn import Turn
from skill.intents.at_hand import at_hand
from skill.speech.cooking import Again, SayNext, SayNextAgain, Speech
from skill.speech.prompts import Prompt
from skill.speech.recipes import StillOnOffer

WAITS = frozenset(
    {
        "offer",
        "ingredients_first",
        "more_ingredients",
        "first_step",
        "next_step",
        "step_timer",
        "last_step",
        "resume",
        "suggest",
    }
)
"""The questions that wait while an aside is dealt with."""


def come_back(turn: Turn, reply: Reply, services: Services, *, is_aside: bool) -> Reply:
    """Return the reply with the question that waited, once the aside is done.

    While the aside itself asks something, the question is parked in the session; anything
    but an aside lets it go.  An offer is named again, and goes through the gate again.

    Raises:
        RecipeNotSafeError: what was on offer does not suit who is eating now.
    """
    session = reply.remember if reply.remember is not None else turn.session
    if not is_aside or reply.silent:
        return reply if session.parked is None else _without(reply, turn)
    waiting = turn.session.parked or _open(turn)
    if waiting is None:
        return reply
    if reply.ask is not None or _hands_over(reply):
        return reply.but(remember=session.but(parked=waiting))
    back = session.but(parked=None, topic=waiting.topic, offer=waiting.offer)
    if waiting.kind == "step_timer":  # it may be the very timer that was set
        ask, again, kind = SayNext(), SayNextAgain(), "next_step"
        return reply.but(ask=ask, again=again, awaiting=Awaiting(kind=kind), remember=back)
    awaiting = Awaiting(kind=waiting.kind, data=waiting.data)
    ask_again: Prompt = Again(Speech(waiting.asked))
    if waiting.kind == "offer":
        hand = at_hand(turn.but(session=back), services)
        ask_again = StillOnOffer(hand.choice)
    return reply.but(ask=ask_again, again=None, awaiting=awaiting, remember=back)


def _open(turn: Turn) -> Parked | None:
    """Return the question that is open, if it is one that waits."""
    awaiting, session = turn.session.awaiting, turn.session
    if awaiting is None or awaiting.kind not in WAITS or not session.asked:
        return None
    return Parked(
        kind=awaiting.kind,
        data=awaiting.data,
        asked=session.asked,
        topic=session.topic,
        offer=session.offer,
    )


def _hands_over(reply: Reply) -> bool:
    return any(isinstance(directive, AskConsent) for directive in reply.directives)


def _without(reply: Reply, turn: Turn) -> Reply:
    session = reply.remember if reply.remember is not None else turn.session
    return reply.but(remember=session.but(parked=None))

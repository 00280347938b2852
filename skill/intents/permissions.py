"""What comes back when Alexa has asked the household for a permission.

``resume`` gives the turn that waited for it, which the app answers in place of the consent;
what is left for the handler here are the answers that allow nothing.
"""

from skill.dialog.apologies.permissions import wanted_for
from skill.dialog.aside import taken_up
from skill.dialog.reply import ConsentCard, Reply
from skill.dialog.router import when
from skill.dialog.services import Services
from skill.dialog.slots import NoSlots
from skill.dialog.turn import Turn
from skill.speech.permissions import NowAskAgain, PermissionInApp, WithoutPermission

ACCEPTED, DENIED = "ACCEPTED", "DENIED"


def resume(turn: Turn) -> Turn | None:
    """Return the turn that waited for the permission just given; None where none did.

    It keeps the id of the request that began it, so that what it does is done once, and
    the fact ``granted``, so that a permission is never asked for twice in a row.  Its kind
    is that of the consent, which takes no dialog directives.
    """
    pending = turn.session.pending
    if turn.name != "AskFor" or turn.facts.get("status") != ACCEPTED or pending is None:
        return None
    return turn.but(
        request_id=pending.request_id,
        name=pending.name,
        slots=taken_up(dict(pending.slots)),
        session=turn.session.but(awaiting=pending.awaiting, pending=None),
        facts={"granted": pending.scope},
    )


@when("AskFor")
def consent_answered(turn: Turn, slots: NoSlots, services: Services) -> Reply:
    """Accept a no kindly; where nobody answered, leave a card in the Alexa app."""
    pending = turn.session.pending
    session = turn.session.but(pending=None)
    status = turn.facts.get("status")
    if pending is None:
        ask = NowAskAgain() if status == ACCEPTED else None
        return Reply(ask=ask, remember=session, silent=ask is None)
    what = wanted_for(pending.scope)
    say = WithoutPermission(what) if status == DENIED else PermissionInApp(what)
    return Reply(say=say, directives=(ConsentCard((pending.scope,)),), remember=session)

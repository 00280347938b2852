"""An intent taken up again once the question it asked has been answered."""

from collections.abc import Callable, Mapping

from skill.dialog.apologies import apology
from skill.dialog.aside import taken_up
from skill.dialog.reply import Elicit, Reply
from skill.dialog.services import Services
from skill.dialog.turn import RawSlot, Turn
from skill.domain.errors import SkillError

Act = Callable[[Turn, Services], Reply]


def go_on(
    turn: Turn, services: Services, acts: Mapping[str, Act], filled: Mapping[str, RawSlot]
) -> Reply:
    """Answer the intent that asked, with the slots it had and those now told.

    What it still lacks it asks for in its own name, not in that of the answer.
    """
    asked = turn.session.awaiting
    data = asked.data if asked else {}
    name = str(data.get("intent"))
    slots = taken_up(data.get("slots")) | dict(filled)
    meant = turn.but(name=name, slots=slots)
    try:
        reply = acts[name](meant, services)
    except SkillError as error:
        reply = apology(error, meant)
    if reply.elicit is None or reply.elicit.intent:
        return reply
    wanted = reply.elicit.slot
    known = {n: s.value for n, s in slots.items() if s.value and n != wanted}
    return reply.but(elicit=Elicit(wanted, name, {**known, **reply.elicit.slots}))

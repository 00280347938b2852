"""Which handler answers."""

import types

import pytest

from skill.dialog.reply import Reply
from skill.dialog.router import FALLBACK, Handler, Router, when
from skill.dialog.services import Services
from skill.dialog.session import Awaiting, Session
from skill.dialog.slots import NoSlots, Slots
from skill.dialog.turn import Turn
from skill.domain.errors import DeviceNotSupportedError
from skill.speech.general import CannotHere
from tests.support import turn, world

ASKED = Session(awaiting=Awaiting(kind="forget"))


def handler(*names: str, awaiting: str | None = None) -> Handler[NoSlots]:
    """Return a handler that does nothing."""

    @when(*names, awaiting=awaiting)
    def answer(turn: Turn, slots: NoSlots, services: Services) -> Reply:
        return Reply(silent=True)

    return answer


def router(**handlers: Handler[NoSlots]) -> Router:
    """Return a router over these and a fallback."""
    module = types.ModuleType("intents")
    vars(module).update(handlers, fallback=handler(FALLBACK))
    return Router.collect([module])


def slots_of(found: Handler[Slots]) -> tuple[tuple[str, ...], str | None]:
    """Return what a handler was registered for."""
    return found.names, found.awaiting


def test_the_open_question_goes_before_the_name_alone() -> None:
    """A yes to "are you sure?" is not just any yes."""
    known = router(
        yes=handler("AMAZON.YesIntent"), sure=handler("AMAZON.YesIntent", awaiting="forget")
    )

    assert slots_of(known.handler(turn("AMAZON.YesIntent", session=ASKED)))[1] == "forget"
    assert slots_of(known.handler(turn("AMAZON.YesIntent")))[1] is None


def test_perfect_says_yes_to_whatever_was_asked() -> None:
    """It was made for recipes, and a cook says it to a reminder too."""
    known = router(
        take=handler("TakeRecipeIntent"),
        sure=handler("AMAZON.YesIntent", awaiting="forget"),
    )

    assert slots_of(known.handler(turn("TakeRecipeIntent", session=ASKED)))[1] == "forget"
    assert slots_of(known.handler(turn("TakeRecipeIntent")))[0] == ("TakeRecipeIntent",)


def test_what_nobody_knows_goes_to_the_fallback() -> None:
    """An intent of another model version, say."""
    assert slots_of(router().handler(turn("NewIntent")))[0] == (FALLBACK,)


def test_two_handlers_for_one_name_are_refused() -> None:
    """Which of them would answer must never be chance."""
    with pytest.raises(ValueError, match="two handlers"):
        router(one=handler("HelpIntent"), other=handler("HelpIntent"))


def test_what_cannot_be_done_is_apologised_for() -> None:
    """A SkillError never leaves the router."""

    @when("SetTimerIntent")
    def refused(turn: Turn, slots: NoSlots, services: Services) -> Reply:
        raise DeviceNotSupportedError("timers")

    reply = router(refused=refused).answer(turn("SetTimerIntent"), world().services)

    assert reply.say == CannotHere("timers")

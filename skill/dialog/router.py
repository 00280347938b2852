"""Which handler answers a turn, and what happens when it cannot.

A handler is a function ``(turn, slots, services) -> Reply`` registered with ``@on``.  The
router picks it by the turn's name, and by the open question where one is registered for it.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from types import ModuleType
from typing import Generic, TypeVar

from skill.dialog.apologies import apology
from skill.dialog.reply import Reply
from skill.dialog.services import Services
from skill.dialog.slots import NoSlots, Slots
from skill.dialog.turn import Turn
from skill.domain.errors import SkillError

S = TypeVar("S", bound=Slots)

FALLBACK = "AMAZON.FallbackIntent"
AGREES = {"TakeRecipeIntent": "AMAZON.YesIntent"}
"""What says yes to a question that it was not made for ("perfect", "sounds good")."""


@dataclass(frozen=True)
class Handler(Generic[S]):
    """A registered handler: what it answers to, its slots, and the function itself."""

    names: tuple[str, ...]
    slots: type[S]
    awaiting: str | None
    answer: Callable[[Turn, S, Services], Reply]

    def __call__(self, turn: Turn, services: Services) -> Reply:
        """Read the slots and answer.

        Raises:
            SkillError: for a reason that ``apologies`` words.
        """
        return self.answer(turn, self.slots.read(turn.slots), services)


def on(
    *names: str, slots: type[S], awaiting: str | None = None
) -> Callable[[Callable[[Turn, S, Services], Reply]], Handler[S]]:
    """Register a function for turns of these names, given the slots of type ``slots``.

    With ``awaiting``, it answers only while the session awaits a question of that kind,
    and goes before a handler registered without.
    """

    def register(answer: Callable[[Turn, S, Services], Reply]) -> Handler[S]:
        return Handler(names, slots, awaiting, answer)

    return register


def when(
    *names: str, awaiting: str | None = None
) -> Callable[[Callable[[Turn, NoSlots, Services], Reply]], Handler[NoSlots]]:
    """Register a function for turns that have no slots to read."""
    return on(*names, slots=NoSlots, awaiting=awaiting)


@dataclass
class Router:
    """The table of handlers."""

    table: dict[tuple[str, str | None], Handler[Slots]] = field(default_factory=dict)

    @classmethod
    def collect(cls, modules: Iterable[ModuleType]) -> "Router":
        """Return a router over every handler in these modules.

        Raises:
            ValueError: two handlers answer to the same name and question.
        """
        router = cls()
        for module in modules:
            for value in vars(module).values():
                if isinstance(value, Handler):
                    router.add(value)
        return router

    def add(self, handler: Handler[Slots]) -> None:
        """Enter one handler."""
        for name in handler.names:
            key = (name, handler.awaiting)
            if self.table.setdefault(key, handler) is not handler:
                raise ValueError(f"two handlers for {key}")

    def handler(self, turn: Turn) -> Handler[Slots]:
        """Return who answers: for the open question, for the name, or the fallback."""
        awaiting = turn.session.awaiting
        for name in (turn.name, AGREES.get(turn.name)):
            if awaiting and name and (found := self.table.get((name, awaiting.kind))):
                return found
        return self.table.get((turn.name, None)) or self.table[(FALLBACK, None)]

    def answer(self, turn: Turn, services: Services) -> Reply:
        """Return the reply, or the apology where a handler could not do what was asked."""
        try:
            return self.handler(turn)(turn, services)
        except SkillError as error:
            return apology(error, turn)

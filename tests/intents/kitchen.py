"""A conversation about timers and reminders: turns go in, replies come out."""

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import cache
from importlib import import_module

from skill.dialog.reply import Reply
from skill.dialog.router import Router
from skill.dialog.session import Session
from skill.dialog.turn import RawSlot, Turn
from skill.domain.timers import Timer
from skill.speech.prompts import Prompt
from skill.store.memory import MemoryStore
from tests.support import (
    NOON,
    FakeReminders,
    FakeTimers,
    World,
    slots,
    turn,
    world,
)

NOUNS = (
    "controls",
    "general",
    "permissions",
    "reminder_changes",
    "reminder_lists",
    "reminders",
    "timer_changes",
    "timer_lengths",
    "timer_questions",
    "timers",
)
MINUTE = timedelta(minutes=1)


@cache
def router() -> Router:
    """Return the handlers that such a talk needs."""
    return Router.collect(import_module(f"skill.intents.{noun}") for noun in NOUNS)


@cache
def _shared() -> World:
    """Return a world whose catalogue and recommender, which nobody changes, are shared."""
    return world()


def fresh() -> World:
    """Return a world with timers, reminders and a store of its own."""
    timers, reminders = FakeTimers(), FakeReminders()
    services = replace(
        _shared().services, timers=timers, reminders=reminders, store=MemoryStore()
    )
    return World(services, timers, reminders)


@dataclass
class Kitchen:
    """One household talking; ten seconds pass between turns."""

    world: World = field(default_factory=fresh)
    now: datetime = NOON
    session: Session = field(default_factory=Session)
    turns: list[Turn] = field(default_factory=list)
    zone_known: bool = True

    def hear(self, intent: str, /, **heard: str | RawSlot) -> Reply:
        """Return the reply to an intent, and keep the session."""
        self.now += timedelta(seconds=10)
        return self.answer(
            turn(
                intent,
                now=self.now,
                request_id=f"r{len(self.turns)}",
                session=self.session,
                heard=slots(**heard),
                zone_known=self.zone_known,
            )
        )

    def answer(self, one: Turn) -> Reply:
        """Return the reply to a turn, and keep the session as it travels: as JSON."""
        self.turns.append(one)
        reply = router().answer(one, self.world.services)
        kept = reply.remember if reply.remember is not None else one.session
        awaiting = reply.awaiting if reply.ask else None
        written = kept.but(awaiting=awaiting).model_dump_json()
        self.session = Session.model_validate_json(written)
        return reply

    def again(self) -> Reply:
        """Return the reply to the last turn, sent a second time word for word."""
        return router().answer(self.turns[-1], self.world.services)

    def yes(self) -> Reply:
        """Say yes."""
        return self.hear("AMAZON.YesIntent")

    def no(self) -> Reply:
        """Say no."""
        return self.hear("AMAZON.NoIntent")

    def wait(self, minutes: float) -> None:
        """Let time pass, and the session end."""
        self.now += minutes * MINUTE
        self.session = Session()

    @property
    def running(self) -> tuple[Timer, ...]:
        """Return Alexa's timers."""
        return self.world.timers.all(now=self.now)

    def timer(self, name: str | None) -> Timer:
        """Return the one timer of that name."""
        [found] = [t for t in self.running if t.name == name]
        return found


def said(reply: Reply) -> Prompt:
    """Return the one thing that was said."""
    [prompt] = reply.prompts
    return prompt

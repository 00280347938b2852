"""Fakes and builders that the tests of every floor share."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from skill.dialog.services import REMINDERS_SCOPE, TIMERS_SCOPE, Services
from skill.dialog.session import Session
from skill.dialog.turn import Device, RawSlot, Turn, Viewport
from skill.domain.reminders import NewReminder, Reminder
from skill.domain.timers import NewTimer, Timer, TimerNameTakenError, TimerTooLongError

ZONE = "America/New_York"
NOON = datetime(2026, 11, 24, 12, 0, tzinfo=ZoneInfo(ZONE))  # a Tuesday
EVENING = NOON.replace(hour=18)
SHOW_8 = Device(key="device-8", screen=Viewport(width_dp=961, height_dp=601))
ECHO = Device(key="device-1")


def slots(**heard: str | RawSlot) -> dict[str, RawSlot]:
    """Return raw slots: a string is what was heard, with itself as the id."""
    return {
        name: value if isinstance(value, RawSlot) else RawSlot(name, value, id=value)
        for name, value in heard.items()
    }


def turn(
    name: str = "LaunchRequest",
    *,
    now: datetime = NOON,
    request_id: str = "r1",
    kind: str | None = None,
    session: Session | None = None,
    heard: Mapping[str, RawSlot] | None = None,
    device: Device = ECHO,
    household: str = "h1",
    facts: Mapping[str, object] | None = None,
    zone_known: bool = True,
) -> Turn:
    """Return a turn of household ``h1`` on a Tuesday noon in New York, unless told else."""
    return Turn(
        request_id=request_id,
        kind=kind or (name if name.endswith("Request") else "IntentRequest"),
        name=name,
        household=household,
        now=now,
        zone=getattr(now.tzinfo, "key", "UTC"),
        zone_known=zone_known,
        device=device,
        session=session or Session(),
        new_session=session is None,
        slots=heard or {},
        facts=facts or {},  # type: ignore[arg-type]
    )


@dataclass
class Faults:
    """Errors to raise, by call name, before (``fail``) or after (``lose``) acting."""

    fail: dict[str, list[BaseException]] = field(default_factory=dict)
    lose: dict[str, list[BaseException]] = field(default_factory=dict)
    calls: list[str] = field(default_factory=list)

    def before(self, call: str) -> None:
        """Record the call; raise the next planned failure."""
        self.calls.append(call)
        if self.fail.get(call):
            raise self.fail[call].pop(0)

    def after(self, call: str) -> None:
        """Raise the next planned loss of an answer: the act itself has happened."""
        if self.lose.get(call):
            raise self.lose[call].pop(0)


@dataclass
class FakeTimers(Faults):
    """Alexa's timers in memory, with its rules: unique names, at most 24 hours."""

    held: dict[str, Timer] = field(default_factory=dict)
    longest: timedelta = timedelta(hours=24)
    made: int = 0
    now: datetime = NOON
    scope: str = TIMERS_SCOPE

    def create(self, new: NewTimer, *, now: datetime) -> Timer:
        """Start a timer."""
        self.before("create")
        self.now = now
        if new.length > self.longest:
            raise TimerTooLongError(new)
        if new.name and any(t.name == new.name for t in self.held.values()):
            raise TimerNameTakenError(new)
        self.made += 1
        timer = Timer(
            id=f"t{self.made}",
            length=new.length,
            rings_at=now + new.length,
            name=new.name,
            task=new.task,
            created=now,
        )
        self.held[timer.id] = timer
        self.after("create")
        return timer

    def all(self, *, now: datetime) -> tuple[Timer, ...]:
        """Return what is running or paused, the next to ring first."""
        self.before("all")
        self.now = now
        alive = [t for t in self.held.values() if t.paused or t.remaining(now)]
        far = datetime.max.replace(tzinfo=UTC)
        self.after("all")
        return tuple(sorted(alive, key=lambda t: t.rings_at or far))

    def cancel(self, timer: Timer) -> None:
        """Stop a timer."""
        self.before("cancel")
        self.held.pop(timer.id, None)
        self.after("cancel")

    def cancel_all(self) -> None:
        """Stop all."""
        self.before("cancel_all")
        self.held.clear()
        self.after("cancel_all")

    def pause(self, timer: Timer) -> None:
        """Hold a timer as it stood at the last call that told the time."""
        self.before("pause")
        left = self.held[timer.id].remaining(self.now)
        held = self.held[timer.id].model_copy(update={"rings_at": None, "left": left})
        self.held[timer.id] = held
        self.after("pause")

    def resume(self, timer: Timer) -> None:
        """Let a timer run on."""
        self.before("resume")
        held = self.held[timer.id]
        runs = held.model_copy(update={"rings_at": self.now + held.left})
        self.held[timer.id] = runs
        self.after("resume")


@dataclass
class FakeReminders(Faults):
    """Alexa's reminders in memory."""

    held: dict[str, Reminder] = field(default_factory=dict)
    made: int = 0
    scope: str = REMINDERS_SCOPE

    def create(self, new: NewReminder, *, now: datetime, locale: str) -> Reminder:
        """Set a reminder."""
        self.before("create")
        self.made += 1
        reminder = Reminder(id=f"a{self.made}", version="1", **new.model_dump())
        self.held[reminder.id] = reminder
        self.after("create")
        return reminder

    def all(self, *, now: datetime) -> tuple[Reminder, ...]:
        """Return what will still ring, the next first."""
        self.before("all")
        alive = [r for r in self.held.values() if r.recurrence or r.due > now]
        self.after("all")
        return tuple(sorted(alive, key=lambda r: r.due))

    def change(
        self, reminder: Reminder, new: NewReminder, *, now: datetime, locale: str
    ) -> Reminder:
        """Replace a reminder."""
        self.before("change")
        version = str(int(reminder.version or 0) + 1)
        changed = Reminder(id=reminder.id, version=version, **new.model_dump())
        self.held[reminder.id] = changed
        self.after("change")
        return changed

    def delete(self, reminder: Reminder) -> None:
        """Delete a reminder."""
        self.before("delete")
        self.held.pop(reminder.id, None)
        self.after("delete")


@dataclass(frozen=True)
class World:
    """The services of a test, with the fakes in reach."""

    services: Services
    timers: FakeTimers
    reminders: FakeReminders


def world() -> World:
    """Return fresh fakes with the first book, the baseline and a memory store."""
    from skill.alexa.envelope import pseudonyms
    from skill.dialog.journal import Journal
    from skill.recommender.pick import Engine
    from skill.store.memory import MemoryStore
    from tests.book import first_book

    timers, reminders = FakeTimers(), FakeReminders()
    catalog = first_book()
    store = MemoryStore()
    journal = Journal(store.events, pseudonyms(b"a key that only tests know"))
    return World(
        Services(timers, reminders, store, catalog, Engine(catalog), journal),
        timers,
        reminders,
    )

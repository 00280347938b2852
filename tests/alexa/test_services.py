"""Alexa's HTTP services: our clients against the stand-ins, over loopback."""

from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from skill.alexa.api import Access, AlexaApi
from skill.alexa.http import Budget, TurnApiClient, is_alexas
from skill.alexa.reminders import AlexaReminders
from skill.alexa.timers import AlexaTimers
from skill.dialog.services import TIMERS_SCOPE
from skill.domain.errors import (
    DeviceNotSupportedError,
    PermissionNeededError,
    ServiceDownError,
)
from skill.domain.reminders import NewReminder, Recurrence, TimeHasPassedError, Weekday
from skill.domain.timers import (
    NewTimer,
    TimerNameTakenError,
    TimerTooLongError,
    TooManyTimersError,
)
from skill.simulator.world.server import WorldServer
from skill.simulator.world.world import World

START = datetime(2026, 11, 24, 17, 0, tzinfo=UTC)
ZONE = ZoneInfo("America/New_York")
TEN = timedelta(minutes=10)


class Setup:
    """A world, its server, and our clients for it; waiting moves a clock and no one."""

    def __init__(self, server: WorldServer) -> None:
        self.world = server.world
        self.url = server.url
        self.slept: list[float] = []
        self.at = 0.0

    def access(self, token: str | None = None) -> Access:
        """Return what an envelope of this world would give."""
        budget = Budget(lambda: self.at, self.slept.append, seconds=2.0)
        client = TurnApiClient(budget, hosts=("127.0.0.1",))
        return Access(self.url, self.world.token if token is None else token, client)

    @property
    def timers(self) -> AlexaTimers:
        """Return the timers of a fresh turn."""
        return AlexaTimers(self.access(), "en-US")

    @property
    def reminders(self) -> AlexaReminders:
        """Return the reminders of a fresh turn."""
        return AlexaReminders(self.access())

    @property
    def now(self) -> datetime:
        """Return the world's time on its wall clock."""
        return self.world.clock.now().astimezone(ZONE)


@pytest.fixture
def kitchen() -> Iterator[Setup]:
    """Return a world that has granted everything."""
    world = World(START)
    world.permissions.grant("timers", "reminders")
    with WorldServer(world) as server:
        yield Setup(server)


def test_a_timer_is_set_read_paused_resumed_and_cancelled(kitchen: Setup) -> None:
    """The whole life of a timer on the wire."""
    made = kitchen.timers.create(NewTimer(length=TEN, name="pasta"), now=kitchen.now)
    kitchen.world.advance(timedelta(minutes=4))

    [running] = kitchen.timers.all(now=kitchen.now)
    assert (running.id, running.name, running.length) == (made.id, "pasta", TEN)
    assert running.remaining(kitchen.now) == timedelta(minutes=6)

    kitchen.timers.pause(running)
    kitchen.world.advance(timedelta(minutes=30))
    [paused] = kitchen.timers.all(now=kitchen.now)
    assert (paused.paused, paused.left) == (True, timedelta(minutes=6))

    kitchen.timers.resume(paused)
    [resumed] = kitchen.timers.all(now=kitchen.now)
    assert resumed.remaining(kitchen.now) == timedelta(minutes=6)

    kitchen.timers.cancel(resumed)
    kitchen.timers.cancel(resumed)
    assert kitchen.timers.all(now=kitchen.now) == ()


def test_what_to_do_is_announced_when_the_timer_rings(kitchen: Setup) -> None:
    """A task travels as ANNOUNCE."""
    kitchen.timers.create(NewTimer(length=TEN, task="Drain the pasta."), now=kitchen.now)

    [rung] = kitchen.world.advance(TEN)

    assert "Drain the pasta." in rung.says


def test_what_alexa_refuses_of_a_timer_is_told_apart(kitchen: Setup) -> None:
    """A taken name, a length over the limit, one timer too many; codes or no codes."""
    for terse in (False, True):
        kitchen.world.terse = terse
        kitchen.timers.cancel_all()
        kitchen.timers.create(NewTimer(length=TEN, name="pasta"), now=kitchen.now)
        with pytest.raises(TimerNameTakenError):
            kitchen.timers.create(NewTimer(length=TEN, name="pasta"), now=kitchen.now)
        with pytest.raises(TimerTooLongError):
            kitchen.timers.create(NewTimer(length=timedelta(hours=25)), now=kitchen.now)
        for _ in range(9):
            kitchen.timers.create(NewTimer(length=TEN), now=kitchen.now)
        with pytest.raises(TooManyTimersError):
            kitchen.timers.create(NewTimer(length=TEN), now=kitchen.now)


def test_missing_consent_is_a_permission_to_ask_for(kitchen: Setup) -> None:
    """401 and 403 both mean: ask."""
    kitchen.world.permissions.revoke("timers")

    with pytest.raises(PermissionNeededError) as caught:
        kitchen.timers.all(now=kitchen.now)

    assert caught.value.scope == TIMERS_SCOPE


def test_a_device_without_timers_says_so(kitchen: Setup) -> None:
    """The phone app has none."""
    kitchen.world.use_device("phone")

    with pytest.raises(DeviceNotSupportedError):
        kitchen.timers.create(NewTimer(length=TEN), now=kitchen.now)


@pytest.mark.parametrize("how", ["503", "429", "500", "504", "garbage", "drop"])
def test_a_passing_fault_is_bridged_by_a_retry(kitchen: Setup, how: str) -> None:
    """Listing may be repeated whatever went wrong."""
    kitchen.timers.create(NewTimer(length=TEN), now=kitchen.now)
    kitchen.world.faults.fail("timers", how, 1)

    assert len(kitchen.timers.all(now=kitchen.now)) == 1
    assert kitchen.slept


@pytest.mark.parametrize("how", ["503", "500", "garbage", "drop"])
def test_a_lasting_fault_is_a_service_that_is_down(kitchen: Setup, how: str) -> None:
    """It ends within the budget, and is told as what it is."""
    kitchen.world.faults.fail("timers", how)

    with pytest.raises(ServiceDownError):
        kitchen.timers.all(now=kitchen.now)


@pytest.mark.parametrize("how", ["after:500", "after:drop"])
def test_a_create_that_may_have_happened_is_not_repeated(kitchen: Setup, how: str) -> None:
    """The answer was lost; the timer was not."""
    kitchen.world.faults.fail("timers", how, 1, "POST")

    with pytest.raises(ServiceDownError):
        kitchen.timers.create(NewTimer(length=TEN), now=kitchen.now)

    assert len(kitchen.timers.all(now=kitchen.now)) == 1


def test_a_spent_budget_calls_nobody(kitchen: Setup) -> None:
    """After the turn's time is gone, waiting longer helps no one."""
    access = kitchen.access()
    kitchen.at = 10.0

    with pytest.raises(ServiceDownError):
        AlexaTimers(access, "en-US").all(now=kitchen.now)


def test_the_token_never_travels_to_a_stranger(kitchen: Setup) -> None:
    """An envelope that names another host gets no call."""
    client = TurnApiClient(Budget(lambda: 0.0, kitchen.slept.append), hosts=())
    stranger = Access(kitchen.url, kitchen.world.token, client)

    with pytest.raises(ServiceDownError):
        AlexaTimers(stranger, "en-US").all(now=kitchen.now)

    assert is_alexas("https://api.eu.amazonalexa.com/v1")
    assert is_alexas("https://api.fe.amazon.com")
    assert not is_alexas("http://api.amazonalexa.com")
    assert not is_alexas("https://api.amazonalexa.com.evil.example")
    assert not is_alexas("https://evilamazonalexa.com")
    assert not is_alexas("https://[")


def test_a_request_without_a_token_calls_nobody(kitchen: Setup) -> None:
    """Alexa's test harness sends such requests."""
    with pytest.raises(ServiceDownError):
        AlexaTimers(kitchen.access(token=""), "en-US").all(now=kitchen.now)


def reminder(due: datetime, **more: Any) -> NewReminder:
    """Return a reminder in New York."""
    return NewReminder(what="defrost the chicken", due=due, zone=ZONE.key, **more)


def test_a_reminder_is_set_listed_changed_and_deleted(kitchen: Setup) -> None:
    """The listing that the SDK cannot read, read."""
    at_six = kitchen.now.replace(hour=18)
    made = kitchen.reminders.create(reminder(at_six), now=kitchen.now, locale="en-US")

    [listed] = kitchen.reminders.all(now=kitchen.now)
    assert (listed.id, listed.what, listed.due) == (made.id, "defrost the chicken", at_six)

    at_seven = at_six.replace(hour=19)
    kitchen.reminders.change(listed, reminder(at_seven), now=kitchen.now, locale="en-US")
    [changed] = kitchen.reminders.all(now=kitchen.now)
    assert changed.due == at_seven

    kitchen.reminders.delete(changed)
    kitchen.reminders.delete(changed)
    assert kitchen.reminders.all(now=kitchen.now) == ()


def test_a_reminder_in_a_while_counts_elapsed_time(kitchen: Setup) -> None:
    """Twenty minutes are twenty minutes."""
    due = kitchen.now + timedelta(minutes=20)
    wanted = reminder(due, after_seconds=1200)
    kitchen.reminders.create(wanted, now=kitchen.now, locale="en-US")

    [listed] = kitchen.reminders.all(now=kitchen.now)

    assert listed.due == due
    assert len(kitchen.world.advance(timedelta(minutes=20))) == 1


@pytest.mark.parametrize(
    "days",
    [
        frozenset(),
        frozenset({Weekday.MONDAY}),
        frozenset({Weekday.TUESDAY, Weekday.FRIDAY}),
    ],
)
def test_a_recurring_reminder_comes_back_as_it_was_set(
    kitchen: Setup, days: frozenset[Weekday]
) -> None:
    """Every day, one weekday, several weekdays."""
    again = Recurrence(at=time(7, 30), days=days)
    wanted = reminder(kitchen.now + timedelta(days=1), recurrence=again)
    kitchen.reminders.create(wanted, now=kitchen.now, locale="en-US")

    [listed] = kitchen.reminders.all(now=kitchen.now)

    assert listed.recurrence == again
    assert (listed.due.hour, listed.due.minute) == (7, 30)
    assert listed.due > kitchen.now


def test_a_time_that_has_passed_is_told_as_such(kitchen: Setup) -> None:
    """Alexa refuses it; the cook hears why."""
    past = reminder(kitchen.now - timedelta(hours=1))

    with pytest.raises(TimeHasPassedError):
        kitchen.reminders.create(past, now=kitchen.now, locale="en-US")


def test_a_setting_is_a_bare_string(kitchen: Setup) -> None:
    """The time zone, as Alexa tells it."""
    path = f"/v2/devices/{kitchen.world.device_id}/settings/System.timeZone"

    assert AlexaApi(kitchen.access(), "settings", "").call("GET", path) == ZONE.key

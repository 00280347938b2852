"""A kill at every write of a conversation, to Alexa's services and to the store.

The cook's device sends the request again, with its own id, as after a time-out.  Whatever
the kill, the conversation must end in the world where nothing crashed.
"""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from skill.simulator.world.conversation import SKILL_ID, Conversation
from skill.simulator.world.server import WorldServer
from skill.simulator.world.wire import Body, Call
from skill.simulator.world.world import World

START = datetime(2026, 11, 24, 17, 0, tzinfo=UTC)
ROOT = Path(__file__).parents[2]
MOST_WRITES = 40

Step = Callable[[Conversation], Body]


def said(intent: str, **slots: str) -> Step:
    """Return the step of saying an intent."""
    return lambda conversation: conversation.intent(intent, dict(slots))


CONVERSATION: tuple[Step, ...] = (
    said("SetTimerIntent", duration="PT10M", name="pasta"),
    said("SetTimerIntent", duration="PT5M"),
    said("AddTimeIntent", more="PT2M", name="pasta"),
    said("AddTimeIntent", more="PT1M", length="PT5M"),
    said("PauseTimerIntent", name="pasta"),
    said("AddAllergyIntent", allergen="peanut"),
    said("RecommendIntent", meal="dinner"),
    said("AMAZON.YesIntent"),
    said("StartCookingIntent"),
    said("AMAZON.NextIntent"),
    said("SetReminderIntent", what="feed the sourdough", time="18:00"),
    said("AMAZON.YesIntent"),
    said("CancelTimerIntent", name="pasta"),
    said("FinishCookingIntent"),
)


@dataclass
class Nursery:
    """The process that forks skills; it outlives all of them."""

    process: "subprocess.Popen[bytes]"

    def send(self, line: str) -> None:
        """Write one line to whoever reads: the nursery, or the skill it forked."""
        assert self.process.stdin
        self.process.stdin.write(line.encode() + b"\n")
        self.process.stdin.flush()

    def told(self) -> Body:
        """Return the next line."""
        assert self.process.stdout
        line = self.process.stdout.readline()
        found: Body = json.loads(line)
        return found


@pytest.fixture(scope="module")
def nursery() -> Iterator[Nursery]:
    """Return a nursery with the skill imported."""
    command = [sys.executable, "-m", "tests.crash.child"]
    with subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        yield Nursery(process)
        assert process.stdin
        process.stdin.close()


@dataclass
class Skill:
    """A skill's process: killed at will, forked again when a request needs it."""

    nursery: Nursery
    home: Path
    crash_at: int = 0
    crash_when: str = ""
    pid: int = 0
    deaths: int = 0

    def start(self) -> None:
        """Fork the process; only the first one is to crash."""
        settings = {
            "LARDER_HOME": str(self.home),
            "LARDER_STORE": f"sqlite:///{self.home / 'larder.sqlite3'}",
            "LARDER_SECRET": "a key that only tests know",
            "LARDER_SKILL_ID": SKILL_ID,
            "LARDER_API_HOSTS": "127.0.0.1",
            "LARDER_LOG_LEVEL": "ERROR",
            "CRASH_AT": str(self.crash_at if not self.deaths else 0),
            "CRASH_WHEN": self.crash_when,
        }
        self.nursery.send(json.dumps(settings))
        self.pid = int(str(self.nursery.told()["pid"]))

    def answer(self, envelope: Body) -> Body:
        """Return the response; a death on the way means the same request once more."""
        for _ in range(3):
            if not self.pid:
                self.start()
            self.nursery.send(json.dumps(envelope))
            told = self.nursery.told()
            if "ended" not in told:
                return told
            self.pid = 0
            self.deaths += 1
        raise AssertionError("the skill dies of one request again and again")

    def kill(self) -> None:
        """Kill the process where it stands, and wait until it is gone."""
        os.kill(self.pid, signal.SIGKILL)

    def stop(self) -> None:
        """Let the process end."""
        if self.pid:
            self.nursery.send("stop")
            self.pid = 0
            self.nursery.told()


@dataclass
class Outcome:
    """What there is at the end, and how often something was written."""

    timers: list[tuple[str | None, str, float]]
    reminders: list[str]
    kept: dict[str, object]
    writes: int
    deaths: int
    speech: list[str] = field(default_factory=list)


def held(conversation: Conversation, home: Path) -> Outcome:
    """Return the world at the end of a conversation."""
    from skill.store.open import open_store

    world = conversation.world
    now = world.clock.now()
    store = open_store(f"sqlite:///{home / 'larder.sqlite3'}")
    from skill.alexa.envelope import pseudonyms

    key = pseudonyms(b"a key that only tests know")("household", world.user_id)
    household = store.load(key, now=now).value.model_dump(mode="json")
    open_left = store.open_entries(key, now=now)
    learned = [event.model_dump(mode="json") for event in store.events.all(now=now)]
    store.close()
    happened = {event["happened"] for event in learned}
    assert happened == {"offered", "taken", "started", "finished"}
    assert open_left == ()
    for dated in ("taken", "zones"):
        assert household.get(dated)
    return Outcome(
        timers=sorted(
            (t.label, str(t.request["duration"]), round(t.remaining(now).total_seconds()))
            for t in world.timers.alive(now)
        ),
        reminders=[r.says("en-US") for r in world.reminders.waiting(now)],
        kept=household | {"learned": learned},
        writes=0,
        deaths=0,
    )


def run(home: Path, skill: Skill, kill_call: tuple[int, str] | None = None) -> Outcome:
    """Hold the conversation; ``kill_call`` kills the skill at that write to Alexa."""
    home.mkdir(parents=True, exist_ok=True)
    world = World(START)
    world.permissions.grant("timers", "reminders")
    seen = {"before": 0, "after": 0}

    def hook(when: str) -> Callable[[Call], None]:
        def at(call: Call) -> None:
            seen[when] += 1
            if kill_call == (seen[when], when):
                skill.kill()

        return at

    world.faults.before_write, world.faults.after_write = hook("before"), hook("after")
    with WorldServer(world) as server:
        conversation = Conversation(world, server.url)
        try:
            for step in CONVERSATION:
                conversation.accept(skill.answer(step(conversation)))
                world.advance(timedelta(seconds=5))
            outcome = held(conversation, home)
        finally:
            skill.stop()
    outcome.writes, outcome.deaths = seen["before"], skill.deaths
    return outcome


@pytest.fixture(scope="module")
def unharmed(nursery: Nursery, tmp_path_factory: pytest.TempPathFactory) -> Outcome:
    """Return what there is when nothing crashes."""
    home = tmp_path_factory.mktemp("unharmed")
    outcome = run(home, Skill(nursery, home))
    assert outcome.deaths == 0
    assert outcome.timers
    assert outcome.reminders == ["feed the sourdough"]
    return outcome


def points() -> Iterator[tuple[int, str]]:
    """Yield every place to die at; those beyond the last write end the sweep."""
    for at in range(1, MOST_WRITES):
        yield at, "before"
        yield at, "after"


@pytest.mark.slow
def test_a_kill_at_any_write_to_alexa_loses_nothing(
    nursery: Nursery, unharmed: Outcome, tmp_path: Path
) -> None:
    """Before it arrives, and after it was carried out but not answered."""
    for at in range(1, unharmed.writes + 1):
        for when in ("before", "after"):
            home = tmp_path / f"{at}-{when}"
            outcome = run(home, Skill(nursery, home), (at, when))
            assert outcome.deaths == 1, (at, when)
            same(outcome, unharmed, f"call {at} {when}")


@pytest.mark.slow
def test_a_kill_at_any_write_to_the_store_loses_nothing(
    nursery: Nursery, unharmed: Outcome, tmp_path: Path
) -> None:
    """Before and after every save, begin and finish, until there are no more."""
    died = 0
    for at, when in points():
        home = tmp_path / f"{at}-{when}"
        skill = Skill(nursery, home, at, when)
        outcome = run(home, skill)
        if not outcome.deaths:
            break
        died += 1
        same(outcome, unharmed, f"store write {at} {when}")
    assert died >= 20


def same(outcome: Outcome, unharmed: Outcome, where: str) -> None:
    """Assert that both worlds are one, but for the seconds that a crash costs."""
    told = [(label, length) for label, length, _ in outcome.timers]
    assert told == [(label, length) for label, length, _ in unharmed.timers], where
    left = zip(outcome.timers, unharmed.timers, strict=True)
    assert all(abs(one[2] - other[2]) <= 10 for one, other in left), where
    assert outcome.reminders == unharmed.reminders, where
    assert outcome.kept == unharmed.kept, where

"""What SnapStart's picture holds, and what making it leaves behind: nothing."""

import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from skill.alexa.edge import Edge
from skill.alexa.rehearsal import SAID, play
from skill.app import Clocks, build, warm
from skill.dialog.reply import Reply
from skill.dialog.turn import Turn
from skill.domain.events import Event
from skill.settings import Settings
from skill.store.memory import MemoryStore
from skill.store.memory_events import MemoryEvents
from tests.recommender.learnt import kept
from tests.recommender.shelves import STARTER
from tests.store.households import TAKEN

ROOT = Path(__file__).parents[2]
NOON = datetime(2026, 11, 24, 17, 0, tzinfo=UTC)
STARTED = """
import gc, sys, runpy
runpy.run_path("lambda/lambda_function.py")
assert gc.isenabled() and gc.get_freeze_count() > 10_000
print(*sorted({"boto3", "urllib3", "tomllib"} & set(sys.modules)))
"""


def started(kind: str, home: Path) -> str:
    """Return which heavy modules a new process has loaded after its initialisation."""
    environment = {
        "AWS_LAMBDA_INITIALIZATION_TYPE": kind,
        "AWS_EC2_METADATA_DISABLED": "true",
        "LARDER_HOME": str(home),
        "LARDER_SECRET": "the key of these tests",
        "LARDER_STORE": "dynamodb://nowhere?region=eu-west-1",
        "PYTHONPATH": str(ROOT),
        "PYTHONWARNINGS": "ignore::SyntaxWarning",
    }
    done = subprocess.run(
        [sys.executable, "-c", STARTED],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stderr == ""
    return done.stdout.strip()


def test_a_snapshot_has_loaded_what_a_plain_start_leaves_for_later(tmp_path: Path) -> None:
    """Under SnapStart alone boto3 is there at once; no network is needed for it."""
    assert "boto3" not in started("on-demand", tmp_path)
    assert "boto3" in started("snap-start", tmp_path)
    assert list(tmp_path.iterdir()) == []


@pytest.fixture
def skill() -> Edge:
    """Return the skill over an empty store."""
    settings = Settings.model_validate({"secret": "the key of these tests"})
    return build(settings, Clocks(wall=lambda: NOON), MemoryStore())


def test_rehearsing_leaves_no_trace(
    skill: Edge, capsys: pytest.CaptureFixture[str]
) -> None:
    """No household is kept, no line is logged, nobody looking on is told."""
    told: list[tuple[Reply, Turn]] = []
    skill.seen = lambda reply, turn: told.append((reply, turn))
    warm(skill)

    nobody = skill.named("household", "rehearsal")
    assert skill.desk.store.export(nobody, now=NOON) == {}
    assert told == []
    assert capsys.readouterr().err == ""


class Heard(MemoryEvents):
    """Events that note whether they are asked for."""

    def __init__(self) -> None:
        super().__init__()
        self.asked = 0

    def latest(self, most: int, *, now: datetime) -> tuple[Event, ...]:
        """Return the latest."""
        self.asked += 1
        return super().latest(most, now=now)


def test_a_restored_copy_hears_what_was_taken_since_the_picture(tmp_path: Path) -> None:
    """No table is asked for it when the picture is taken, though a model is loaded."""
    settings = Settings.model_validate(
        {"secret": "the key of these tests", "models": kept(tmp_path / "models")}
    )
    store = MemoryStore()
    store.events = heard = Heard()
    skill = build(settings, Clocks(wall=lambda: NOON), store)
    warm(skill)
    trends = skill.desk.serving("", store).trends
    assert trends is not None
    assert heard.asked == 0

    taken = TAKEN.model_copy(update={"recipe": STARTER.all()[0].id})
    heard.record("l1", "p1", [taken], now=NOON)
    play(skill)

    assert heard.asked == 1
    assert trends.recent.whose[trends.recent.added - 2] == "l1"


def test_the_rehearsed_turns_are_ones_that_work() -> None:
    """A rehearsal of failures would load the wrong half of the house."""
    settings = Settings.model_validate({"secret": "the key of these tests"})
    seen: list[str] = []
    skill = build(settings, Clocks(wall=lambda: NOON), MemoryStore())
    skill.seen = lambda reply, turn: seen.extend(type(p).__name__ for p in reply.prompts)

    play(skill)

    assert len(seen) >= len(SAID)
    assert {"Offered", "Chosen"} <= set(seen)

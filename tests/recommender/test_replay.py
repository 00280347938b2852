"""What was taken lately is told to who begins, and forgotten as soon as it must be."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import numpy as np
import pytest

from skill.domain.events import Event, Happened
from skill.domain.household import Eaters
from skill.domain.recipes import Wishes
from skill.recommender import replay
from skill.recommender.pick import Engine, Taking
from skill.recommender.serving import FORGETS_S, Lately, Serving, Shelves
from skill.recommender.signals import clock_of, read
from skill.recommender.taste import no_rows
from skill.recommender.trends import Trends
from skill.store.memory import MemoryStore
from skill.store.protocol import StoreDownError
from tests.recommender.learnt import kept
from tests.recommender.shelves import STARTER

NOON = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
IDS = [recipe.id for recipe in STARTER.all()[:10]]
MINUTE = timedelta(minutes=1)


def taken(number: int, household: str, recipe: str) -> Event:
    """Return that a household took a recipe, so many hours after noon."""
    return Event(
        id=f"e{number}",
        happened=Happened.TAKEN,
        household=household,
        recipe=recipe,
        at=NOON + timedelta(hours=number),
        offer="o",
    )


def test_each_is_told_with_what_its_taker_took_before() -> None:
    """Oldest first, whoever else took something meanwhile; what is gone is left out."""
    trends = Trends(len(STARTER))
    events = [
        taken(3, "h1", IDS[2]),
        taken(1, "h1", IDS[0]),
        taken(2, "h2", IDS[1]),
        taken(4, "h1", "gone"),
    ]

    assert replay.again(trends, STARTER.columns, events) == 3

    rows = STARTER.columns.rows_of(IDS)
    ring = trends.recent
    assert ring.rows[:3].tolist() == [rows[name] for name in IDS[:3]]
    assert ring.whose[:3] == ["h1", "h2", "h1"]
    assert ring.before[2, -2:].tolist() == [-1, rows[IDS[0]]]


def test_what_was_counted_is_not_counted_again() -> None:
    """Popularity stood at the second hour; the third comes on top."""
    trends = Trends(len(STARTER))
    row = STARTER.columns.row_of(IDS[0]) or 0
    trends.add_all(np.array([row], np.int32), np.array([clock_of(NOON + 120 * MINUTE)]))

    replay.again(trends, STARTER.columns, [taken(1, "h1", IDS[0]), taken(3, "h1", IDS[0])])

    assert trends.total_[row] == 2
    assert len(trends.recent) == 2


class Clock:
    """Seconds that a test moves."""

    now = 1000.0

    def __call__(self) -> float:
        """Return the time."""
        return self.now


@pytest.fixture
def models(tmp_path: Path) -> Path:
    """Return a folder of models with a small one, and popularity as it stood."""
    return kept(tmp_path / "models")


@pytest.fixture
def store() -> MemoryStore:
    """Return an empty store."""
    return MemoryStore()


def silent(event: str, facts: object) -> None:
    """Tell nobody."""


def serving(models: Path, store: MemoryStore, clock: Callable[[], float]) -> Serving:
    """Return a process that serves from a store."""
    lately = Lately(
        taken=lambda: store.events.latest(100, now=NOON),
        gone=lambda learners: store.events.gone(learners, now=NOON),
    )
    return Serving(Shelves(models=models), clock, silent, lately=lately)


def picked(engine: Engine) -> None:
    """Pick once, so that a model is loaded."""
    engine.pick(read(Wishes(), NOON), Eaters(), seed="r1")


def test_who_is_forgotten_is_gone_within_a_minute(models: Path, store: MemoryStore) -> None:
    """Of what was told at the start and of what was taken since, wherever it was said."""
    store.events.record("h1", "p1", [taken(1, "h1", IDS[0])], now=NOON)
    store.events.record("h2", "p2", [taken(2, "h2", IDS[1])], now=NOON)
    clock = Clock()
    served = serving(models, store, clock)
    picked(served())
    served().took(Taking(IDS[2], NOON, (IDS[0],), "h1"))
    trends = served().trends
    assert trends is not None
    held = [trends.total_[STARTER.columns.row_of(name) or 0] for name in IDS[:3]]

    store.events.forget("h1", now=NOON)
    clock.now += FORGETS_S
    served()

    left = [trends.total_[STARTER.columns.row_of(name) or 0] for name in IDS[:3]]
    assert FORGETS_S <= 30
    assert (held, left) == ([1, 1, 1], [0, 1, 0])
    assert {one for one in trends.recent.whose if one} == {"h2"}
    assert (trends.recent.rows >= 0).sum() == 1
    assert (trends.recent.before >= 0).sum() == 0


def test_a_store_that_is_down_is_asked_again(models: Path, store: MemoryStore) -> None:
    """The skill goes on; whoever is to be forgotten is forgotten when it is back."""
    clock, down = Clock(), [True]

    def gone(learners: object) -> frozenset[str]:
        if down[0]:
            raise StoreDownError("forgotten", "away")
        return frozenset({"h1"})

    served = Serving(Shelves(models=models), clock, silent, lately=Lately(lambda: (), gone))
    picked(served())
    served().took(Taking(IDS[0], NOON, (), "h1"))
    trends = served().trends
    assert trends is not None

    clock.now += FORGETS_S
    served()
    assert "h1" in trends.recent.whose
    down[0] = False
    served()
    assert "h1" not in trends.recent.whose


def test_events_that_cannot_be_had_leave_an_empty_ring(models: Path) -> None:
    """And the model is served all the same."""

    def away() -> tuple[Event, ...]:
        raise StoreDownError("events", "away")

    told: list[str] = []
    served = Serving(
        Shelves(models=models),
        Clock(),
        lambda event, facts: told.append(event),
        lately=Lately(away, lambda learners: frozenset()),
    )
    picked(served())

    trends = served().trends
    assert told == ["events down", "model"]
    assert trends is not None
    assert len(trends.recent) == 0
    trends.recent.add(1, 1.0, no_rows())

"""What was taken lately is told to who begins, and forgotten as soon as it must be."""

from collections.abc import Callable, Collection
from datetime import UTC, datetime, timedelta
from pathlib import Path

import numpy as np
import pytest

from skill.domain.events import Event, Happened
from skill.domain.household import Eaters
from skill.domain.recipes import Wishes
from skill.recommender import replay
from skill.recommender.hearing import AGAIN_S, Lately
from skill.recommender.pick import Engine, Taking
from skill.recommender.serving import FORGETS_S, Serving, Shelves
from skill.recommender.signals import clock_of, read
from skill.recommender.trends import Trends
from skill.store.memory import MemoryStore
from skill.store.memory_events import MemoryEvents
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


def test_they_are_told_in_the_order_they_were_taken_in() -> None:
    """Whoever took them; what is gone is left out."""
    trends = Trends(len(STARTER))
    events = [
        taken(3, "h1", IDS[2]),
        taken(1, "h1", IDS[0]),
        taken(2, "h2", IDS[1]),
        taken(4, "h1", "gone"),
    ]

    assert replay.again(trends, STARTER.columns, events, trends.newest_) == 3

    rows = STARTER.columns.rows_of(IDS)
    ring = trends.recent
    assert ring.rows[:3].tolist() == [rows[name] for name in IDS[:3]]
    assert ring.whose[:3] == ["h1", "h2", "h1"]


def test_what_was_counted_is_not_counted_again() -> None:
    """Popularity stood at the second hour; the third comes on top."""
    trends = Trends(len(STARTER))
    row = STARTER.columns.row_of(IDS[0]) or 0
    trends.add_all(np.array([row], np.int32), np.array([clock_of(NOON + 120 * MINUTE)]))

    events = [taken(1, "h1", IDS[0]), taken(3, "h1", IDS[0])]
    replay.again(trends, STARTER.columns, events, trends.newest_)

    assert trends.total_[row] == 2
    assert len(trends.recent) == 2


def test_what_is_told_twice_is_remembered_once() -> None:
    """Of the same hour, whatever the minute: events know no more; others are news."""
    trends = Trends(len(STARTER))
    own = Taking(IDS[0], NOON + timedelta(hours=1, minutes=41), "h1")
    replay.add(trends, STARTER.columns, own)
    events = [taken(1, "h1", IDS[0]), taken(1, "h2", IDS[0]), taken(0, "h1", IDS[1])]

    for _ in range(2):
        told = replay.again(trends, STARTER.columns, events, -np.inf)

    row = STARTER.columns.row_of(IDS[0]) or 0
    assert told == 0
    assert trends.recent.whose[:4] == ["h1", "h1", "h2", ""]
    assert trends.total_[row] == 2


def test_all_of_a_day_in_hours_is_known_again() -> None:
    """No hour of a year is a rounding short of itself."""
    trends = Trends(len(STARTER))
    events = [taken(hour, "h1", IDS[0]) for hour in range(0, 24 * 366, 5)]

    first = replay.again(trends, STARTER.columns, events, -np.inf)

    assert first == len(events)
    assert replay.again(trends, STARTER.columns, events, -np.inf) == 0


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
    lately = Lately(store.events, lambda: NOON)
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
    served().took(Taking(IDS[2], NOON, "h1"))
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


class Down(MemoryEvents):
    """Events that cannot be had while they are away."""

    away = True

    def latest(self, most: int, *, now: datetime) -> tuple[Event, ...]:
        """Return the latest, if it can."""
        self._answer()
        return super().latest(most, now=now)

    def gone(self, learners: Collection[str], *, now: datetime) -> frozenset[str]:
        """Return who is forgotten, if it can."""
        self._answer()
        return super().gone(learners, now=now)

    def _answer(self) -> None:
        if self.away:
            raise StoreDownError("events", "away")


def test_a_store_that_is_down_is_asked_again(models: Path) -> None:
    """The skill goes on; whoever is to be forgotten is forgotten when it is back."""
    clock, events = Clock(), Down()
    lately = Lately(events, lambda: NOON)
    served = Serving(Shelves(models=models), clock, silent, lately=lately)
    picked(served())
    served().took(Taking(IDS[0], NOON, "h1"))
    trends = served().trends
    assert trends is not None
    events.forget("h1", now=NOON)

    clock.now += FORGETS_S
    served()
    assert "h1" in trends.recent.whose
    events.away = False
    served()
    assert "h1" not in trends.recent.whose


def test_events_that_cannot_be_had_leave_an_empty_ring_for_now(models: Path) -> None:
    """The model is served all the same, and a minute later they are asked for again."""
    told: list[str] = []
    clock, events = Clock(), Down()
    events.record("h1", "p1", [taken(1, "h1", IDS[0])], now=NOON)
    served = Serving(
        Shelves(models=models),
        clock,
        lambda event, facts: told.append(event),
        lately=Lately(events, lambda: NOON),
    )
    picked(served())
    trends = served().trends
    assert trends is not None
    assert told == ["model", "events down"]
    assert len(trends.recent) == 0

    events.away = False
    picked(served())
    assert len(trends.recent) == 0
    clock.now += AGAIN_S
    picked(served())
    assert trends.recent.whose[0] == "h1"
    assert told == ["model", "events down"]

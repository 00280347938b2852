"""A process hears what others' households take: at first, and now and then."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from skill.domain.events import Event, Happened
from skill.domain.household import Eaters
from skill.domain.recipes import Wishes
from skill.recommender.hearing import ALL, HEARS_S, NEWS, Lately
from skill.recommender.pick import Taking
from skill.recommender.serving import Serving, Shelves
from skill.recommender.signals import read
from skill.recommender.trends import Trends
from skill.store.memory_events import MemoryEvents
from tests.recommender.learnt import kept
from tests.recommender.shelves import STARTER, Clock

NOON = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
IDS = [recipe.id for recipe in STARTER.all()[:10]]


class Asked(MemoryEvents):
    """Events that note how many pages were asked for."""

    def __init__(self) -> None:
        super().__init__()
        self.most: list[int] = []

    def latest(self, most: int, *, now: datetime) -> tuple[Event, ...]:
        """Return the latest."""
        self.most.append(most)
        return super().latest(most, now=now)

    def take(self, household: str, number: int) -> None:
        """Write down that a household took a recipe, at its hour."""
        at = NOON + timedelta(hours=number)
        event = Event(
            id=f"{household}-{number}",
            happened=Happened.TAKEN,
            household=household,
            recipe=IDS[number],
            at=at,
            offer="o",
        )
        self.record(household, event.id, [event], now=at)


class Process:
    """A process that serves from a home of events, and its clock."""

    def __init__(self, models: Path, events: MemoryEvents) -> None:
        self.clock = Clock()
        self.serving = Serving(
            Shelves(models=models), self.clock, lambda event, facts: None
        )
        self.move(events)

    def move(self, events: MemoryEvents) -> None:
        """Hear from another home."""
        self.serving.lately = Lately(events, lambda: NOON + timedelta(days=1))

    def pick(self) -> None:
        """Pick once."""
        self.serving().pick(read(Wishes(), NOON), Eaters(), seed="r1")

    @property
    def trends(self) -> Trends:
        """Return what it knows of what everybody takes."""
        found = self.serving().trends
        assert found is not None
        return found

    @property
    def whose(self) -> list[str]:
        """Return whose takings are in the ring."""
        return [one for one in self.trends.recent.whose if one]


@pytest.fixture
def events() -> Asked:
    """Return an empty home."""
    return Asked()


@pytest.fixture
def process(tmp_path: Path, events: Asked) -> Process:
    """Return a process that serves a small model."""
    return Process(kept(tmp_path / "models"), events)


def test_the_first_pick_hears_all_and_no_other_turn_does(
    process: Process, events: Asked
) -> None:
    """Nor does the second pick, so soon after."""
    events.take("h1", 1)
    process.serving()
    assert events.most == []

    process.pick()
    process.pick()

    assert events.most == [ALL]
    assert process.whose == ["h1"]


def test_what_others_heard_meanwhile_is_heard_in_some_minutes(
    process: Process, events: Asked
) -> None:
    """Once, and its own takings are not told to it again."""
    events.take("h1", 1)
    process.pick()
    events.take("h2", 2)
    process.serving().took(Taking(IDS[2], NOON + timedelta(hours=2, minutes=5), "h2"))
    events.take("h3", 3)
    process.pick()
    assert process.whose == ["h1", "h2"]

    process.clock.now += HEARS_S
    process.pick()

    assert events.most == [ALL, NEWS]
    assert process.whose == ["h1", "h2", "h3"]
    assert process.trends.total_.sum() == 3


def test_more_news_than_were_asked_for_are_all_heard(
    process: Process, events: Asked
) -> None:
    """At the next pick: a process may have stood still for long."""
    events.take("h1", 1)
    process.pick()
    for n in range(NEWS + 50):
        events.take(f"n{n}", 2)
    process.clock.now += HEARS_S

    for _ in range(3):
        process.pick()

    assert events.most == [ALL, NEWS, ALL]
    assert len(process.whose) == len(set(process.whose)) == NEWS + 51
    assert process.trends.total_.sum() == NEWS + 51


def test_another_home_leaves_nothing_of_the_first(process: Process, events: Asked) -> None:
    """As after SnapStart's rehearsal: its one taking is nobody's, however soon it is."""
    process.move(MemoryEvents())
    process.pick()
    process.serving().took(Taking(IDS[5], NOON, "rehearsal"))
    events.take("h1", 1)
    process.move(events)

    process.pick()

    row = STARTER.columns.row_of(IDS[1]) or 0
    assert events.most == [ALL]
    assert process.whose == ["h1"]
    assert process.trends.total_.sum() == process.trends.total_[row] == 1


def test_what_was_counted_before_stays_so_when_heard_late(
    process: Process, events: Asked
) -> None:
    """Taken before the first pick of this process, by others and by its own."""
    events.take("h1", 1)
    process.pick()
    process.serving().took(Taking(IDS[4], NOON + timedelta(hours=4), "h4"))
    events.take("h2", 2)
    process.clock.now += HEARS_S

    process.pick()

    rows = STARTER.columns.rows_of([IDS[1], IDS[2], IDS[4]])
    assert [process.trends.total_[row] for row in rows.values()] == [1, 1, 1]


def test_without_a_home_there_is_nothing_to_hear(process: Process, events: Asked) -> None:
    """It serves as ever."""
    process.serving.lately = None
    process.pick()

    assert events.most == []
    assert process.whose == []

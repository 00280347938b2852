"""What a log tells of the moment is what serving made of it."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import numpy as np

from skill.domain.household import Household, Taken
from skill.domain.recipes import Wishes
from skill.recommender.known import Known
from skill.recommender.pick import Engine
from skill.recommender.signals import read
from skill.recommender.tastes import taste_of
from skill.training.gathering import gather
from skill.training.moments import Moments
from skill.training.reading import Wanted
from skill.training.town import Town
from tests.book import first_book
from tests.training.logs import folder_of
from tests.training.test_world import town

NOW = datetime(2026, 5, 6, 18, tzinfo=UTC)  # no holiday is near
ROWS = np.arange(len(first_book()), dtype=np.int32)


def test_a_moment_weighs_as_serving_does() -> None:
    """For a household that had this yesterday and that a month ago, and turned one down."""
    book = first_book()
    had = [(0, 1), (3, 30), (8, 5)]
    taken = tuple(
        Taken(recipe=book.columns.id_of(row), at=NOW - timedelta(days=days))
        for row, days in had
    )
    refused = (Taken(recipe=book.columns.id_of(11), at=NOW - timedelta(days=2)),)
    signals = read(Wishes(), NOW, household=Household(taken=taken, refused=refused))

    worth = Moments(book.columns).worth(taste_of(signals, book.columns), ROWS)

    context = Engine(book).ranking.context
    known = Known.of(signals, book.columns)
    served = context.worth(signals, ROWS, known)
    context.set_apart(served, signals, ROWS, known)
    assert np.allclose(worth, served, atol=1e-6)


def lived() -> Town:
    """Return a town after two weeks of the baseline."""
    place = town()
    for number in range(2):
        place.week(number, Engine(place.catalog))
    return place


def test_a_log_is_weighed_as_its_offers_were(tmp_path: Path) -> None:
    """But for how alike they were to what was had of late, which a log leaves out."""
    place = lived()
    events = folder_of(place.events, tmp_path)
    log = gather(events, Wanted(place.catalog.columns)).interactions
    context = Engine(place.catalog).ranking.context

    served = []
    for one in place.requests:
        signals = read(Wishes(), one.at, household=one.document)
        row = np.array([one.offered], dtype=np.int32)
        served.append(float(context.worth(signals, row)[0]))

    assert len(served) == len(log)
    assert np.corrcoef(served, log.worth)[0, 1] > 0.9

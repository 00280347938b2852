"""The last events: a ring that knows tastes and nobody."""

import numpy as np

from skill.recommender.recent import BEFORE, SIZE, Recent
from skill.recommender.taste import no_rows


def rows(*numbers: int) -> np.ndarray:
    """Return rows."""
    return np.array(numbers, dtype=np.int32)


def test_the_oldest_event_leaves_for_the_newest() -> None:
    """After a whole round."""
    recent = Recent()
    for event in range(SIZE + 3):
        recent.add(event, float(event), no_rows())

    assert len(recent) == SIZE
    assert sorted(recent.rows) == list(range(3, SIZE + 3))


def test_of_a_taker_only_the_last_rows_are_kept() -> None:
    """No more than tell its taste, and nothing that tells who it is."""
    recent = Recent()
    recent.add(7, 1.0, np.arange(BEFORE + 5, dtype=np.int32))

    assert recent.before[0].tolist() == list(range(5, BEFORE + 5))


def test_tastes_follow_what_is_added_and_what_leaves() -> None:
    """Worked out event by event, they are what they would be all at once."""
    rng = np.random.default_rng(0)
    factors = rng.normal(size=(30, 4)).astype(np.float32)
    before = rng.integers(0, 30, (SIZE + 40, 3)).astype(np.int32)
    slowly, at_once = Recent(), Recent()
    for event, taken in enumerate(before):
        slowly.add(event % 30, float(event), taken)
        at_once.add(event % 30, float(event), taken)
        if event % 400 == 0:
            slowly.seen(factors, 5.0)

    found, points = slowly.seen(factors, 5.0)

    assert np.allclose(found, at_once.seen(factors, 5.0)[0], atol=1e-6)
    assert np.array_equal(points, factors[slowly.rows])
    assert np.allclose(np.linalg.norm(found, axis=1), 1.0, atol=1e-5)


def test_other_factors_are_other_tastes() -> None:
    """A model that is taken up anew does not read the old one's points."""
    recent = Recent()
    recent.add(0, 1.0, rows(1))
    first = np.eye(3, dtype=np.float32)

    assert recent.seen(first, 5.0)[0].tolist() == [[0.0, 1.0, 0.0]]
    assert recent.seen(first[::-1].copy(), 5.0)[0].tolist() == [[0.0, 1.0, 0.0]]
    assert recent.seen(first[[1, 0, 2]], 5.0)[0].tolist() == [[1.0, 0.0, 0.0]]


def test_a_taker_without_history_has_no_taste() -> None:
    """Nor has one whose recipes are gone."""
    recent = Recent()
    recent.add(0, 1.0, no_rows())
    recent.add(0, 2.0, rows(99))

    tastes, points = recent.seen(np.ones((5, 2), dtype=np.float32), 5.0)

    assert tastes.tolist() == [[0, 0], [0, 0]]
    assert points.tolist() == [[1, 1], [1, 1]]


def test_events_are_found_by_row() -> None:
    """Each with the place of its row among those asked for, in whatever order."""
    recent = Recent()
    for row in (4, 9, 4, 2):
        recent.add(row, 1.0, no_rows())

    slots, places = recent.of(rows(9, 3, 4))

    assert sorted(zip(slots.tolist(), places.tolist(), strict=True)) == [
        (0, 2),
        (1, 0),
        (2, 2),
    ]


def test_what_is_late_is_kept_until_an_event_comes() -> None:
    """At a later clock all of it has faded by one number; an earlier one is its own."""
    recent, factors = Recent(), np.eye(3, dtype=np.float32)
    recent.add(0, 1.0, no_rows())
    recent.add(1, 3.0, no_rows())
    recent.seen(factors, 5.0)

    late = recent.late((2.0,), 7.0)

    assert late.left.tolist() == [[0.5, 1.0]]
    assert late.since(7.0).tolist() == [0.25]
    assert recent.late((2.0,), 9.0) is late
    assert recent.late((2.0,), 1.0).left.tolist() == [[1.0, 1.0]]
    recent.add(2, 5.0, no_rows())
    recent.seen(factors, 5.0)
    assert recent.late((2.0,), 9.0).left.tolist() == [[0.25, 0.5, 1.0]]


def test_a_taker_that_is_forgotten_leaves_nothing() -> None:
    """No event, no taste, no point, no name; the others stay as they are."""
    points = np.eye(4, dtype=np.float32)
    recent, without = Recent(), Recent()
    for ring in (recent, without):
        ring.add(1, 1.0, rows(2), "a")
        ring.add(3, 2.0, rows(0), "b" if ring is recent else "")
    recent.seen(points, 5.0)

    assert recent.forget({"b", "c"}) == [1]

    tastes, seen = recent.seen(points, 5.0)
    assert set(recent.whose) == {"a", ""}
    assert tastes.tolist() == [[0, 0, 1, 0], [0, 0, 0, 0]]
    assert seen.tolist() == [[0, 1, 0, 0], [0, 0, 0, 0]]
    assert [each.tolist() for each in recent.of(rows(1, 3))] == [[0], [0]]
    assert not np.isin(recent.before, [0]).any()


def test_the_newest_are_told_with_what_came_since_until_the_ring_changes() -> None:
    """The same arrays meanwhile, so that what rests on them can be kept."""
    recent = Recent()
    for event in range(SIZE + 2):
        recent.add(event, float(event), no_rows(), whose="one" if event % 2 else "two")

    taken, since = recent.newest()

    assert (taken + since == SIZE + 1).all()
    assert recent.newest()[0] is taken
    recent.add(7, 0.0, no_rows(), whose="two")
    assert recent.newest()[0][recent.newest()[1] == 0].tolist() == [7]
    recent.forget({"one"})
    left = recent.newest()[0]
    assert len(left) == SIZE // 2
    assert left[left % 2 == 1].tolist() == [7]

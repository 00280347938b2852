"""The last events: a ring that knows nobody."""

from skill.recommender.recent import SIZE, Recent


def test_the_oldest_event_leaves_for_the_newest() -> None:
    """After a whole round."""
    recent = Recent()
    for event in range(SIZE + 3):
        recent.add(event, float(event))

    assert len(recent) == SIZE
    assert sorted(recent.rows) == list(range(3, SIZE + 3))


def test_a_taker_that_is_forgotten_leaves_nothing() -> None:
    """No event and no name; the others stay as they are."""
    recent = Recent()
    recent.add(1, 1.0, "a")
    recent.add(3, 2.0, "b")

    assert recent.forget({"b", "c"}) == [1]

    assert set(recent.whose) == {"a", ""}
    assert recent.newest()[0].tolist() == [1]
    assert recent.newest()[1].tolist() == [1.0]


def test_the_newest_are_told_with_what_came_since_until_the_ring_changes() -> None:
    """The same arrays meanwhile, so that what rests on them can be kept."""
    recent = Recent()
    for event in range(SIZE + 2):
        recent.add(event, float(event), whose="one" if event % 2 else "two")

    taken, since = recent.newest()

    assert (taken + since == SIZE + 1).all()
    assert recent.newest()[0] is taken
    recent.add(7, 0.0, whose="two")
    assert recent.newest()[0][recent.newest()[1] == 0].tolist() == [7]
    recent.forget({"one"})
    left = recent.newest()[0]
    assert len(left) == SIZE // 2
    assert left[left % 2 == 1].tolist() == [7]

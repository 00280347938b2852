"""One suite of promises over every home of events."""

from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest

from skill.domain.events import Event
from skill.store.events import EVENTS_KEPT, Page, read_page
from skill.store.protocol import NotStorableError, Store, StoreDamagedError
from tests.store.conftest import Home
from tests.store.households import MIAS, NOON, OFFERED, SECOND, TAKEN


def events_of(store: Store, learner: str) -> Iterator[Event]:
    """Return the learner's events among everybody's."""
    return (e for e in store.events.all(now=NOON) if e.household == learner)


def test_what_is_recorded_is_read_back_whole(home: Home) -> None:
    """By another device, in the order of the pages."""
    home().events.record("l1", "p1", [OFFERED], now=NOON)
    home().events.record("l1", "p2", [TAKEN], now=NOON + SECOND)

    assert home().events.of("l1", now=NOON) == (OFFERED, TAKEN)
    assert tuple(home().events.all(now=NOON)) == (OFFERED, TAKEN)


def test_a_page_is_written_once(store: Store) -> None:
    """The same request again adds nothing and changes nothing."""
    store.events.record("l1", "p1", [OFFERED], now=NOON)
    store.events.record("l1", "p1", [TAKEN, TAKEN], now=NOON + SECOND)

    assert store.events.of("l1", now=NOON) == (OFFERED,)


def test_every_learner_has_its_own_events(store: Store) -> None:
    """And all of them are found together, each once."""
    for n in range(30):
        one = OFFERED.model_copy(update={"household": f"l{n}", "id": f"e{n}"})
        store.events.record(f"l{n}", "p1", [one], now=NOON)

    assert len(list(store.events.all(now=NOON))) == 30
    assert [e.id for e in events_of(store, "l7")] == ["e7"]
    assert store.events.of("l", now=NOON) == ()


def test_events_lapse_after_thirteen_months(store: Store) -> None:
    """They are there to the second, and then the key may be used anew."""
    store.events.record("l1", "p1", [OFFERED], now=NOON)

    assert store.events.of("l1", now=NOON + EVENTS_KEPT - SECOND) == (OFFERED,)
    assert store.events.of("l1", now=NOON + EVENTS_KEPT) == ()
    assert list(store.events.all(now=NOON + EVENTS_KEPT)) == []
    store.events.record("l1", "p1", [TAKEN], now=NOON + EVENTS_KEPT)
    assert store.events.of("l1", now=NOON + EVENTS_KEPT) == (TAKEN,)


def test_forgetting_removes_a_learner_and_leaves_its_tombstone(home: Home) -> None:
    """Nobody else's events go, and the tombstone is a pseudonym and a moment."""
    for learner in ("l1", "l2"):
        for n in range(60):
            home().events.record(learner, f"p{n}", [OFFERED], now=NOON)

    assert home().events.forget("l1", now=NOON + timedelta(milliseconds=1)) == 60

    assert home().events.of("l1", now=NOON) == ()
    assert len(home().events.of("l2", now=NOON)) == 60
    assert home().events.forgotten(now=NOON) == {"l1": NOON}


def test_forgetting_twice_moves_the_tombstone(store: Store) -> None:
    """The last word counts; after thirteen months there is nothing left to keep out."""
    assert store.events.forget("l1", now=NOON) == 0
    assert store.events.forget("l1", now=NOON + SECOND) == 0

    assert store.events.forgotten(now=NOON) == {"l1": NOON + SECOND}
    assert store.events.forgotten(now=NOON + SECOND + EVENTS_KEPT) == {}


def test_it_is_told_who_of_some_is_forgotten(store: Store) -> None:
    """And of nobody else; while the tombstone lasts."""
    learners = {f"l{n}" for n in range(130)}
    for learner in ("l1", "l129", "other"):
        store.events.forget(learner, now=NOON)

    assert store.events.gone(learners, now=NOON) == {"l1", "l129"}
    assert store.events.gone(set(), now=NOON) == frozenset()


def taking(number: int, learner: str) -> Event:
    """Return that a learner took something."""
    return TAKEN.model_copy(update={"id": f"e{number}", "household": learner})


def latest(store: Store, most: int, now: datetime = NOON) -> list[str]:
    """Return the ids of the latest events."""
    return [event.id for event in store.events.latest(most, now=now)]


def test_the_latest_are_of_the_last_pages_written(home: Home) -> None:
    """Of whatever learner, the earliest first; another process hears the same."""
    for n in range(5):
        one = [taking(n, f"l{n % 2}")]
        home().events.record(f"l{n % 2}", f"p{n}", one, now=NOON + n * SECOND)

    assert latest(home(), 3) == ["e2", "e3", "e4"]
    assert latest(home(), 100) == ["e0", "e1", "e2", "e3", "e4"]


def test_the_latest_are_whole_pages(store: Store) -> None:
    """With all that happened in a request in which something was taken, once."""
    for _ in range(2):
        store.events.record("l1", "p1", [taking(1, "l1"), taking(2, "l1")], now=NOON)

    assert latest(store, 1) == ["e1", "e2"]


def test_who_is_forgotten_is_not_among_the_latest(store: Store) -> None:
    """Nor is what has lapsed, to the second; there may be none at all."""
    assert latest(store, 10) == []
    for n, learner in enumerate(("l1", "l2", "l1")):
        store.events.record(learner, f"p{n}", [taking(n, learner)], now=NOON + n * SECOND)

    store.events.forget("l1", now=NOON)

    assert latest(store, 10) == ["e1"]
    assert latest(store, 10, NOON + EVENTS_KEPT) == ["e1"]
    assert latest(store, 10, NOON + SECOND + EVENTS_KEPT) == []


def test_events_and_households_do_not_see_each_other(store: Store) -> None:
    """Even where the keys are alike: one is forgotten, the other is not."""
    store.save("same", MIAS, expected=0, now=NOON)
    store.events.record("same", "p1", [OFFERED], now=NOON)

    assert "ledger" not in store.export("same", now=NOON)
    store.forget("same")
    assert store.events.of("same", now=NOON) == (OFFERED,)
    store.save("same", MIAS, expected=0, now=NOON)
    store.events.forget("same", now=NOON)
    assert store.load("same", now=NOON).value == MIAS


@pytest.mark.parametrize("key", ["", "k" * 1001, "\ud83e"])
def test_keys_that_not_every_home_can_hold_are_refused(store: Store, key: str) -> None:
    """Of learners and of pages."""
    with pytest.raises(NotStorableError):
        store.events.record(key, "p1", [OFFERED], now=NOON)
    with pytest.raises(NotStorableError):
        store.events.record("l1", key, [OFFERED], now=NOON)
    with pytest.raises(NotStorableError):
        store.events.forget(key, now=NOON)


def test_a_page_too_large_is_refused(store: Store) -> None:
    """A request offers a handful of recipes, not a thousand."""
    with pytest.raises(NotStorableError):
        store.events.record("l1", "p1", [OFFERED] * 1000, now=NOON)

    assert store.events.of("l1", now=NOON) == ()


def test_a_naive_time_is_refused(store: Store) -> None:
    """As everywhere in a store."""
    with pytest.raises(ValueError, match="aware"):
        store.events.record("l1", "p1", [OFFERED], now=NOON.replace(tzinfo=None))


@pytest.mark.parametrize(
    "body", ["", "{", "7", "null", "[7]", '[{"id": "e"}]', "[" * 99999]
)
def test_a_page_that_cannot_be_read_is_damage(body: str) -> None:
    """Never an event less, and the error quotes nothing of it."""
    with pytest.raises(StoreDamagedError) as found:
        read_page(Page("l1", "p1", 0, body))

    assert len(str(found.value)) < 80

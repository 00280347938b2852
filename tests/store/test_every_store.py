"""One suite of promises over every home of a household."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from skill.domain.errors import SkillError
from skill.domain.household import Household, Person
from skill.store.protocol import (
    HOUSEHOLD_KEPT,
    RENEWED_AFTER,
    NotStorableError,
    StaleVersionError,
    Store,
    Versioned,
    update,
)
from tests.store.conftest import Home
from tests.store.households import FULL, MIA, MIAS, NOON, SECOND


def one_more(household: Household) -> Household:
    """Return the household with its count of servings raised by one."""
    count = int(household.notes.get("count", "0"))
    return household.model_copy(update={"notes": {"count": str(count + 1)}})


def test_an_unknown_household_is_empty_at_version_zero(store: Store) -> None:
    """Nothing is stored, nothing is assumed."""
    assert store.load("h1", now=NOON) == Versioned(Household(), 0)
    assert store.export("h1", now=NOON) == {}


def test_what_is_saved_is_loaded_whole(home: Home) -> None:
    """Another device reads every field as it was written, at the version returned."""
    version = home().save("h1", FULL, expected=0, now=NOON)

    assert home().load("h1", now=NOON) == Versioned(FULL, version, NOON)


def test_households_do_not_see_each_other(store: Store) -> None:
    """The key is the whole of the address."""
    store.save("h1", MIAS, expected=0, now=NOON)
    store.begin("h1", "r1", {}, now=NOON)

    for other in ("h", "h1 ", "H1", "h1\x00", "h11", "document", "ledger#r1"):
        assert store.export(other, now=NOON) == {}
        assert store.open_entries(other, now=NOON) == ()


def test_a_save_on_a_version_no_longer_stored_is_refused(store: Store) -> None:
    """The second of two devices learns that it must read again; the first one's stays."""
    first = store.save("h1", MIAS, expected=0, now=NOON)
    second = store.save("h1", FULL, expected=first, now=NOON)

    for stale in (0, first, second + 1, -1):
        with pytest.raises(StaleVersionError):
            store.save("h1", Household(), expected=stale, now=NOON)

    assert store.load("h1", now=NOON).value == FULL


def test_a_version_expected_of_nothing_is_refused(store: Store) -> None:
    """A household forgotten since it was read is not written back."""
    with pytest.raises(StaleVersionError):
        store.save("h1", MIAS, expected=7, now=NOON)

    assert store.export("h1", now=NOON) == {}


def test_versions_do_not_come_back_after_forgetting(store: Store) -> None:
    """A device that read before the forgetting cannot save over what came after."""
    before = store.save("h1", MIAS, expected=0, now=NOON)
    store.forget("h1")
    store.save("h1", Household(usual_servings=2), expected=0, now=NOON + SECOND)

    with pytest.raises(StaleVersionError):
        store.save("h1", MIAS, expected=before, now=NOON + SECOND)


def test_a_household_lapses_thirteen_months_after_its_last_write(store: Store) -> None:
    """It is there to the second, and then it is not, on disk or no."""
    first = store.save("h1", MIAS, expected=0, now=NOON - timedelta(days=200))
    version = store.save("h1", MIAS, expected=first, now=NOON)

    assert store.load("h1", now=NOON + HOUSEHOLD_KEPT - SECOND).version == version
    assert store.load("h1", now=NOON + HOUSEHOLD_KEPT) == Versioned(Household(), 0)
    assert store.export("h1", now=NOON + HOUSEHOLD_KEPT) == {}


def test_a_lapsed_household_starts_anew(store: Store) -> None:
    """Its old version is refused and version zero is accepted."""
    old = store.save("h1", MIAS, expected=0, now=NOON)
    later = NOON + HOUSEHOLD_KEPT

    with pytest.raises(StaleVersionError):
        store.save("h1", FULL, expected=old, now=later)
    version = store.save("h1", FULL, expected=0, now=later)

    assert store.load("h1", now=later) == Versioned(FULL, version, later)


def test_an_update_changes_what_is_stored(store: Store) -> None:
    """It returns the changed household and keeps it."""
    for count in range(1, 4):
        changed = update(store, "h1", one_more, now=NOON)
        assert changed.notes == {"count": str(count)}

    assert store.load("h1", now=NOON).value == changed


def test_an_update_that_changes_nothing_writes_nothing(store: Store) -> None:
    """Neither where there is a document nor where there is none."""
    assert update(store, "h1", lambda h: h, now=NOON) == Household()
    assert store.export("h1", now=NOON) == {}
    version = store.save("h1", MIAS, expected=0, now=NOON)

    update(store, "h1", lambda h: h.with_person(MIA), now=NOON + timedelta(days=1))

    assert store.load("h1", now=NOON).version == version


def test_a_household_in_use_does_not_lapse(store: Store) -> None:
    """An allergy told once is kept as long as the household keeps coming."""
    store.save("h1", MIAS, expected=0, now=NOON)
    now = NOON
    while now < NOON + 2 * HOUSEHOLD_KEPT:
        now += RENEWED_AFTER
        assert update(store, "h1", lambda h: h, now=now) == MIAS


def test_an_update_gives_up_when_others_always_come_first(home: Home) -> None:
    """It says so, and leaves the other's work alone."""
    mine, theirs = home(), home()

    def overtaken(household: Household) -> Household:
        update(theirs, "h1", one_more, now=NOON)
        return household.with_person(MIA)

    with pytest.raises(StaleVersionError):
        update(mine, "h1", overtaken, now=NOON, attempts=3)

    assert mine.load("h1", now=NOON).value == Household(notes={"count": "3"})


def test_two_devices_lose_no_update(home: Home) -> None:
    """Twice fifty increments at once make a hundred."""
    devices = [home(), home()]

    def fifty(store: Store) -> None:
        for _ in range(50):
            update(store, "h1", one_more, now=NOON, attempts=1000)

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(fifty, devices))

    assert devices[0].load("h1", now=NOON).value.notes == {"count": "100"}


def test_threads_that_share_a_store_lose_no_update(store: Store) -> None:
    """A store is safe to call from any thread."""
    with ThreadPoolExecutor(4) as pool:
        for _ in range(40):
            pool.submit(update, store, "h1", one_more, now=NOON, attempts=1000)

    assert store.load("h1", now=NOON).value.notes == {"count": "40"}


@pytest.mark.parametrize(
    "document",
    [
        Household(people=(Person(name="é" * 150_000),)),
        Household(notes={str(n): "x" * 1000 for n in range(300)}),
        Household().model_copy(update={"notes": {"a": "\ud83e"}}),
        Household(people=(Person().model_copy(update={"name": 7}),)),
        Household().model_copy(update={"usual_servings": 0}),
    ],
    ids=["300 KB name", "300 KB of notes", "half an emoji", "no name", "no servings"],
)
def test_a_document_that_cannot_be_kept_is_refused(
    store: Store, document: Household
) -> None:
    """The error is clear, quotes nobody, and what was there before still is."""
    version = store.save("h1", MIAS, expected=0, now=NOON)

    with pytest.raises(NotStorableError) as refused:
        store.save("h1", document, expected=version, now=NOON)

    assert len(str(refused.value)) < 100
    assert store.load("h1", now=NOON).value == MIAS


def test_a_large_document_within_the_limit_is_kept(store: Store) -> None:
    """A quarter of a megabyte, in two-byte letters, is more than any family says."""
    large = Household(notes={"a": "é" * 130_000})

    store.save("h1", large, expected=0, now=NOON)

    assert store.load("h1", now=NOON).value == large


def test_a_document_is_not_shared_with_its_store(store: Store) -> None:
    """What a caller does to its own dict afterwards changes nothing stored."""
    document = Household(notes={"a": "before"})
    store.save("h1", document, expected=0, now=NOON)
    document.notes["a"] = "after"
    store.load("h1", now=NOON).value.notes["a"] = "after"

    assert store.load("h1", now=NOON).value.notes == {"a": "before"}


def test_a_naive_time_is_refused(store: Store) -> None:
    """It could mean any of many moments; that is a mistake in the code, not a fact."""
    naive = NOON.replace(tzinfo=None)

    with pytest.raises(ValueError, match="aware"):
        store.save("h1", MIAS, expected=0, now=naive)
    with pytest.raises(ValueError, match="aware"):
        store.begin("h1", "r1", {}, now=naive)


def test_a_store_may_be_closed_twice(home: Home) -> None:
    """And every failure it can tell of is one that has an apology."""
    store = home()
    store.close()
    store.close()

    assert issubclass(StaleVersionError, SkillError)
    assert issubclass(NotStorableError, SkillError)

"""One suite of promises over every home of a household."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
from pydantic import JsonValue

from skill.domain.cooking import Cooking
from skill.domain.errors import SkillError
from skill.domain.food import Allergen, Diet
from skill.domain.household import Household, Person, Taken, Zone
from skill.store.protocol import (
    ENTRY_KEPT,
    HOUSEHOLD_KEPT,
    RENEWED_AFTER,
    Forgotten,
    NotStorableError,
    StaleVersionError,
    Store,
    Versioned,
    update,
)
from tests.store.conftest import Home

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
SECOND = timedelta(seconds=1)
MIA = Person(name="Mia", allergies=frozenset({Allergen.PEANUT, Allergen.TREE_NUT}))
MIAS = Household(people=(MIA,))
FULL = Household(
    people=(
        Person(diets=frozenset({Diet.VEGETARIAN}), dislikes=frozenset({"olives"})),
        MIA,
        Person(name="Zoë 👩‍🍳 بيت \x00 ' \" \\ <b>", guest_until=NOON + timedelta(hours=9)),
    ),
    absent=frozenset({"Mia"}),
    absent_until=NOON + timedelta(hours=5),
    usual_servings=4,
    taken=(Taken(recipe="r1", at=NOON),),
    refused=(Taken(recipe="r2", at=NOON),),
    cooking=Cooking(recipe="r1", servings=3, step=2, started=NOON, touched=NOON),
    zones={"d1": Zone(name="Europe/Vienna", read_at=NOON)},
    notes={"last": "élève 🥜"},
)


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


def test_the_first_to_begin_is_told_so(home: Home) -> None:
    """A repeat finds the first one's words, not its own."""
    what: dict[str, JsonValue] = {
        "do": "timer",
        "minutes": 1.5,
        "tags": ["é🥜", None, True],
    }
    first = home().begin("h1", "r1/timer", what, now=NOON)
    repeat = home().begin("h1", "r1/timer", {"do": "other"}, now=NOON + SECOND)

    assert first.first
    assert not repeat.first
    for entry in (first, repeat):
        assert (entry.key, entry.what, entry.begun) == ("r1/timer", what, NOON)
        assert (entry.state, entry.result) == ("begun", None)


def test_one_of_many_racing_is_first(home: Home) -> None:
    """However many requests begin the same thing, one does it."""
    devices = [home() for _ in range(4)]

    def begin(n: int) -> bool:
        store = devices[n % 4]
        return store.begin("h1", f"r{n // 8}", {"n": n}, now=NOON).first

    with ThreadPoolExecutor(8) as pool:
        firsts = list(pool.map(begin, range(80)))

    assert [sum(firsts[n : n + 8]) for n in range(0, 80, 8)] == [1] * 10


def test_a_finished_entry_keeps_its_first_result(store: Store) -> None:
    """A repeat of the request is answered with what the first one got."""
    store.begin("h1", "r1", {"do": "timer"}, now=NOON)
    store.finish("h1", "r1", {"id": "t1"}, now=NOON + SECOND)
    store.finish("h1", "r1", {"id": "t2"}, now=NOON + 2 * SECOND)

    repeat = store.begin("h1", "r1", {"do": "timer"}, now=NOON + 3 * SECOND)

    assert (repeat.state, repeat.result, repeat.first) == ("done", {"id": "t1"}, False)
    assert repeat.begun == NOON


def test_what_was_begun_and_not_finished_is_open_oldest_first(store: Store) -> None:
    """An interrupted request leaves a trace for the next one."""
    for key, delay in (("b", 2), ("c", 0), ("a", 2), ("done", 1)):
        store.begin("h1", key, {"key": key}, now=NOON + delay * SECOND / 1000)
    store.finish("h1", "done", {}, now=NOON + SECOND)

    entries = store.open_entries("h1", now=NOON + SECOND)

    assert [entry.key for entry in entries] == ["c", "a", "b"]
    assert all(entry.what == {"key": entry.key} and not entry.first for entry in entries)


def test_an_entry_lapses_after_two_days(store: Store) -> None:
    """From then on it is neither known nor open, and can be begun anew."""
    store.begin("h1", "r1", {"n": 1}, now=NOON)
    later = NOON + ENTRY_KEPT
    assert not store.begin("h1", "r1", {"n": 2}, now=later - SECOND).first
    assert len(store.open_entries("h1", now=later - SECOND)) == 1

    assert store.open_entries("h1", now=later) == ()
    assert store.export("h1", now=later) == {}
    store.finish("h1", "r1", {"late": True}, now=later)
    anew = store.begin("h1", "r1", {"n": 3}, now=later)

    assert (anew.first, anew.state, anew.what) == (True, "begun", {"n": 3})


def test_finishing_what_was_never_begun_keeps_nothing(store: Store) -> None:
    """A household forgotten while its request was under way stays forgotten."""
    store.begin("h1", "r1", {}, now=NOON)
    store.forget("h1")

    store.finish("h1", "r1", {"id": "t1"}, now=NOON)

    assert store.export("h1", now=NOON) == {}


def test_forgetting_leaves_nothing(home: Home) -> None:
    """It counts what it removed, any device sees it, and it may be repeated."""
    store, other = home(), home()
    store.save("h1", FULL, expected=0, now=NOON)
    store.save("h2", MIAS, expected=0, now=NOON)
    for n in range(60):
        store.begin("h1", f"r{n}", {"n": n}, now=NOON)
    store.begin("h2", "r1", {}, now=NOON)

    assert store.forget("h1") == Forgotten(documents=1, entries=60)

    assert other.export("h1", now=NOON) == {}
    assert other.load("h1", now=NOON).version == 0
    assert other.open_entries("h1", now=NOON) == ()
    assert other.begin("h1", "r0", {}, now=NOON).first
    assert store.forget("h1") == Forgotten(documents=0, entries=1)
    assert store.forget("h1") == Forgotten(documents=0, entries=0)
    assert other.load("h2", now=NOON).value == MIAS
    assert len(other.open_entries("h2", now=NOON)) == 1


def test_an_export_is_all_that_is_kept_as_json(store: Store) -> None:
    """The document reads back, and every entry is there."""
    version = store.save("h1", FULL, expected=0, now=NOON)
    store.begin("h1", "r1", {"do": "timer"}, now=NOON)
    store.begin("h1", "r2", {"do": "reminder"}, now=NOON + SECOND)
    store.finish("h1", "r1", {"id": "t1"}, now=NOON + SECOND)

    export = store.export("h1", now=NOON + SECOND)

    assert Household.model_validate(export.pop("household")) == FULL
    assert export == {
        "version": version,
        "written": NOON.isoformat(),
        "ledger": [
            {
                "key": "r1",
                "state": "done",
                "what": {"do": "timer"},
                "result": {"id": "t1"},
                "begun": NOON.isoformat(),
            },
            {
                "key": "r2",
                "state": "begun",
                "what": {"do": "reminder"},
                "result": None,
                "begun": (NOON + SECOND).isoformat(),
            },
        ],
    }


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


@pytest.mark.parametrize("key", ["r 1", "amzn1.echo-api.request.é🥜#/?\x00'%", "x" * 1000])
def test_any_text_is_a_key(store: Store, key: str) -> None:
    """Keys may hold what Alexa's request ids never do."""
    store.begin("h1", key, {}, now=NOON)
    store.finish("h1", key, {"ok": True}, now=NOON)

    assert store.begin("h1", key, {}, now=NOON).state == "done"
    assert store.forget("h1").entries == 1


@pytest.mark.parametrize("key", ["", "x" * 1001, "\ud83e"])
def test_a_key_no_store_can_hold_is_refused(store: Store, key: str) -> None:
    """By every method, and with the same error."""
    with pytest.raises(NotStorableError):
        store.begin("h1", key, {}, now=NOON)
    with pytest.raises(NotStorableError):
        store.finish("h1", key, {}, now=NOON)
    for refused in (
        lambda: store.load(key, now=NOON),
        lambda: store.save(key, MIAS, expected=0, now=NOON),
        lambda: store.begin(key, "r1", {}, now=NOON),
        lambda: store.finish(key, "r1", {}, now=NOON),
        lambda: store.open_entries(key, now=NOON),
        lambda: store.export(key, now=NOON),
        lambda: store.forget(key),
    ):
        with pytest.raises(NotStorableError):
            refused()


@pytest.mark.parametrize(
    "what",
    [{"a": "x" * 70_000}, {"a": float("nan")}, {"a": float("inf")}, {"a": object()}],
    ids=["too large", "nan", "infinite", "an object"],
)
def test_facts_that_are_not_small_json_are_refused(
    store: Store, what: dict[str, JsonValue]
) -> None:
    """Neither begun nor finished with them."""
    with pytest.raises(NotStorableError):
        store.begin("h1", "r1", what, now=NOON)
    store.begin("h1", "r1", {}, now=NOON)
    with pytest.raises(NotStorableError):
        store.finish("h1", "r1", what, now=NOON)

    [entry] = store.open_entries("h1", now=NOON)
    assert entry.what == {}


def test_half_an_emoji_in_an_entry_survives(store: Store) -> None:
    """A request may hold what is not Unicode; the ledger keeps it all the same."""
    store.begin("h1", "r1", {"said": "\ud83e"}, now=NOON)
    store.finish("h1", "r1", {"heard": "\udc00"}, now=NOON)

    entry = store.begin("h1", "r1", {}, now=NOON)

    assert (entry.what, entry.result) == ({"said": "\ud83e"}, {"heard": "\udc00"})


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

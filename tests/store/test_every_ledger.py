"""What every store promises of its ledger, of forgetting, and of what it refuses."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from pydantic import JsonValue

from skill.domain.household import Household
from skill.store.protocol import (
    ENTRY_KEPT,
    Forgotten,
    NotStorableError,
    Store,
)
from tests.store.conftest import Home
from tests.store.households import FULL, MIAS, NOON, SECOND


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

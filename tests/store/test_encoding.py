"""What is written down is read back: any household, any facts, any moment."""

import json
from datetime import UTC, datetime, timedelta, timezone
from traceback import format_exception

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import JsonValue

from skill.domain.cooking import Cooking
from skill.domain.food import Allergen, Diet
from skill.domain.household import Household, Person, Taken, Zone
from skill.store.encoding import (
    DOCUMENT_LIMIT,
    Line,
    Row,
    expiry,
    microseconds,
    new_line,
    next_version,
    read_document,
    read_entry,
    seconds,
    written_document,
    written_json,
)
from skill.store.protocol import (
    HOUSEHOLD_KEPT,
    NotStorableError,
    StoreDamagedError,
    Versioned,
)
from tests.store.households import NOON

words = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
moments = st.datetimes(
    datetime(2000, 1, 1),  # noqa: DTZ001  the zones are drawn beside them
    datetime(2100, 1, 1),  # noqa: DTZ001
    timezones=st.builds(timezone, st.sampled_from([timedelta(0), timedelta(hours=5.75)])),
)
wall_times = st.datetimes(
    datetime(2000, 1, 1),  # noqa: DTZ001
    datetime(2040, 1, 1),  # noqa: DTZ001
    timezones=st.timezones(),
)
people = st.builds(
    Person,
    name=words,
    allergies=st.frozensets(st.sampled_from(Allergen)),
    diets=st.frozensets(st.sampled_from(Diet)),
    dislikes=st.frozensets(words, max_size=3),
    guest_until=st.none() | moments,
)
takings = st.lists(st.builds(Taken, recipe=words, at=moments), max_size=3).map(tuple)
households = st.builds(
    Household,
    people=st.lists(people, max_size=4).map(tuple),
    absent=st.frozensets(words, max_size=2),
    absent_until=st.none() | moments,
    usual_servings=st.none() | st.integers(1, 50),
    taken=takings,
    refused=takings,
    cooking=st.none()
    | st.builds(
        Cooking,
        recipe=words,
        servings=st.integers(1, 50),
        step=st.integers(-1, 40),
        started=moments,
        touched=moments,
    ),
    zones=st.dictionaries(words, st.builds(Zone, name=words, read_at=moments), max_size=2),
    notes=st.dictionaries(words, words, max_size=3),
)
numbers = st.floats(allow_nan=False, allow_infinity=False) | st.integers()
facts = st.recursive(
    st.none() | st.booleans() | numbers | st.text(),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3)
    ),
    max_leaves=8,
)


@given(households, moments)
def test_any_household_is_read_back(household: Household, now: datetime) -> None:
    """Every name, every allergy, every moment to the microsecond."""
    row = Row(7, expiry(now, HOUSEHOLD_KEPT), written_document(household))

    stored = read_document(row, now)

    assert (stored.value, stored.version) == (household, 7)
    assert stored.written
    assert timedelta(0) <= now - stored.written < timedelta(seconds=1)


@given(st.dictionaries(st.text(), facts, max_size=4), moments)
def test_any_facts_are_read_back(what: dict[str, JsonValue], now: datetime) -> None:
    """Whatever a request held, half an emoji included, and when it was."""
    entry = read_entry(new_line("r1", what, now), first=True)

    assert (entry.what, entry.begun, entry.first) == (what, now, True)


@given(wall_times)
def test_any_wall_time_is_read_back_as_the_same_moment(now: datetime) -> None:
    """In an hour that comes twice, or never, as well: compared in UTC, as moments are."""
    household = Household(absent_until=now)
    row = Row(1, expiry(now, HOUSEHOLD_KEPT), written_document(household))

    until = read_document(row, now).value.absent_until

    assert until
    assert until.astimezone(UTC) == now.astimezone(UTC)
    assert read_entry(new_line("r1", {}, now)).begun == now.astimezone(UTC)


@given(wall_times, wall_times)
def test_later_is_never_earlier(one: datetime, other: datetime) -> None:
    """Moments keep their order in any zone, and seconds are those of the clock."""
    later = one.astimezone(UTC) <= other.astimezone(UTC)
    assert (microseconds(one) <= microseconds(other)) == later
    assert seconds(one) == one.replace(microsecond=0).timestamp()


@given(moments, st.integers(1, 2**60))
def test_a_version_is_never_zero_and_always_grows(now: datetime, stored: int) -> None:
    """Zero means that nothing is stored."""
    assert next_version(0, now) > 0
    assert next_version(stored, now) > stored


def test_a_document_is_measured_in_bytes() -> None:
    """As DynamoDB does; the limit itself still fits."""
    room = DOCUMENT_LIMIT - len(written_document(Household(notes={"a": ""})))
    household = Household(notes={"a": "é" * (room // 2) + "e" * (room % 2)})

    assert len(written_document(household).encode()) == DOCUMENT_LIMIT
    with pytest.raises(NotStorableError):
        written_document(Household(notes={"a": "é" * (room // 2 + 1)}))


def still_holds(kept: object, told: object) -> bool:
    """Return whether all that was told is kept; objects may have gained fields."""
    if isinstance(told, dict) and isinstance(kept, dict):
        return all(name in kept and still_holds(kept[name], told[name]) for name in told)
    if isinstance(told, list) and isinstance(kept, list):
        return len(kept) == len(told) and all(map(still_holds, kept, told))
    return kept == told


def test_a_document_of_the_first_format_reads_for_ever() -> None:
    """Written in March 2026; a field may join the household, none may leave or move."""
    people = (
        '{"name":"me","allergies":[],"diets":["vegetarian"],"dislikes":["olives"],'
        '"guest_until":null},{"name":"Mia","allergies":["peanut","tree_nut"],"diets":[],'
        '"dislikes":[],"guest_until":"2026-03-01T21:00:00Z"}'
    )
    at = '"2026-03-01T12:00:00Z"'
    body = (
        f'{{"format":1,"household":{{"people":[{people}],"absent":["Mia"],'
        f'"absent_until":{at},"usual_servings":4,"taken":[{{"recipe":"r1","at":{at}}}],'
        f'"refused":[{{"recipe":"r2","at":{at}}}],"cooking":{{"recipe":"r1","servings":3,'
        f'"step":2,"started":{at},"touched":{at}}},"zones":{{"d1":{{"name":"Europe/Vienna",'
        f'"read_at":{at}}}}},"notes":{{"last":"élève"}}}}}}'
    )

    stored = read_document(Row(1, expiry(NOON, HOUSEHOLD_KEPT), body), NOON)

    told = json.loads(body)["household"]
    mentioned = list(told["people"])
    kept = stored.value.model_dump(mode="json")
    del told["people"][:], kept["people"][:]
    assert still_holds(kept, told)
    for person, mine in zip(stored.value.people, mentioned, strict=True):
        assert (person.name, bool(person.guest_until)) == (
            mine["name"],
            bool(mine["guest_until"]),
        )
        assert person.allergies == frozenset(mine["allergies"])
        assert person.diets == frozenset(mine["diets"])
        assert person.dislikes == frozenset(mine["dislikes"])


@pytest.mark.parametrize(
    "body",
    [
        "",
        "null",
        "[]",
        "{}",
        '{"format":3,"household":{}}',
        '{"format":0,"household":{}}',
        '{"household":{}}',
        '{"format":1}',
        '{"format":1,"household":null}',
        '{"format":1,"household":{"people":[{"allergies":["nuts"]}]}}',
        '{"format":1,"household":{"people":[{"allergies":["peanut"]}',
    ],
)
def test_a_body_that_is_no_household_is_never_an_empty_one(body: str) -> None:
    """An allergy we cannot read is not an allergy that is not there."""
    with pytest.raises(StoreDamagedError):
        read_document(Row(1, expiry(NOON, HOUSEHOLD_KEPT), body), NOON)


def test_an_error_says_where_and_quotes_nobody() -> None:
    """Nor does the error behind it, which a log would show."""
    body = '{"format":1,"household":{"people":[{"name":"Mia","allergies":["Mia"]}]}}'

    with pytest.raises(StoreDamagedError) as damaged:
        read_document(Row(1, expiry(NOON, HOUSEHOLD_KEPT), body), NOON)

    told = "".join(format_exception(damaged.value))
    assert "people: enum" in told
    assert "Mia" not in told


@pytest.mark.parametrize("far", [2**40, 2**62])
def test_times_that_no_calendar_has_are_damage(far: int) -> None:
    """Whole seconds of a document, microseconds of an entry."""
    with pytest.raises(StoreDamagedError):
        read_document(Row(1, far, written_document(Household())), NOON)
    with pytest.raises(StoreDamagedError):
        read_entry(Line("r1", far * 10**6, 9, "{}"))


def test_a_lapsed_body_is_not_even_read() -> None:
    """What has no right to be kept cannot be damaged."""
    assert read_document(Row(1, seconds(NOON), "damaged"), NOON) == Versioned(
        Household(), 0
    )


@pytest.mark.parametrize("text", ["", "[]", "null", '"a"', "{", "[" * 100_000])
def test_an_entry_that_is_no_object_is_damaged(text: str) -> None:
    """Its words and its result alike."""
    for line in (Line("r1", 0, 9, text), Line("r1", 0, 9, "{}", text)):
        with pytest.raises(StoreDamagedError):
            read_entry(line)


def test_bottomless_facts_are_refused() -> None:
    """Rather than overflowing something."""
    bottomless: dict[str, JsonValue] = {}
    bottomless["a"] = bottomless
    deep: JsonValue = []
    for _ in range(100_000):
        deep = [deep]

    for what in (bottomless, {"a": deep}):
        with pytest.raises(NotStorableError):
            written_json("what", what)

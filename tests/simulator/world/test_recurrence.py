"""Rules are expanded as the standard says, on the wall clock."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from dateutil.rrule import rrulestr  # type: ignore[import-untyped]
from hypothesis import given
from hypothesis import strategies as some

from skill.simulator.world.recurrence import (
    DAYS,
    Recurrence,
    on_the_clock,
    read_rule,
)
from skill.simulator.world.wire import Refused

NEW_YORK = ZoneInfo("America/New_York")
LORD_HOWE = ZoneInfo("Australia/Lord_Howe")


@given(
    freq=some.sampled_from(["DAILY", "WEEKLY"]),
    interval=some.integers(1, 5),
    days=some.sets(some.sampled_from(DAYS), max_size=3),
    hour=some.integers(0, 23),
    first=some.dates(date(2026, 1, 1), date(2027, 12, 31)),
)
def test_rules_ring_when_an_independent_reading_of_the_standard_says(
    freq: str, interval: int, days: set[str], hour: int, first: date
) -> None:
    """Eight ringings in UTC, beside dateutil's."""
    spelt = f"FREQ={freq};BYHOUR={hour};BYMINUTE=5;BYSECOND=0;INTERVAL={interval}"
    spelt += f";BYDAY={','.join(sorted(days))}" if days else ""
    start = datetime(first.year, first.month, first.day)  # noqa: DTZ001 - a wall time

    recurrence = Recurrence((read_rule(spelt),), ZoneInfo("UTC"), start)
    found = recurrence.after(start.replace(tzinfo=UTC) - timedelta(days=1))
    expected = rrulestr(spelt, dtstart=start)

    eight = [next(found).replace(tzinfo=None) for _ in range(8)]
    assert eight == list(expected[:8])


@pytest.mark.parametrize(
    ("wall", "zone", "instant"),
    [
        ("2026-03-08T01:59", NEW_YORK, "2026-03-08T06:59"),
        ("2026-03-08T02:00", NEW_YORK, "2026-03-08T07:00"),
        ("2026-03-08T02:30", NEW_YORK, "2026-03-08T07:30"),
        ("2026-03-08T03:00", NEW_YORK, "2026-03-08T07:00"),
        ("2026-11-01T01:30", NEW_YORK, "2026-11-01T05:30"),
        ("2026-11-01T02:00", NEW_YORK, "2026-11-01T07:00"),
        ("2026-10-04T02:15", LORD_HOWE, "2026-10-03T15:45"),
        ("2026-04-05T01:45", LORD_HOWE, "2026-04-04T14:45"),
    ],
)
def test_wall_times_that_are_missing_or_double_become_one_instant(
    wall: str, zone: ZoneInfo, instant: str
) -> None:
    """Missing ones move on by the jump, an hour or a half; of two the first counts."""
    found = on_the_clock(datetime.fromisoformat(wall), zone)

    assert found == datetime.fromisoformat(instant).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    "spelt",
    [
        "",
        "FREQ=HOURLY;BYHOUR=1;BYMINUTE=0",
        "FREQ=DAILY;BYMINUTE=0",
        "FREQ=DAILY;BYHOUR=24;BYMINUTE=0",
        "FREQ=DAILY;BYHOUR=8;BYHOUR=9;BYMINUTE=0",
        "FREQ=DAILY;BYHOUR=8;BYMINUTE=0;COUNT=3",
        "FREQ=WEEKLY;BYDAY=XX;BYHOUR=8;BYMINUTE=0",
        "FREQ=WEEKLY;BYDAY=;BYHOUR=8;BYMINUTE=0",
        "FREQ=WEEKLY;INTERVAL=0;BYHOUR=8;BYMINUTE=0",
        None,
    ],
)
def test_a_rule_that_is_not_known_to_work_is_refused(spelt: object) -> None:
    """Rather than taken for something else."""
    with pytest.raises(Refused, match="UNSUPPORTED_TRIGGER_RECURRENCE"):
        read_rule(spelt)


def test_a_recurrence_without_a_day_in_its_span_never_rings() -> None:
    """It ends on the Sunday before its first Monday."""
    rule = read_rule("FREQ=WEEKLY;BYDAY=MO;BYHOUR=8;BYMINUTE=0")
    tuesday, sunday = (datetime.fromisoformat(f"2026-12-{day}") for day in ("01", "06"))

    recurrence = Recurrence((rule,), NEW_YORK, tuesday, sunday)

    assert list(recurrence.after(datetime(2026, 11, 23, tzinfo=UTC))) == []

"""Seasons by date and hemisphere."""

from datetime import date
from importlib.resources import files

import pytest

from skill.domain.recipes import Season
from skill.recommender.seasons import is_southern, season


@pytest.mark.parametrize(
    ("month", "north", "south"),
    [
        (1, Season.WINTER, Season.SUMMER),
        (2, Season.WINTER, Season.SUMMER),
        (3, Season.SPRING, Season.AUTUMN),
        (5, Season.SPRING, Season.AUTUMN),
        (6, Season.SUMMER, Season.WINTER),
        (8, Season.SUMMER, Season.WINTER),
        (9, Season.AUTUMN, Season.SPRING),
        (11, Season.AUTUMN, Season.SPRING),
        (12, Season.WINTER, Season.SUMMER),
    ],
)
def test_the_south_is_half_a_year_away(month: int, north: Season, south: Season) -> None:
    """Winter in Boston is summer in Sydney."""
    assert season(date(2026, month, 15), "America/New_York") is north
    assert season(date(2026, month, 15), "Australia/Sydney") is south


def test_every_zone_lies_where_the_zone_table_says() -> None:
    """The latitude of each zone's city in the IANA database decides."""
    table = files("tzdata").joinpath("zoneinfo/zone.tab").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in table.splitlines() if not line.startswith("#")]

    assert len(rows) > 300
    for _, coordinates, zone, *_ in rows:
        assert is_southern(zone) == coordinates.startswith("-"), zone


@pytest.mark.parametrize("zone", ["", "UTC", "Mars/Olympus_Mons"])
def test_a_zone_that_is_not_known_is_north(zone: str) -> None:
    """Most cooks live there."""
    assert not is_southern(zone)

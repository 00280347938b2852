"""Foods in the house: kept in the cook's words, each once, the most urgent first."""

from datetime import date, timedelta

import pytest

from skill.domain.pantry import (
    LONGEST,
    MOST,
    Item,
    PantryFullError,
    added,
    by_expiry,
    removed,
)
from tests.support import NOON

TODAY = NOON.date()


def alike(one: str, other: str) -> bool:
    """Return whether two names differ by their number alone."""
    return one.rstrip("s") == other.rstrip("s")


def test_a_food_told_again_is_there_once_and_keeps_its_day() -> None:
    """An egg is eggs; a day told before stays until another is told."""
    friday, sunday = TODAY + timedelta(days=3), TODAY + timedelta(days=5)
    held = added((), ["eggs"], NOON, friday, alike)

    again = added(held, ["egg"], NOON, None, alike)

    assert [(one.food, one.expires) for one in again] == [("egg", friday)]
    moved = added(again, ["eggs"], NOON, sunday, alike)
    assert [(one.food, one.expires) for one in moved] == [("eggs", sunday)]


def test_the_cooks_own_words_are_kept_as_long_as_they_may_be() -> None:
    """No name makes the document grow without end."""
    [kept] = added((), ["relish " * 30], NOON, None, alike)

    assert len(kept.food) <= LONGEST


def test_a_full_pantry_takes_what_it_has_and_nothing_else() -> None:
    """One more is refused, and the pantry is as it was."""
    full = added((), [f"food {n}" for n in range(MOST)], NOON, None, alike)

    with pytest.raises(PantryFullError) as refused:
        added(full, ["one more"], NOON, None, alike)

    assert refused.value.most == MOST
    assert len(added(full, ["food 3"], NOON, TODAY, alike)) == MOST


def test_what_is_gone_is_gone_by_any_of_its_names() -> None:
    """And nothing else is."""
    held = added((), ["eggs", "milk"], NOON, None, alike)

    assert [one.food for one in removed(held, ["egg"], alike)] == ["milk"]
    assert removed(held, ["cream"], alike) == held


def test_what_expires_first_comes_first_and_then_the_newest() -> None:
    """Without a day, what was told last is nearest to mind."""

    def item(food: str, expires: date | None = None) -> Item:
        return Item(food=food, noted=NOON, expires=expires)

    soon, later = TODAY + timedelta(days=1), TODAY + timedelta(days=9)
    held = (item("rice"), item("cream", later), item("kale", soon), item("oats"))

    assert [one.food for one in by_expiry(held)] == ["kale", "cream", "oats", "rice"]

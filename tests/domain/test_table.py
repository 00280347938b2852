"""Who lives here and who eats tonight, as values: nothing is ever loosened by accident."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as some

from skill.domain.food import Allergen, Diet
from skill.domain.household import Eaters, Household, Person
from skill.domain.table import (
    away,
    day_ends,
    hosted,
    rests,
    seated,
    tonight,
    with_dislikes,
    with_needs,
    without_dislikes,
    without_needs,
)

NEW_YORK = ZoneInfo("America/New_York")
EVENING = datetime(2026, 11, 24, 18, tzinfo=NEW_YORK)
MORNING = datetime(2026, 11, 25, 4, tzinfo=NEW_YORK)
PEANUT = Eaters(allergies=frozenset({Allergen.PEANUT}))
NAMES = some.sampled_from(["me", "Emma", "Tom", "guest"])
NEEDS = some.builds(
    Eaters,
    allergies=some.frozensets(some.sampled_from(Allergen), max_size=3),
    diets=some.frozensets(some.sampled_from(Diet), max_size=2),
)


@pytest.mark.parametrize(
    ("now", "end"),
    [
        (EVENING, MORNING),
        (MORNING - timedelta(seconds=1), MORNING),
        (MORNING, MORNING + timedelta(days=1)),
        (
            datetime(2026, 3, 7, 22, tzinfo=NEW_YORK),  # clocks go forward at two
            datetime(2026, 3, 8, 4, tzinfo=NEW_YORK),
        ),
        (
            datetime(2026, 11, 1, 1, 30, tzinfo=NEW_YORK, fold=1),  # and back
            datetime(2026, 11, 1, 4, tzinfo=NEW_YORK),
        ),
    ],
)
def test_a_day_ends_at_four_on_the_clock(now: datetime, end: datetime) -> None:
    """Whatever the clocks do in that night."""
    assert day_ends(now) == end


def test_an_end_may_be_wanted_further_away() -> None:
    """A guest of half past three stays for the next evening."""
    late = MORNING - timedelta(minutes=30)

    assert day_ends(late, at_least=timedelta(hours=6)) == MORNING + timedelta(days=1)


@given(NAMES, NEEDS, NEEDS)
def test_told_needs_count_from_then_on(name: str, first: Eaters, then: Eaters) -> None:
    """Whatever was known before, and whoever was away."""
    known = away(with_needs(Household(), name, first, EVENING), [name], EVENING, MORNING)

    eaters = with_needs(known, name, then, EVENING).eaters(EVENING)

    assert eaters == first | then


@given(NAMES, NAMES, NEEDS, NEEDS)
def test_taking_needs_from_one_leaves_those_of_others(
    name: str, other: str, needs: Eaters, gone: Eaters
) -> None:
    """Only that person's, only those."""
    known = with_needs(Household(), other, needs, EVENING)

    after = without_needs(known, name, gone, EVENING)

    if name != other:
        assert after == known
    else:
        assert after.person(name).allergies == needs.allergies - gone.allergies
        assert after.person(name).diets == needs.diets - gone.diets


@given(NAMES, NEEDS, some.timedeltas(timedelta(0), timedelta(hours=9, minutes=59)))
def test_a_guests_needs_count_until_the_night_is_over(
    name: str, needs: Eaters, later: timedelta
) -> None:
    """And not a moment longer."""
    guest = Person(name=name, allergies=needs.allergies, diets=needs.diets)

    after = hosted(Household(), guest, EVENING, MORNING)

    assert after.eaters(EVENING + later) == needs
    assert after.eaters(MORNING) == Eaters()


def test_who_lives_here_never_becomes_a_guest() -> None:
    """Emma's allergy does not end with the evening."""
    known = with_needs(Household(), "Emma", PEANUT, EVENING)

    after = hosted(known, Person(name="Emma"), EVENING, MORNING)

    assert after.eaters(MORNING) == PEANUT


def test_a_guest_who_has_gone_leaves_no_trace() -> None:
    """The next change drops what is over, so that nothing new is tied to it."""
    known = hosted(Household(), Person(name="guest"), EVENING, MORNING)

    assert tonight(known, EVENING) == known
    assert tonight(known, MORNING).people == ()


def test_absences_end_with_the_night() -> None:
    """One from yesterday does not come back with one of today."""
    known = with_needs(Household(), "Emma", PEANUT, EVENING)
    known = away(known, ["Emma"], EVENING, MORNING)
    next_evening = EVENING + timedelta(days=1)

    after = away(known, ["Tom"], next_evening, MORNING + timedelta(days=1))

    assert known.eaters(EVENING) == Eaters()
    assert known.eaters(MORNING) == PEANUT
    assert after.absent == {"Tom"}
    assert after.eaters(next_evening) == PEANUT


def test_who_is_seated_counts() -> None:
    """Back at the table, needs and all."""
    known = with_needs(Household(), "Emma", PEANUT, EVENING)
    known = away(known, ["Emma"], EVENING, MORNING)

    assert seated(known, ["Emma"]).eaters(EVENING) == PEANUT


def test_a_need_that_another_shares_does_not_rest() -> None:
    """With two who must not have peanuts, one may go without a question."""
    one = with_needs(Household(), "Emma", PEANUT, EVENING)
    both = with_needs(one, "Tom", PEANUT, EVENING)

    assert rests(one, ["Emma"], EVENING) == PEANUT
    assert rests(both, ["Emma"], EVENING) == Eaters()
    assert rests(both, ["Emma", "Tom"], EVENING) == PEANUT


def test_dislikes_come_and_go_by_person() -> None:
    """Taking back what was never told creates nobody."""
    known = with_dislikes(Household(), "Emma", ["olive", "kiwi"], EVENING)

    after = without_dislikes(known, "Emma", frozenset({"olive"}), EVENING)

    assert after.person("Emma").dislikes == {"kiwi"}
    assert without_dislikes(Household(), "Tom", frozenset({"kiwi"}), EVENING).people == ()

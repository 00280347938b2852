"""From events to interactions: each offer once, in order, and nobody who left."""

import shutil
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import numpy as np
import pyarrow.parquet as pq
import pytest

from skill.domain.events import Happened
from skill.training.gathering import Gathered, gather
from skill.training.partitions import PartitionsError, files
from skill.training.reading import Wanted
from tests.training.logs import (
    HOUR,
    NOW,
    START,
    columns,
    folder_of,
    log,
    name_of,
    offered,
)

DAY = timedelta(days=1)
WANTED = Wanted(columns())


def test_each_offer_is_an_interaction_taken_or_not(tmp_path: Path) -> None:
    """With when, what, to whom, how likely, and in which circumstances."""
    events = [
        *offered("l2", "pad-thai", START + DAY, taken=True),
        *offered("l1", "shakshuka", START, diet="vegan"),
    ]

    found = gather(folder_of(events, tmp_path), WANTED)

    log = found.interactions
    assert [columns().id_of(row) for row in log.row] == ["shakshuka", "pad-thai"]
    assert log.taken.tolist() == [0, 1]
    assert log.household.tolist() == [0, 1]
    assert (log.n_households, log.n_recipes) == (2, len(columns()))
    assert log.clock[1] - log.clock[0] == 1.0
    assert log.propensity.tolist() == [0.25, 0.25]
    assert (log.hour.tolist(), log.weekday.tolist()) == ([18, 18], [0, 1])
    assert found.sides.returning.all()
    assert found.told.how.startswith("streamed")


def test_files_from_before_a_column_was_written_are_read(tmp_path: Path) -> None:
    """Nothing is known there; a column that was always there must not be missing."""
    folder = folder_of(offered("l1", "pad-thai", START), tmp_path)
    [path] = files(folder)
    whole = pq.read_table(path)

    pq.write_table(whole.drop_columns(["plain"]), path)
    before = gather(folder, WANTED)
    pq.write_table(whole, path)
    now = gather(folder, WANTED)
    pq.write_table(whole.drop_columns(["offer"]), path)

    assert (before.sides.plain.tolist(), now.sides.plain.tolist()) == ([False], [True])
    with pytest.raises(PartitionsError, match="offer"):
        gather(folder, WANTED)


def test_a_taking_is_of_the_recipe_it_names(tmp_path: Path) -> None:
    """A runner-up on the screen was offered in the same breath, and was not taken."""
    spoken, taking = offered("l1", "pad-thai", START, taken=True)
    aside = spoken.model_copy(update={"id": "x", "recipe": "shakshuka", "position": 1})

    found = gather(folder_of([spoken, aside, taking], tmp_path), WANTED)

    taken = {columns().id_of(r): t for r, t in zip(
        found.interactions.row, found.interactions.taken, strict=True)}  # fmt: skip
    assert taken == {"pad-thai": 1}
    touched = taking.model_copy(update={"recipe": "shakshuka"})
    other = gather(folder_of([spoken, aside, touched], tmp_path / "touched"), WANTED)
    assert sorted(zip(other.sides.spoken, other.interactions.taken, strict=True)) == [
        (False, 1),
        (True, 0),
    ]


@pytest.mark.parametrize(("stars", "taken"), [([1], 0), ([2], 0), ([3], 1), ([1, 4], 1)])
def test_what_was_cooked_and_not_liked_is_no_conversion(
    tmp_path: Path, stars: list[int], taken: int
) -> None:
    """One or two stars; whoever thinks again is believed."""
    spoken, taking = offered("l1", "pad-thai", START, taken=True)
    rated = [
        taking.model_copy(
            update={"id": f"s{n}", "happened": Happened.RATED, "rating": given}
        )
        for n, given in enumerate(stars)
    ]

    found = gather(folder_of([spoken, taking, *rated], tmp_path), WANTED)

    assert found.interactions.taken.tolist() == [taken]


def test_a_taking_may_fall_into_the_next_month(tmp_path: Path) -> None:
    """An offer at midnight of the last of May."""
    late = START.replace(day=31, hour=23)

    found = gather(folder_of(offered("l1", "pad-thai", late, taken=True), tmp_path), WANTED)

    assert found.interactions.taken.tolist() == [1]


def test_an_event_that_stands_there_twice_counts_once(tmp_path: Path) -> None:
    """A stream may deliver it again, into another file."""
    folder = folder_of(log(households=3, days=5), tmp_path)
    once = gather(folder, WANTED)
    [path] = files(folder)
    shutil.copy(path, path.with_name("again.parquet"))

    found = gather(folder, WANTED)

    assert found.told.counts.twice == once.told.counts.events
    assert same(found, once)


def test_a_recipe_that_the_catalogue_no_longer_has_is_left_out(tmp_path: Path) -> None:
    """And counted."""
    events = [*offered("l1", "gone", START), *offered("l1", "pad-thai", START + DAY)]

    found = gather(folder_of(events, tmp_path), WANTED)

    assert len(found.interactions) == 1
    assert found.told.counts.unknown == 1


def test_nothing_is_learnt_from_who_was_forgotten(tmp_path: Path) -> None:
    """Though an old file still holds it, and whoever knows of the forgetting."""
    folder = folder_of(log(households=4, days=5), tmp_path / "all")
    without = folder_of(
        (e for e in log(households=4, days=5) if e.household != name_of("learner", 2)),
        tmp_path / "without",
    )
    gone = {name_of("learner", 2): NOW}

    found = gather(folder, replace(WANTED, forgotten=gone))

    assert found.told.counts.forgotten > 0
    assert same(found, gather(without, WANTED))


def test_who_comes_back_is_learnt_from_anew(tmp_path: Path) -> None:
    """What happened after the forgetting is no secret kept."""
    before = offered("l1", "pad-thai", START)
    after = offered("l1", "shakshuka", START + 2 * HOUR)
    folder = folder_of([*before, *after], tmp_path)

    found = gather(folder, replace(WANTED, forgotten={"l1": START + HOUR}))

    assert [columns().id_of(row) for row in found.interactions.row] == ["shakshuka"]


def test_too_many_events_are_sampled_by_household(tmp_path: Path) -> None:
    """Whole histories, the same ones every time, and it says so."""
    folder = folder_of(log(households=60, days=5), tmp_path)
    everything = gather(folder, WANTED)

    found = gather(folder, replace(WANTED, most=everything.told.counts.events // 3))

    assert 5 <= found.interactions.n_households <= 40
    assert set(np.bincount(found.interactions.household)) == {5}
    assert "sampled" in found.told.how
    assert same(found, gather(folder, replace(WANTED, most=found.told.counts.events // 3)))


def test_what_comes_later_may_be_held_back(tmp_path: Path) -> None:
    """To the hour."""
    folder = folder_of(log(households=3, days=10), tmp_path)

    found = gather(folder, replace(WANTED, until=START + 4 * DAY))

    assert len(found.interactions) == 12


@pytest.mark.parametrize("households", [0, 1])
def test_few_events_are_no_error(tmp_path: Path, households: int) -> None:
    """A kitchen that just opened has nothing to learn from."""
    found = gather(folder_of(log(households=households, days=1), tmp_path), WANTED)

    assert len(found.interactions) == households


def same(one: Gathered, other: Gathered) -> bool:
    """Return whether two gatherings give the very same columns."""
    columns = ("household", "row", "clock", "taken", "propensity", "meal", "hour", "season")
    return one.interactions.n_households == other.interactions.n_households and all(
        np.array_equal(getattr(one.interactions, name), getattr(other.interactions, name))
        for name in columns
    )

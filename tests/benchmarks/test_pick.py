"""The benchmark of picks: its catalogues are real ones, and its rows are complete."""

from pathlib import Path

import pytest

from benchmarks.pick import cost, figures, ours
from benchmarks.pick_catalog import opened, spooled, synthetic
from benchmarks.pick_requests import SHARES, passing, requests
from skill.catalog.catalog import Catalog
from skill.food.gate import Cleared, clear
from skill.recommender.pick import Engine


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a synthetic catalogue of three thousand recipes."""
    folder = tmp_path_factory.mktemp("synthetic") / "recipes"
    synthetic(folder, spooled(60, 1), 3000, 1)
    return folder


@pytest.fixture(scope="module")
def catalog(folder: Path) -> Catalog:
    """Return it opened."""
    return opened(folder)


def test_rows_are_recipes_with_numbers_of_their_own(catalog: Catalog) -> None:
    """What the columns say of a row, its recipe says."""
    columns = catalog.columns
    priors = columns["prior"].tolist()

    assert len(catalog) == 3000
    assert priors == sorted(priors, reverse=True)
    for row in (0, 17, 2999):
        recipe = catalog.at(row)
        assert recipe is not None
        assert columns.row_of(recipe.id) == row
        assert recipe.total.total_seconds() / 60 == columns["total"][row]
        assert recipe.foods == frozenset(columns.foods(row))


def test_labels_are_the_gates(catalog: Catalog) -> None:
    """Readings hold for the words that rows share, so the gate need not read them again."""
    for row in range(0, 3000, 100):
        recipe, reading = catalog.at(row), catalog.columns.reading(row)
        assert recipe is not None
        assert reading is not None
        assert reading.label(recipe) is not None


def test_requests_pass_what_they_are_said_to(catalog: Catalog) -> None:
    """Within a factor of three; and everything offered is cleared."""
    found = requests(catalog, 3, 1)

    assert set(found) <= set(SHARES)
    for share, asked in found.items():
        for one in asked:
            assert share / 3 <= passing(catalog, one) <= 3 * share
            pick = Engine(catalog).pick(one.signals(), one.eaters, seed="r1")
            assert isinstance(clear(pick.choice.recipe, one.eaters), Cleared)


def test_a_row_has_what_its_readers_look_for(catalog: Catalog, folder: Path) -> None:
    """The fields of the JSON, ours by our name."""
    asked = {0.1: requests(catalog, 2, 1)[0.1]}

    [row] = ours(Engine(catalog), folder, asked, 20)

    assert row["engine"] == "larder"
    assert row["recipes"] == 3000
    assert {"passing", "p50_ms", "p99_ms", "agrees", "open_ms", "resident_mb"} <= set(row)
    assert float(str(row["p50_ms"])) <= float(str(row["shown_p50_ms"]))
    assert row["judged"] == 0.0
    assert "a million picks" in cost([row])


def test_percentiles_are_of_the_times() -> None:
    """Of a hundred times, the middle one and nearly the longest."""
    row = figures("any", 10, 0.5, [float(n) for n in range(101)])

    assert (row["p50_ms"], row["p99_ms"]) == (50.0, 99.0)

"""The bake-off, whole, over logs small enough to know by heart."""

import csv
import gzip
import json
import lzma
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pyarrow as pa
import pytest
from pyarrow import parquet

pytest.importorskip("implicit", reason="implicit runs beside ours: uv sync --group bench")

from benchmarks.bakeoff import main
from benchmarks.bakeoff_logs import read_log
from benchmarks.bakeoff_run import Plain, race
from skill.recommender.taste import Floats, Rows
from skill.training.fitting.occasions import Occasion

USERS, RECIPES, EVENTS = 20, 30, 400
FEW = ("--models", "popularity", "graph", "implicit item-knn")


def table(path: Path, header: str, rows: Sequence[tuple[int, ...]]) -> None:
    """Write rows under a header, packed or plain."""
    with gzip.open(path, "wt") if path.suffix == ".gz" else path.open("w") as file:
        writer = csv.writer(file)
        writer.writerow(header.split())
        writer.writerows(rows)


def pairs(count: int, seed: int) -> list[tuple[int, int]]:
    """Return who took what, never the same twice; small numbers are taken more."""
    rng = np.random.default_rng(seed)
    chances = 1.0 / np.arange(1, RECIPES + 1)
    drawn = rng.choice(RECIPES, (4 * count,), p=chances / chances.sum())
    users = rng.integers(0, USERS, 4 * count)
    found = dict.fromkeys(zip((users + 1).tolist(), (drawn * 10).tolist(), strict=True))
    return list(found)[:count]


@pytest.fixture
def in_order(tmp_path: Path) -> Path:
    """Return a folder as Food.com's: a log with an order, written out of it."""
    folder = tmp_path / "ordered"
    folder.mkdir()
    rows = [(u, r, 5, i + 1) for i, (u, r) in enumerate(pairs(EVENTS, 0))]
    table(folder / "interactions.csv.gz", "user recipe rating order", rows[::-1])
    told = {
        "recipe": [10 * row for row in range(RECIPES)],
        "title": ["apple pie" if row % 3 else "onion soup" for row in range(RECIPES)],
        "main_ingredients": [
            "fruit" if row % 3 else "vegetables" for row in range(RECIPES)
        ],
        **dict.fromkeys(
            ("meal_tags", "category", "regions", "cuisines", "dish_label"), [""] * RECIPES
        ),
    }
    parquet.write_table(pa.table(told), folder / "recipes.parquet")
    return folder


@pytest.fixture
def without_order(tmp_path: Path) -> Path:
    """Return a folder as Allrecipes': pairs, and texts of most recipes."""
    folder = tmp_path / "unordered"
    folder.mkdir()
    rows = [(user, recipe, 1) for user, recipe in sorted(pairs(EVENTS, 1))]
    table(folder / "interactions.csv.gz", "user recipe has_text", rows)
    with lzma.open(folder / "recipes.jsonl.xz", "wt", encoding="utf-8") as file:
        for row in range(2, RECIPES):
            told = {
                "id": f"allrecipes:{10 * row}",
                "title": "Apple Pie" if row % 2 else "Onion Soup",
                "ingredients": ["2 apples"] if row % 2 else ["1 onion"],
                "tags": [],
            }
            file.write(json.dumps(told) + "\n")
    return folder


def told(capsys: pytest.CaptureFixture[str]) -> dict[str, dict[str, float]]:
    """Return what was printed, which must be one list of objects, by model."""
    return {each["model"]: each for each in json.loads(capsys.readouterr().out)}


def test_later_events_are_tested_and_nothing_but_objects_is_printed(
    in_order: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A plain file of later events, with a household and a recipe never met before."""
    later = tmp_path / "later.csv"
    rows = [(1, 9990, 5, 900), (77, 0, 5, 901), (77, 9990, 0, 902), (78, 10, 5, 903)]
    table(later, "user recipe rating order", rows)

    main([str(in_order), "--test", str(later), "--json", *FEW])

    found = told(capsys)
    assert list(found) == ["plain popularity", "popularity", "graph", "implicit item-knn"]
    for each in found.values():
        assert each["events"] == len(rows)
        assert 0.0 <= each["hr@1"] <= each["hr@10"] <= 1.0
        assert {"ndcg@10", "mrr", "intervals", "seconds", "megabytes"} <= each.keys()


def test_a_log_without_order_is_held_out_and_filtered(
    without_order: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """With a dish word or an ingredient of the recipe asked for, ranks can only rise."""
    main([str(without_order), "--json", *FEW])

    for each in told(capsys).values():
        slices = each["slices"]
        assert isinstance(slices, dict)
        assert each["events"] > slices["asked a dish word"]["events"] > 0
        assert slices["asked an ingredient"]["hr@1"] > 0.0


def test_a_table_is_for_people(in_order: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One for all events, and one for each slice that has any."""
    main([str(in_order), *FEW])

    printed = capsys.readouterr().out
    assert "| all: 40 events | HR@1 % |" in printed
    assert "| plain popularity |" in printed


def test_nothing_later_is_known_before_it_is_ranked(in_order: Path) -> None:
    """The counts an entry sees are exactly those of the events before."""
    log = read_log(in_order, None, 0.25, 0)
    seen: list[float] = []

    class Witness(Plain):
        """Ranks like popularity, and notes how many events it was shown."""

        def score(self, occasion: Occasion, rows: Rows) -> Floats:
            trends = occasion.taste.moment.trends
            assert trends is not None
            seen.append(float(trends.total_.sum()))
            assert occasion.row not in occasion.taste.taken
            return super().score(occasion, rows)

    race({"witness": Witness()}, log)

    assert seen == [len(log.known) + i for i in range(len(log.test))]


def test_who_knows_the_answer_hits_and_who_knows_nothing_is_at_chance(
    in_order: Path,
) -> None:
    """An oracle is always right; equal scores are ranked by chance, not by row."""
    log = read_log(in_order, None, 0.5, 0)

    class Oracle:
        """Scores what is about to be taken."""

        alone = True

        def score(self, occasion: Occasion, rows: Rows) -> Floats:
            scores: Floats = (rows == occasion.row).astype(np.float32)
            return scores

    class Indifferent:
        """Scores everything alike."""

        alone = True

        def score(self, occasion: Occasion, rows: Rows) -> Floats:
            return np.zeros(len(rows), dtype=np.float32)

    outcome = race({"oracle": Oracle(), "indifferent": Indifferent()}, log)

    assert not outcome.ranks["oracle"][:, 0].any()
    ranks = outcome.ranks["indifferent"][:, 0]
    assert 3 < ranks.mean() < 15
    assert len(set(ranks.tolist())) > 10


def test_a_recipe_taken_twice_is_not_asked_for_twice(
    in_order: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """It is not among those that its household has not taken yet."""
    known = pairs(EVENTS, 0)[0]
    later = tmp_path / "later.csv.gz"
    table(later, "user recipe rating order", [(*known, 5, 900), (1, 9990, 5, 901)])

    main([str(in_order), "--test", str(later), "--json", *FEW])

    assert told(capsys)["graph"]["events"] == 1

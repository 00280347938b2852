"""From sources to a catalogue: whole, resumable, merged, labelled anew."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from importlib.util import find_spec
from pathlib import Path

import pytest

from skill.catalog.columns import open_columns
from skill.catalog.manifest import About
from skill.catalog.writing import write
from skill.domain.food import Allergen
from skill.domain.household import Eaters
from skill.domain.recipes import Course
from skill.food.gate import Cleared, Refusal, clear
from skill.food.lexicon import lexicon_version
from skill.ingest.pipeline import From, How, Report, ingest
from skill.ingest.recipe import relabelled
from skill.ingest.sources.item import SourceError
from skill.ingest.spread import BackendError
from tests.ingest import samples
from tests.ingest.samples import written

ROOT = Path(__file__).parents[2]


def source(path: Path, name: str = "web") -> From:
    """Return a source of our own making."""
    return From(path, name, "CC0-1.0")


def rejects(out: Path) -> list[dict[str, str]]:
    """Return what was left out."""
    text = out.with_name(f"{out.name}.ingest").joinpath("rejects.jsonl").read_text()
    return [json.loads(line) for line in text.splitlines()]


def test_a_dump_becomes_a_catalogue(tmp_path: Path) -> None:
    """With everything worked out, and a manifest that knows where it is from."""
    path = written(tmp_path / "a.jsonl", samples.lines(samples.SOUP, samples.CAKE))

    report = ingest([source(path)], tmp_path / "out")

    catalogue = open_columns(tmp_path / "out")
    assert (report.read, report.kept, report.skipped.total()) == (2, 2, 0)
    assert catalogue.about.lexicon == lexicon_version()
    [about] = catalogue.about.sources
    assert (about.name, about.licence, about.recipes) == ("web", "CC0-1.0", 2)
    row = catalogue.row_of("web:1")
    assert row is not None
    soup = catalogue.recipe(row)
    assert soup.course is Course.MAIN
    assert soup.steps[-1].timer == timedelta(minutes=18)
    assert {"onion", "olive_oil"} <= soup.foods
    cake = catalogue.recipe(1 - row)
    assert cake.steps[-1].text == "Bake at 350 degrees for 40 minutes."


def test_every_shape_is_read_from_one_folder(tmp_path: Path) -> None:
    """And what is told twice, in whatever shape, is kept once."""
    folder = tmp_path / "sources"
    written(folder / "soup.html", samples.page())
    written(folder / "RAW_recipes.csv", samples.foodcom())
    written(folder / "RAW_interactions.csv", samples.interactions())
    written(folder / "nlg.csv", samples.recipenlg())
    written(folder / "layer1.json", json.dumps(samples.layer1(2)))
    written(folder / "toast.cook", samples.COOK)
    written(folder / "notes.txt", "buy milk")

    report = ingest([source(folder)], tmp_path / "out")

    assert report.read == 9
    assert report.skipped["not a recipe file"] == 2
    titles = {recipe.title for recipe in open_columns(tmp_path / "out").recipes()}
    assert {"Toast", "Soup number 0"} <= titles
    assert report.kept + report.skipped.total() == report.read


def test_bad_rows_are_told_and_left_out(tmp_path: Path) -> None:
    """Each with its place and its reason."""
    text = (
        samples.lines(samples.SOUP, {"title": "x"}, {"ingredients": ["egg"]}) + "{broken\n"
    )
    path = written(tmp_path / "a.jsonl", text)

    report = ingest([source(path)], tmp_path / "out")

    assert report.kept == 1
    assert report.skipped == {"no ingredients": 1, "no title": 1, "not JSON": 1}
    assert [each["where"] for each in rejects(tmp_path / "out")] == [
        "a.jsonl:2",
        "a.jsonl:3",
        "a.jsonl:4",
    ]


def test_an_unknown_food_is_kept_and_refused(tmp_path: Path) -> None:
    """Nobody knows quuxberries: who must avoid nuts does not get them."""
    strange = {**samples.SOUP, "ingredients": ["1 cup quuxberries", "1 onion"]}
    path = written(tmp_path / "a.jsonl", samples.lines(strange))

    report = ingest([source(path)], tmp_path / "out")

    [recipe] = open_columns(tmp_path / "out").recipes()
    assert report.with_unknown_food == 1
    nuts = Eaters(allergies=frozenset({Allergen.TREE_NUT}))
    assert isinstance(clear(recipe, nuts), Refusal)
    assert isinstance(clear(recipe, Eaters()), Cleared)


def test_more_is_merged_into_a_catalogue(tmp_path: Path) -> None:
    """Both sources are known afterwards; what both have is there once."""
    one = written(tmp_path / "a.jsonl", samples.many(20))
    two = written(tmp_path / "b.jsonl", samples.many(30))
    out = tmp_path / "out"
    ingest([source(one, "one")], out)

    report = ingest([From(out, "out"), source(two, "two")], out)

    about = {each.name: each.recipes for each in open_columns(out).about.sources}
    assert report.kept == 30
    assert about == {"one": 20, "two": 10}


def test_sources_are_read_together(tmp_path: Path) -> None:
    """Several at once make one catalogue."""
    one = written(tmp_path / "a.jsonl", samples.many(5))
    two = written(tmp_path / "b.jsonl", samples.lines(samples.SOUP))

    report = ingest([source(one, "one"), source(two, "two")], tmp_path / "out")

    assert report.kept == 6
    assert {s.name for s in open_columns(tmp_path / "out").about.sources} == {"one", "two"}


def run(out: Path, path: Path, wait: Callable[[], bool]) -> None:
    """Ingest in a process of its own, and kill it, with no warning, when it is time."""
    child = subprocess.Popen(
        [sys.executable, "-m", "tests.ingest.child", str(path), str(out)], cwd=ROOT
    )
    while not wait() and child.poll() is None:
        time.sleep(0.01)
    os.kill(child.pid, signal.SIGKILL)
    assert child.wait() == -signal.SIGKILL


def test_a_killed_run_goes_on(tmp_path: Path) -> None:
    """After kill -9 what was done is not done again, and all is as if nothing had been."""
    path = written(tmp_path / "a.jsonl", samples.many(200))
    out = tmp_path / "out"
    staged = tmp_path / "out.ingest" / "staged"

    run(out, path, wait=lambda: len(list(staged.glob("*/*.jsonl"))) >= 3)
    done = len(list(staged.glob("*/*.jsonl")))
    assert not out.exists()
    told: list[tuple[str, int]] = []
    how = How(batch=8, tell=lambda doing, rows: told.append((doing, rows)))
    report = ingest([source(path)], out, how)

    assert [doing for doing, _ in told].count("was read") == done >= 3
    assert report.read == report.kept == 200
    whole = tmp_path / "whole"
    ingest([source(path)], whole)
    assert open_columns(out).version == open_columns(whole).version
    assert not staged.exists()


def test_another_source_starts_over(tmp_path: Path) -> None:
    """Batches of what a file was are not those of what it is."""
    path = written(tmp_path / "a.jsonl", samples.many(20))
    ingest([source(path)], tmp_path / "out", How(keep_staged=True))
    written(path, samples.many(25))
    told: list[str] = []

    report = ingest([source(path)], tmp_path / "out", How(tell=lambda d, n: told.append(d)))

    assert report.kept == 25
    assert "was read" not in told


def test_labels_are_made_anew_without_the_sources(tmp_path: Path) -> None:
    """From the catalogue's own texts; nothing else changes."""
    path = written(tmp_path / "a.jsonl", samples.many(20))
    out = tmp_path / "out"
    ingest([source(path)], out)
    before = open_columns(out)
    kept = {recipe.id: recipe for recipe in before.recipes()}
    path.unlink()

    report = ingest([From(out, "out")], out, How(sift=False))

    after = open_columns(out)
    assert report.kept == 20
    assert {recipe.id: recipe for recipe in after.recipes()} == kept
    assert after.about == before.about


def test_a_changed_lexicon_is_caught_up_with(tmp_path: Path) -> None:
    """Foods and diets that an older one did not know are found; the manifest says so."""
    path = written(tmp_path / "a.jsonl", samples.lines(samples.SOUP, samples.CAKE))
    ingest([source(path)], tmp_path / "new")
    new = open_columns(tmp_path / "new")
    older = [
        replace(recipe, foods=frozenset({"onion"}), tags=frozenset({"soup", "nut-free"}))
        for recipe in new.recipes()
    ]
    rows = ((recipe, relabelled(recipe).label) for recipe in older)
    write(tmp_path / "old", rows, About("older", new.about.sources))

    ingest([From(tmp_path / "old", "old")], tmp_path / "old", How(sift=False))

    after = open_columns(tmp_path / "old")
    assert after.about.lexicon == lexicon_version()
    assert after.about.sources == new.about.sources
    foods = {recipe.id: recipe.foods for recipe in new.recipes()}
    assert {recipe.id: recipe.foods for recipe in after.recipes()} == foods
    assert all("nut-free" not in recipe.tags for recipe in after.recipes())


def test_a_catalogue_may_not_lie_in_its_source(tmp_path: Path) -> None:
    """It would read what it writes, for ever."""
    written(tmp_path / "a.jsonl", samples.many(3))

    with pytest.raises(SourceError, match="inside"):
        ingest([source(tmp_path)], tmp_path / "out")


def versions(tmp_path: Path, how: How) -> tuple[str, str]:
    """Return a catalogue's version, made on one core and as said."""
    path = written(tmp_path / "a.jsonl", samples.many(60))
    ingest([source(path)], tmp_path / "one")
    ingest([source(path)], tmp_path / "two", how)
    return open_columns(tmp_path / "one").version, open_columns(tmp_path / "two").version


def test_threads_give_the_same_catalogue(tmp_path: Path) -> None:
    """Spread or not, in the same order."""
    one, two = versions(tmp_path, How(jobs=2, backend="threading", batch=8))

    assert one == two


def test_a_dask_cluster_gives_the_same_catalogue(tmp_path: Path) -> None:
    """A cluster of this process's own, of two workers."""
    distributed = pytest.importorskip("distributed", reason="dask is not installed")

    with (
        distributed.LocalCluster(
            n_workers=1, threads_per_worker=2, processes=False, dashboard_address=None
        ) as cluster,
        distributed.Client(cluster),
    ):
        one, two = versions(tmp_path, How(jobs=2, backend="dask", batch=8))

    assert one == two


def test_a_backend_that_is_not_installed_is_an_error(tmp_path: Path) -> None:
    """Not a surprise in the middle."""
    if find_spec("ray") is not None:
        pytest.skip("ray is installed here")
    path = written(tmp_path / "a.jsonl", samples.many(3))

    with pytest.raises(BackendError, match="ray"):
        ingest([source(path)], tmp_path / "out", How(jobs=2, backend="ray"))


def test_a_report_can_be_read_by_a_machine(tmp_path: Path) -> None:
    """Beside the catalogue."""
    path = written(tmp_path / "a.jsonl", samples.lines(samples.SOUP, {}))
    ingest([source(path)], tmp_path / "out")

    held = json.loads((tmp_path / "out.ingest" / "report.json").read_text())

    assert held == {
        "read": 2,
        "kept": 1,
        "with_unknown_food": 0,
        "skipped": {"no ingredients": 1},
    }
    assert Report(2, 1).as_json()

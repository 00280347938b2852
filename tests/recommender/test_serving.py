"""New versions are taken up without a restart, and bad ones are not."""

import shutil
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import numpy as np
import pytest

from skill.catalog.errors import CatalogUnreadableError
from skill.domain.household import Eaters
from skill.domain.recipes import NothingFitsError, Wishes
from skill.recommender import artifacts
from skill.recommender.interactions import Interactions
from skill.recommender.models.graph import Graph
from skill.recommender.pick import Engine, Settled
from skill.recommender.serving import EVERY_S, Serving, Shelves
from skill.recommender.signals import read
from skill.training.contents import contents
from tests.recommender.shelves import STARTER, Clock, Told, shelved

TUESDAY = datetime(2026, 11, 24, 18, 0, tzinfo=ZoneInfo("America/New_York"))
RECIPES = STARTER.all()


def picks(engine: Engine) -> str:
    """Return the id of a pick."""
    signals = read(Wishes(), TUESDAY)
    return engine.pick(signals, Eaters(), seed="r1").choice.recipe.id


@pytest.fixture(scope="module")
def versions(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a shelf with two catalogues on it."""
    shelf = tmp_path_factory.mktemp("shelf")
    dinners = [recipe for recipe in RECIPES if "dinner" in recipe.meals]
    shelved(shelf / "one", dinners[:20])
    shelved(shelf / "two", dinners[20:40])
    return shelf


@pytest.fixture
def shelf(versions: Path, tmp_path: Path) -> Path:
    """Return a shelf of its own, with the first catalogue current."""
    copy = Path(shutil.copytree(versions, tmp_path / "shelf"))
    point(copy, "one")
    return copy


def point(shelf: Path, name: str) -> None:
    """Make a version current, in one stroke."""
    fresh = shelf / "current.new"
    fresh.write_text(name + "\n", encoding="utf-8")
    fresh.replace(shelf / "current")


def test_a_new_catalogue_is_served_within_seconds(shelf: Path) -> None:
    """Without a restart, and not before it is time to look."""
    clock, told = Clock(), Told()
    serving = Serving(Shelves(shelf), clock, told)
    old = serving()
    point(shelf, "two")

    assert serving() is old
    clock.now += EVERY_S
    new = serving()

    assert new.catalog.version != old.catalog.version
    assert new.catalog.get(picks(new)) is not None
    assert told.names() == ["catalogue"]


def test_nothing_changed_is_nothing_made_anew(shelf: Path) -> None:
    """What was laid out for a catalogue is kept."""
    clock = Clock()
    serving = Serving(Shelves(shelf), clock, Told())
    first = serving()
    clock.now += 10 * EVERY_S

    assert serving() is first


def test_a_clock_set_back_does_not_keep_it_from_looking(shelf: Path) -> None:
    """A restored snapshot may find itself before it was taken."""
    clock = Clock()
    serving = Serving(Shelves(shelf), clock, Told())
    old = serving()
    point(shelf, "two")
    clock.now -= 50.0

    assert serving().catalog.version != old.catalog.version


@pytest.mark.parametrize("bad", ["nothing", "../outside", "", ".", "/etc"])
def test_a_pointer_to_nowhere_leaves_the_old_one(shelf: Path, bad: str) -> None:
    """And never leads off the shelf; it is told."""
    clock, told = Clock(), Told()
    serving = Serving(Shelves(shelf), clock, told)
    old = serving()
    shutil.copytree(shelf / "two", shelf.parent / "outside")
    point(shelf, bad)
    clock.now += EVERY_S

    assert serving().catalog is old.catalog
    assert told.names() == ["catalogue kept"]


def test_a_cut_catalogue_leaves_the_old_one(shelf: Path) -> None:
    """Half of a new version is not served; when it is whole, it is."""
    clock, told = Clock(), Told()
    serving = Serving(Shelves(shelf), clock, told)
    old = serving()
    prior = shelf / "two" / "prior.npy"
    whole = prior.read_bytes()
    prior.write_bytes(whole[:-4])
    point(shelf, "two")
    clock.now += EVERY_S
    kept = serving()

    prior.write_bytes(whole)
    point(shelf, "two")
    clock.now += EVERY_S

    assert kept.catalog is old.catalog
    assert serving().catalog.version != old.catalog.version
    assert told.names() == ["catalogue kept", "catalogue"]


def test_no_catalogue_at_all_says_so(tmp_path: Path) -> None:
    """At the start there is nothing to go on with."""
    with pytest.raises(CatalogUnreadableError):
        Serving(Shelves(tmp_path / "none"), Clock(), Told())()


def test_an_empty_catalogue_offers_nothing(tmp_path: Path) -> None:
    """And says so as if nothing fitted."""
    empty = shelved(tmp_path / "empty", [])

    with pytest.raises(NothingFitsError):
        picks(Engine(empty))


@pytest.mark.parametrize("left", ["nowhere/hybrid", "../../etc", "v1/hybrid"])
def test_a_model_that_is_not_there_leaves_the_baseline(tmp_path: Path, left: str) -> None:
    """And a metric says that it is missed."""
    told = Told()
    models = tmp_path / "models"
    (models / "v1" / "hybrid").mkdir(parents=True)
    point(models, left)
    engine = Serving(Shelves(models=models), Clock(), told)()

    assert picks(engine) == picks(Engine(STARTER))
    assert told.names() == ["fallback"]


@pytest.fixture
def models(tmp_path: Path) -> Path:
    """Return a folder of models with a small one for the starter book, made current."""
    n = len(STARTER)
    chance = np.random.default_rng(1)
    log = Interactions.logged(
        chance.integers(0, 20, 300).astype(np.int32),
        chance.integers(0, n, 300).astype(np.int32),
        np.sort(chance.random(300) * 100),
        (20, n),
    )
    model = Graph().fit(log, contents(STARTER.columns))
    folder = tmp_path / "models"
    artifacts.save(model, folder / "v1" / "graph", artifacts.About(STARTER.version, "log"))
    point(folder, "v1/graph")
    return folder


def test_a_model_that_is_there_has_its_say(models: Path) -> None:
    """And is named, with its version, in what is told and in what is learnt from."""
    told = Told()
    engine = Serving(Shelves(models=models), Clock(), told)()

    pick = engine.pick(read(Wishes(), TUESDAY), Eaters(), seed="r1")

    assert pick.model == "graph"
    assert pick.version == f"v1/{STARTER.version}"
    assert told.names() == ["model"]


def cut(folder: Path) -> None:
    """Cut the largest array short."""
    largest = max(folder.glob("*.npy"), key=lambda path: path.stat().st_size)
    largest.write_bytes(largest.read_bytes()[:-8])


def swap(folder: Path) -> None:
    """Exchange the bytes of two arrays."""
    one, two = sorted(folder.glob("*.npy"))[:2]
    held = one.read_bytes()
    one.write_bytes(two.read_bytes())
    two.write_bytes(held)


def poison(folder: Path) -> None:
    """Overwrite the end of every array with what is no number."""
    for path in folder.glob("*.npy"):
        path.write_bytes(path.read_bytes()[:-4] + np.float32(np.nan).tobytes())


def misstate(folder: Path) -> None:
    """Say that it is of another catalogue."""
    path = folder / "manifest.json"
    held = path.read_text(encoding="utf-8").replace(STARTER.version, "another")
    path.write_text(held, encoding="utf-8")


@pytest.mark.parametrize("spoil", [cut, swap, poison, misstate], ids=lambda f: f.__name__)
def test_a_spoilt_model_leaves_the_baseline(
    models: Path, spoil: Callable[[Path], None]
) -> None:
    """Whatever befell it, the pick is the baseline's and a metric tells."""
    spoil(models / "v1" / "graph")
    told = Told()
    engine = Serving(Shelves(models=models), Clock(), told)()

    assert picks(engine) == picks(Engine(STARTER))
    assert told.names() == ["fallback"]


def test_a_new_model_is_taken_up(models: Path) -> None:
    """And one that is taken back, too: the catalogue stays what it was."""
    clock = Clock()
    serving = Serving(Shelves(models=models), clock, Told())
    signals = read(Wishes(), TUESDAY)
    with_model = serving()
    first = with_model.pick(signals, Eaters(), seed="r1")
    (models / "current").unlink()
    clock.now += EVERY_S
    without = serving()

    assert first.model == "graph"
    assert without.pick(signals, Eaters(), seed="r1").model == "popularity"
    assert without.catalog is with_model.catalog


@pytest.mark.parametrize("trained", [True, False])
def test_the_baseline_explores_until_somebody_learnt_from_it(
    models: Path, trained: bool
) -> None:
    """Where nobody trains nobody pays for it, and a model that is there ends it."""
    clock = Clock()
    serving = Serving(Shelves(models=models, trained=trained), clock, Told())
    with_model = chosen(serving())
    (models / "current").unlink()
    clock.now += EVERY_S

    without = chosen(serving())

    usual, wide = Settled().pool, Settled().exploring_pool
    assert len(with_model) <= usual < wide
    assert (usual < len(without) <= wide) is trained
    assert len(without) >= usual - 2
    assert 0.9 < sum(without.values()) < 1.0001


def chosen(engine: Engine) -> dict[str, float]:
    """Return what is picked at one moment, by chance, and the chances it is told with."""
    signals = read(Wishes(), TUESDAY)
    picks = [engine.pick(signals, Eaters(), seed=f"r{n}") for n in range(400)]
    return {pick.choice.recipe.id: pick.propensity for pick in picks}


def test_without_a_model_nothing_is_missed(tmp_path: Path) -> None:
    """Before the first is promoted, the baseline is no failure."""
    told = Told()
    engine = Serving(Shelves(models=tmp_path), Clock(), told)()

    assert picks(engine) == picks(Engine(STARTER))
    assert told.events == []

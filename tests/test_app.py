"""What is put together at the start goes on changing: later recipes are served."""

import shutil
from pathlib import Path

import pytest

from skill.app import Clocks, copied, engines
from skill.recommender.pick import Engine, Settled
from skill.recommender.serving import EVERY_S
from skill.settings import Settings
from skill.store.memory import MemoryStore
from tests.recommender.shelves import STARTER, Clock, shelved

DINNERS = [recipe for recipe in STARTER.all() if "dinner" in recipe.meals]


@pytest.fixture(scope="module")
def catalogues(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Return two catalogues of other recipes."""
    folder = tmp_path_factory.mktemp("catalogues")
    shelved(folder / "one", DINNERS[:20])
    shelved(folder / "two", DINNERS[20:40])
    return folder / "one", folder / "two"


class Kitchen:
    """A skill that has begun to serve from a home, and its clock."""

    def __init__(self, home: Path, catalog: Path | None = None) -> None:
        self.settings = Settings(home=home, catalog=catalog)
        self.clock = Clock()
        self.store = MemoryStore()
        self.engines = engines(self.settings, Clocks(monotonic=self.clock))

    def pool(self) -> int:
        """Return among how many recipes is chosen."""
        return self.served("h1").ranking.settled.pool

    def served(self, household: str) -> Engine:
        """Return the engine of a household."""
        return self.engines(household, self.store)

    def point(self, catalogue: Path) -> None:
        """Put a catalogue where the shelf's copy is, and name it."""
        folder = copied(self.settings)
        shutil.copytree(catalogue, folder / catalogue.name)
        draft = folder / ".current"
        draft.write_text(f"{catalogue.name}\n", encoding="ascii")
        draft.replace(folder / "current")

    def recipes(self) -> int:
        """Return how many recipes are served when it is time to look."""
        self.clock.now += EVERY_S
        return len(self.served("h1").catalog)


def test_nobody_is_explored_on_whom_nobody_learns_from(tmp_path: Path) -> None:
    """What was trained at home is a folder of models; at first there is none."""
    new, learning = tmp_path / "new", tmp_path / "learning"
    (learning / "models" / "v1").mkdir(parents=True)

    assert Kitchen(new).pool() == Settled().pool
    assert Kitchen(learning).pool() == Settled().exploring_pool


def test_a_new_catalogue_is_taken_up_where_one_was(
    tmp_path: Path, catalogues: tuple[Path, Path]
) -> None:
    """Without a restart."""
    one, two = catalogues
    Kitchen(tmp_path).point(one)
    kitchen = Kitchen(tmp_path)
    before = kitchen.served("h1").catalog.version

    kitchen.point(two)

    assert kitchen.recipes() == 20
    assert kitchen.served("h1").catalog.version != before


def test_the_first_catalogue_of_a_shelf_is_taken_up_too(
    tmp_path: Path, catalogues: tuple[Path, Path]
) -> None:
    """It takes over from what came with the skill, which takes over when it is gone."""
    kitchen = Kitchen(tmp_path)
    assert kitchen.recipes() == len(STARTER)

    kitchen.point(catalogues[0])
    assert kitchen.recipes() == 20
    (copied(kitchen.settings) / "current").unlink()

    assert kitchen.recipes() == len(STARTER)


def test_a_first_catalogue_that_cannot_be_read_changes_nothing(tmp_path: Path) -> None:
    """The recipes that came with the skill stay."""
    kitchen = Kitchen(tmp_path)
    (tmp_path / "empty").mkdir()

    kitchen.point(tmp_path / "empty")

    assert kitchen.recipes() == len(STARTER)


def test_a_catalogue_that_is_named_in_the_settings_stays(
    tmp_path: Path, catalogues: tuple[Path, Path]
) -> None:
    """Whatever is on the shelf."""
    one, two = catalogues
    kitchen = Kitchen(tmp_path, catalog=one)
    before = kitchen.served("h1").catalog.version

    kitchen.point(two)

    kitchen.recipes()
    assert kitchen.served("h1").catalog.version == before

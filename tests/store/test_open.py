"""URLs of stores, and what importing costs."""

import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from skill.domain.household import Household
from skill.store.dynamodb import DynamoStore
from skill.store.memory import MemoryStore
from skill.store.open import open_store, sqlite_url
from skill.store.protocol import StoreDownError
from skill.store.sqlite import SqliteStore
from tests.store.households import NOON


def test_each_scheme_opens_its_store(tmp_path: Path) -> None:
    """One URL in the settings decides where households live."""
    urls = {
        "memory:": MemoryStore,
        f"sqlite:///{tmp_path}/larder.db": SqliteStore,
        "dynamodb://larder?region=eu-west-1&endpoint=http://127.0.0.1:1": DynamoStore,
        "dynamodb://Larder.Table_1-x": DynamoStore,
    }
    for url, kind in urls.items():
        with closing(open_store(url)) as store:
            assert isinstance(store, kind)


def test_a_path_may_be_relative_or_hold_any_letter(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Three slashes start where the process does; escapes are undone."""
    monkeypatch.chdir(tmp_path)
    for url in ("sqlite:///a/larder.db", "sqlite:///k%C3%BCche%20%3F/larder.db"):
        with closing(open_store(url)) as store:
            store.save("h1", Household(usual_servings=2), expected=0, now=NOON)

    assert (tmp_path / "a" / "larder.db").is_file()
    assert (tmp_path / "küche ?" / "larder.db").is_file()


@pytest.mark.parametrize("name", ["a b.db", "50% off?.db", "#1;x=y&z.db", "küche 🥜.db"])
def test_any_path_has_a_url(tmp_path: Path, name: str) -> None:
    """And the URL leads back to it."""
    with closing(open_store(sqlite_url(tmp_path / name))):
        assert [file.name for file in tmp_path.glob("*.db")] == [name]


@pytest.mark.parametrize(
    "url",
    [
        "",
        "memory",
        "memory://x",
        "larder.db",
        "/var/larder.db",
        "sqlite:",
        "sqlite:///",
        "sqlite://larder.db",
        "sqlite:///larder.db?mode=ro",
        "dynamodb:larder",
        "dynamodb://",
        "dynamodb://larder/x",
        "dynamodb://larder?regoin=eu-west-1",
        "dynamodb://larder?region=a&region=b",
        "dynamodb://larder?region",
        "postgres://larder",
    ],
)
def test_any_other_url_is_refused(url: str) -> None:
    """A misspelt setting does not become a store somewhere else."""
    with pytest.raises(ValueError, match=r"store|dynamodb|query"):
        open_store(url)


def test_a_file_that_is_no_store_is_refused(tmp_path: Path) -> None:
    """The same way from the URL as from the class."""
    (tmp_path / "larder.db").write_text("no database, but long enough to look at" * 9)

    with pytest.raises(StoreDownError):
        open_store(f"sqlite:///{tmp_path}/larder.db")


def test_the_laptops_store_loads_nothing_of_aws(tmp_path: Path) -> None:
    """Nor numpy, nor any other store's library."""
    code = (
        "import sys; from skill.store.open import open_store, sqlite_url\n"
        f"open_store('sqlite:///{tmp_path}/larder.db').close()\n"
        "names = {name.partition('.')[0] for name in sys.modules}\n"
        "print(sorted({'boto3', 'botocore', 'urllib3', 'numpy', 'http'} & names))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )

    assert done.stdout.strip() == "[]"

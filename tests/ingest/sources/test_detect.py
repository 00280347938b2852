"""Sources by their shape: files, folders, archives, and what hides in them."""

import gzip
import io
import json
import lzma
import os
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from skill.ingest.sources.archives import LARGEST
from skill.ingest.sources.detect import items
from skill.ingest.sources.item import Item, Skipped, SourceError
from skill.ingest.sources.streams import AT_LEAST
from tests.ingest import samples
from tests.ingest.samples import written


def shapes(path: Path) -> list[str]:
    """Return the shape of each item, or why it was left out."""
    return [
        found.shape if isinstance(found, Item) else found.reason for found in items(path)
    ]


@pytest.mark.parametrize(
    ("name", "make", "found"),
    [
        ("a.jsonl", lambda: samples.lines(samples.SOUP, samples.CAKE), ["record"] * 2),
        ("a.json", lambda: samples.lines(samples.SOUP, samples.CAKE), ["record"] * 2),
        ("a.json", lambda: json.dumps(samples.SOUP, indent=1), ["record"]),
        ("layer1.json", lambda: json.dumps(samples.layer1(3)), ["record"] * 3),
        ("RAW_recipes.csv", samples.foodcom, ["record"] * 2),
        ("full_dataset.csv", samples.recipenlg, ["record"]),
        ("soup.html", samples.page, ["page"]),
        ("soup", samples.page, ["page"]),
        ("soup.cook", lambda: samples.COOK, ["cook"]),
        ("RAW_interactions.csv", samples.interactions, ["not a recipe file"]),
        ("notes.txt", lambda: "buy milk", ["not a recipe file"]),
        ("empty.jsonl", lambda: "", []),
        ("empty.csv", lambda: "", []),
    ],
)
def test_a_file_is_known_by_its_shape(
    tmp_path: Path, name: str, make: Callable[[], str], found: list[str]
) -> None:
    """Name and first bytes together."""
    assert shapes(written(tmp_path / name, make())) == found


def test_packed_files_are_read(tmp_path: Path) -> None:
    """.xz and .gz, in the shape of what is inside."""
    text = samples.lines(samples.SOUP, samples.CAKE).encode()
    (tmp_path / "a.jsonl.xz").write_bytes(lzma.compress(text))
    (tmp_path / "b.csv.gz").write_bytes(gzip.compress(samples.foodcom().encode()))

    assert shapes(tmp_path / "a.jsonl.xz") == ["record"] * 2
    assert shapes(tmp_path / "b.csv.gz") == ["record"] * 2


def test_ratings_beside_the_recipes_are_their_popularity(tmp_path: Path) -> None:
    """Loved by twenty is more than by one."""
    path = written(tmp_path / "RAW_recipes.csv", samples.foodcom())
    written(tmp_path / "RAW_interactions.csv", samples.interactions())

    soup, cake = (found.prior for found in items(path) if isinstance(found, Item))

    assert soup is not None
    assert cake is not None
    assert 0 < cake < soup <= 1


def test_a_folder_is_read_in_order_and_never_in_a_ring(tmp_path: Path) -> None:
    """Links are left alone, even one to the folder itself."""
    written(tmp_path / "b" / "soup.html", samples.page())
    written(tmp_path / "a.cook", samples.COOK)
    (tmp_path / "b" / "again").symlink_to(tmp_path)
    (tmp_path / "c.html").symlink_to(tmp_path / "b" / "soup.html")
    os.mkfifo(tmp_path / "pipe.html")

    found = [(each.where, type(each)) for each in items(tmp_path)]

    assert found == [
        ("a.cook", Item),
        ("c.html", Skipped),
        ("pipe.html", Skipped),
        ("b/soup.html", Item),
    ]


def test_archives_are_read_in_place(tmp_path: Path) -> None:
    """Nothing is written; links, devices and strange names are left out."""
    zipped = tmp_path / "pages.zip"
    with zipfile.ZipFile(zipped, "w") as archive:
        archive.writestr("../../evil.html", samples.page())
        archive.writestr("inner.zip", b"PK")
    tarred = tmp_path / "pages.tar.xz"
    with tarfile.open(tarred, "w:xz") as archive:
        body = samples.page().encode()
        member = tarfile.TarInfo("site/soup.html")
        member.size = len(body)
        archive.addfile(member, io.BytesIO(body))
        link = tarfile.TarInfo("site/link.html")
        link.type = tarfile.SYMTYPE
        link.linkname = "/etc/passwd"
        archive.addfile(link)

    assert shapes(zipped) == ["page", "not a recipe file"]
    assert shapes(tarred) == ["page", "not a recipe file"]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["pages.tar.xz", "pages.zip"]


def test_bombs_do_not_go_off(tmp_path: Path) -> None:
    """Many megabytes of nothing: a page too large, pages too many, a line without end."""
    nothing = bytes(LARGEST)
    with zipfile.ZipFile(tmp_path / "a.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("large.html", nothing + b"!")
        for number in range(AT_LEAST // LARGEST + 2):
            archive.writestr(f"many{number}.html", nothing)
    with tarfile.open(tmp_path / "b.tar.gz", "w:gz") as tar:
        member = tarfile.TarInfo("large.html")
        member.size = 10 * LARGEST
        tar.addfile(member, io.BytesIO(nothing * 10))

    found = list(items(tmp_path))

    told = {each.reason for each in found if isinstance(each, Skipped)}
    assert "page too large" in told
    assert "unpacks to far more than it is" in told
    assert "archive cannot be read on (BombError)" in told
    assert sum(len(each.body) for each in found if isinstance(each, Item)) <= AT_LEAST


@pytest.mark.parametrize("name", ["a.zip", "a.tar", "a.tar.xz", "a.jsonl.xz", "a.csv.gz"])
def test_a_torn_file_is_told(tmp_path: Path, name: str) -> None:
    """Half an archive gives what it can, says so, and raises nothing."""
    whole = tmp_path / "whole"
    text = samples.many(300).encode()
    if name.endswith("zip"):
        with zipfile.ZipFile(whole, "w") as archive:
            archive.writestr("soup.html", samples.page() * 50)
    elif ".tar" in name:
        with tarfile.open(whole, "w:xz" if name.endswith("xz") else "w") as tar:
            member = tarfile.TarInfo("soup.json")
            member.size = len(text)
            tar.addfile(member, io.BytesIO(text))
    else:
        whole.write_bytes(lzma.compress(text) if "xz" in name else gzip.compress(text))
    (tmp_path / name).write_bytes(whole.read_bytes()[: whole.stat().st_size // 2])

    found = list(items(tmp_path / name))

    assert found
    assert isinstance(found[-1], Skipped)


def test_a_source_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    """The one thing that cannot be skipped."""
    with pytest.raises(SourceError):
        list(items(tmp_path / "nowhere"))

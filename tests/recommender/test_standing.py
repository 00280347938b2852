"""Popularity is kept as it stood, and trusted only if it is as it was written."""

import json
from pathlib import Path

import numpy as np
import pytest

from skill.recommender import standing
from skill.recommender.artifacts import (
    DamagedArtifactError,
    MissingArtifactError,
    OtherCatalogueError,
)
from skill.recommender.trends import Trends

ROWS = np.arange(1000, dtype=np.int32)


def taken(events: int = 50) -> Trends:
    """Return popularity after some takings, far from the start of time."""
    trends = Trends(1000)
    for n in range(events):
        trends.add(n % 7, 20_000.0 + n)
    return trends


def test_it_comes_back_as_it_stood_and_goes_on(tmp_path: Path) -> None:
    """The same counts at any clock, and after what happens next."""
    before = taken()
    standing.save(before, tmp_path, "c1")

    after = standing.load(tmp_path, "c1")

    for _ in range(2):
        for name in ("total_", "last_", "first_"):
            assert np.array_equal(getattr(after, name), getattr(before, name))
        assert np.array_equal(after.decayed(ROWS, 20_100.0), before.decayed(ROWS, 20_100.0))
        before.add(500, 20_060.0)
        after.add(500, 20_060.0)


def test_where_nothing_was_taken_it_starts_from_nothing(tmp_path: Path) -> None:
    """And counts the first event as the first."""
    standing.save(taken(0), tmp_path, "c1")

    trends = standing.load(tmp_path, "c1")
    trends.add(3, 20_000.0)

    fresh = taken(0)
    fresh.add(3, 20_000.0)
    assert np.array_equal(trends.decayed(ROWS, 20_001.0), fresh.decayed(ROWS, 20_001.0))


def test_its_files_grow_with_what_happened(tmp_path: Path) -> None:
    """Not with the catalogue."""
    trends = Trends(1_000_000)
    trends.add(999_999, 20_000.0)

    standing.save(trends, tmp_path, "c1")

    assert sum(file.stat().st_size for file in tmp_path.iterdir()) < 5000


def test_what_is_not_as_it_was_written_is_refused(tmp_path: Path) -> None:
    """Of another catalogue, missing, cut, swapped, or with rows that there are none of."""
    with pytest.raises(MissingArtifactError):
        standing.load(tmp_path, "c1")
    standing.save(taken(), tmp_path, "c1")
    with pytest.raises(OtherCatalogueError):
        standing.load(tmp_path, "c2")

    manifest = tmp_path / "manifest.json"
    held = json.loads(manifest.read_text())
    manifest.write_text(json.dumps({**held, "recipes": 3}))
    with pytest.raises(DamagedArtifactError):
        standing.load(tmp_path, "c1")
    manifest.write_text(json.dumps(held))
    counts = tmp_path / "counts.npy"
    counts.write_bytes(counts.read_bytes()[:-8])
    with pytest.raises(DamagedArtifactError):
        standing.load(tmp_path, "c1")
    manifest.write_text("{")
    with pytest.raises(DamagedArtifactError):
        standing.load(tmp_path, "c1")

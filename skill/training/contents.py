"""What the recipes of a catalogue are made of, read off its columns, to fit models on."""

import numpy as np
from numpy.typing import NDArray

from skill.catalog.columns import Columns
from skill.catalog.facts import COURSES, MEALS, TAGGED, TITLED, TITLED_PLAINLY
from skill.recommender.interactions import Contents

NAMED = TAGGED | TITLED | TITLED_PLAINLY
LEAST_PRIOR = 1e-6


def contents(columns: Columns) -> Contents:
    """Return the foods and tags of every row.

    Tags are numbered: words of titles and tags, then cuisines, courses, and meals.
    """
    tag_starts, tag_ids, n_tags = _tags(columns)
    return Contents(
        food_starts=np.asarray(columns["food_starts"], dtype=np.int64),
        food_ids=np.asarray(columns["food_ids"], dtype=np.int32),
        n_foods=len(columns["food_name_starts"]) - 1,
        tag_starts=tag_starts,
        tag_ids=tag_ids,
        n_tags=n_tags,
        prior=np.maximum(columns["prior"], LEAST_PRIOR).astype(np.float32),
    )


def _tags(columns: Columns) -> tuple[NDArray[np.int64], NDArray[np.int32], int]:
    """Return the tags as compressed rows, and how many there are."""
    counts = np.diff(columns["word_in_starts"])
    words = np.repeat(np.arange(len(counts), dtype=np.int32), counts)
    named = (columns["word_places"].astype(np.uint8) & NAMED) != 0
    rows, ids = [columns["word_in_rows"][named]], [words[named]]
    n_tags = len(counts)
    every = np.arange(len(columns), dtype=np.int32)
    for name, most in (
        ("cuisine", len(columns.manifest["names"]["cuisines"])),
        ("course", len(COURSES)),
    ):
        rows.append(every)
        ids.append(columns[name].astype(np.int32) + n_tags)
        n_tags += most
    for bit in range(len(MEALS)):
        fits = np.flatnonzero(columns["meals"].astype(np.uint8) >> bit & 1).astype(np.int32)
        rows.append(fits)
        ids.append(np.full(len(fits), n_tags + bit, dtype=np.int32))
    n_tags += len(MEALS)
    flat_rows, flat_ids = np.concatenate(rows), np.concatenate(ids)
    order = np.lexsort((flat_ids, flat_rows))
    starts = np.zeros(len(columns) + 1, dtype=np.int64)
    np.cumsum(np.bincount(flat_rows, minlength=len(columns)), out=starts[1:])
    return starts, flat_ids[order].astype(np.int32), n_tags

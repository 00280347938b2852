"""What weighing a recipe for a moment takes, of each row in one word.

A thousand rows are weighed in a pick, far apart in a large catalogue, and each array that
is asked of them costs a line of memory and a page for every row.
"""

from collections.abc import Mapping
from typing import cast

import numpy as np
from numpy.typing import NDArray

from skill.catalog.arrays import Array

WEIGHED = np.dtype([("prior", "<f4"), ("sort", "<u2"), ("total", "<u2")])
"""A row's word: ``sort`` is the place of its meals, course and seasons among the sorts."""
SORTED = ("meals", "course", "seasons")  # a byte each


def words_of(numbers: Mapping[str, Array]) -> tuple[NDArray[np.uint64], NDArray[np.uint8]]:
    """Return the words of all rows, (n,), and the sorts there are, (sorts, 3)."""
    told = np.stack([numbers[name].astype(np.uint32) for name in SORTED])
    keys, sorts = np.unique(told[0] << 16 | told[1] << 8 | told[2], return_inverse=True)
    words = np.empty(len(sorts), dtype=WEIGHED)
    words["prior"] = numbers["prior"]
    words["sort"] = sorts
    words["total"] = numbers["total"]
    each = np.stack([keys >> 16, keys >> 8 & 255, keys & 255], axis=1)
    return words.view(np.uint64), each.astype(np.uint8)


def weighed(words: Array) -> NDArray[np.void]:
    """Return words as what they tell: ``prior``, ``sort`` and ``total``."""
    return cast("NDArray[np.void]", words.view(WEIGHED))

"""The logs the bake-off runs on, as dense columns, cut into what is known and the test."""

import csv
import gzip
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks.bakeoff_texts import Texts, allrecipes, foodcom
from skill.recommender.interactions import Contents, Interactions
from skill.recommender.taste import Rows

EVENTS_A_DAY = 30.0  # Food.com's log has no dates; about as many a day in its busy years
Pairs = NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Log:
    """A log cut in two, over the households and recipes of both parts.

    ``recipes`` are the log's own ids by row, ascending.
    """

    known: Interactions
    test: Interactions
    both: Interactions
    contents: Contents
    texts: Texts
    recipes: Pairs

    @property
    def n_recipes(self) -> int:
        """Return how many recipes there are."""
        return len(self.recipes)

    def wishes(
        self, row: int, fresh: Rows, rng: np.random.Generator
    ) -> list[NDArray[np.bool_] | None]:
        """Return which fresh rows share a word of a recipe's title, and one food of it."""
        shared = (kinds.asked(row, rng) for kinds in (self.texts.words, self.texts.foods))
        return [None if share is None else share[fresh] for share in shared]


def read_pairs(path: Path) -> tuple[Pairs, bool]:
    """Return (user, recipe) in their order, shape (n, 2), and whether there is an order."""
    with gzip.open(path, "rt") if path.suffix == ".gz" else path.open() as file:
        rows = list(csv.DictReader(file))
    ordered = bool(rows) and "order" in rows[0]
    if ordered:
        rows.sort(key=lambda row: int(row["order"]))
    pairs = [(int(row["user"]), int(row["recipe"])) for row in rows]
    return np.array(pairs, dtype=np.int64).reshape(-1, 2), ordered


def read_log(folder: Path, test: Path | None, share: float, seed: int) -> Log:
    """Return a folder's log; what is tested is ``test``, or a share of the log itself."""
    pairs, ordered = read_pairs(folder / "interactions.csv.gz")
    if test:
        known, held = pairs, read_pairs(test)[0]
    elif ordered:
        start = round((1.0 - share) * len(pairs))
        known, held = pairs[:start], pairs[start:]
    else:
        out = np.random.default_rng(seed).random(len(pairs)) < share
        known, held = pairs[~out], pairs[out]
    return _dense(known, held, ordered, folder)


def _dense(known: Pairs, held: Pairs, ordered: bool, folder: Path) -> Log:
    """Return both parts over the same dense households and recipes."""
    users, household = np.unique(np.r_[known[:, 0], held[:, 0]], return_inverse=True)
    recipes, row = np.unique(np.r_[known[:, 1], held[:, 1]], return_inverse=True)
    clock = np.arange(len(row)) / EVENTS_A_DAY if ordered else np.zeros(len(row))
    columns = household.astype(np.int32), row.astype(np.int32), clock
    both = Interactions.logged(*columns, (len(users), len(recipes)))
    parts = both.some(slice(0, len(known))), both.some(slice(len(known), None))
    read = foodcom if (folder / "recipes.parquet").exists() else allrecipes
    texts = read(folder, recipes)
    return Log(*parts, both, texts.contents, texts, recipes)

"""What every model promises."""

from typing import ClassVar, Protocol

import numpy as np

from skill.recommender.taste import Floats, Rows, Taste


class RowsError(IndexError):
    """A model was asked about rows that its catalogue does not have."""

    def __init__(self, lowest: int, highest: int, n_recipes: int) -> None:
        super().__init__(f"rows {lowest} to {highest} of a catalogue of {n_recipes}")
        self.lowest = lowest
        self.highest = highest
        self.n_recipes = n_recipes


class Model(Protocol):
    """Something that tells how likely each recipe is to be taken.

    Scores are comparable within one call; only their order and their differences matter.
    A household without history, and a recipe that nobody took, get a finite score too.
    """

    name: ClassVar[str]

    def score(self, taste: Taste, rows: Rows) -> Floats:
        """Return one finite score for each row, shape (len(rows),), float32.

        Raises:
            RowsError: a row is not in the catalogue the model was fitted on.
        """
        ...


def check_rows(rows: Rows, n_recipes: int) -> None:
    """Refuse rows that are not in the catalogue; a negative one would wrap silently.

    Raises:
        RowsError: one is negative, or past the end.
    """
    if not are_rows(rows, n_recipes):
        raise RowsError(int(rows.min()), int(rows.max()), n_recipes)


def are_rows(rows: Rows, n_recipes: int) -> bool:
    """Return whether all are in the catalogue; without a sign, negative ones are not."""
    return not len(rows) or bool(rows.view(np.uint32).max() < n_recipes)


def known(rows: Rows, n_recipes: int) -> Rows:
    """Return those of a household's rows that the catalogue has: history may be older."""
    if not are_rows(rows, n_recipes):
        rows = rows[(rows >= 0) & (rows < n_recipes)]
    return rows

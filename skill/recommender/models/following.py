"""What the same households take not long before and after."""

from dataclasses import dataclass, field
from functools import lru_cache
from typing import Self

import numpy as np

from skill.recommender.interactions import Interactions
from skill.recommender.models.graph import weighed
from skill.recommender.models.links import Asked, Links
from skill.recommender.parts import Array
from skill.recommender.taste import Floats, Rows

BLOCK = 1024  # recipes whose weights are looked through at once
DAMPING = 5.0  # meetings that every recipe is held to have had
SPANS = 3
"""Columns: from all that was taken, from the last alone, and from the latest most."""
LATEST = 2.4  # recipes taken since, after which one leads half as far


@dataclass
class Following:
    """Links between recipes that a household took close together, whichever came first.

    A pair weighs half for each ``half`` recipes and for each ``days`` that lie between,
    and is divided by the root of what each meets in all (the cosine's way to be fair to
    the rare).

    Args:
        half: recipes between, after which a pair weighs half.
        days: days between, after which a pair weighs half.
        within: recipes between at most.
        strongest: sources kept for each recipe.
        most: recipes linked at all, the most taken; their table is whole for a while,
            ``most`` squared floats.
    """

    half: float = 3.0
    days: float = 67.0
    within: int = 20
    strongest: int = 60
    most: int = 12_000
    links_: Links = field(init=False, repr=False)

    def fit(self, interactions: Interactions) -> Self:
        """Count the meetings, and keep the strongest."""
        counts = np.bincount(
            interactions.conversions().row, minlength=interactions.n_recipes
        )
        found = max(min(self.most, int((counts > 0).sum())), 1)
        linked = np.sort(np.argsort(-counts, kind="stable")[:found]).astype(np.int32)
        table = self._met(interactions.conversions(), linked)
        sizes = np.sqrt(table.sum(axis=1) + np.float32(DAMPING))
        table /= sizes[:, None]
        table /= sizes
        table[np.diag_indices_from(table)] = 0.0
        blocks = (table[first : first + BLOCK] for first in range(0, found, BLOCK))
        self.links_ = Links(self.strongest).fit(linked, interactions.n_recipes, blocks)
        return self

    def _met(self, taken: Interactions, linked: Rows) -> Floats:
        """Return what pairs of recipes weigh together, (w, w), symmetric."""
        place = np.full(taken.n_recipes, -1)
        place[linked] = np.arange(len(linked))
        kept = np.flatnonzero(place[taken.row] >= 0)
        order = kept[np.argsort(taken.household[kept], kind="stable")]  # each in time
        household, at = taken.household[order], taken.clock[order]
        rows = place[taken.row[order]]
        table = np.zeros((len(linked), len(linked)), dtype=np.float32)
        for apart in range(1, self.within + 1):
            same = np.flatnonzero(household[apart:] == household[:-apart])
            days = at[same + apart] - at[same]
            weights = np.exp2(-(apart - 1) / self.half - days / self.days)
            one, other = rows[same], rows[same + apart]
            np.add.at(table, (one, other), weights.astype(np.float32))
            np.add.at(table, (other, one), weights.astype(np.float32))
        return table

    def asked(self, taken: int) -> Asked:
        """Return what is asked of the links where so many recipes were taken: SPANS."""
        return _asked(taken)

    def by_recipe(self) -> tuple[Array, ...]:
        """Return the arrays that have one row for each recipe."""
        return (self.links_.place_,)

    def check(self) -> None:
        """Refuse arrays that do not belong together.

        Raises:
            ValueError: a link leads outside.
        """
        self.links_.check()


@lru_cache(maxsize=256)
def _asked(taken: int) -> Asked:
    return Asked(weighed(taken, 0.0, LATEST))

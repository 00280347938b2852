"""Foods and tags that are taken more of late than ever: by all, and by a household."""

from dataclasses import dataclass, field
from typing import Self

import numpy as np

from skill.recommender.interactions import Interactions
from skill.recommender.models.graph import fading
from skill.recommender.models.kinds import Kinds
from skill.recommender.recent import Recent
from skill.recommender.taste import Floats, Moment, Rows

HALVES = (50.0, 400.0)  # events since, after which one of everybody's counts half
PARENT = 50.0  # events of the usual that everybody's are shrunk to
OWN_HALF = 3.1  # recipes taken since, after which one of a household's own counts half
OWN_PARENT = 2.0  # recipes of the usual that a household's own are shrunk to
LATE = 30  # recipes that a household's own are counted over
COLUMNS = len(HALVES) + 1


@dataclass
class Vogue:
    """Logarithms of how much likelier a recipe's foods and tags are taken now than ever.

    Each kind's share of what was taken lately is shrunk to its share of all; a recipe has
    the sum over its kinds over the root of how many, as for sums of much the same noise.
    Seasons and fashions are in it for recipes that nobody took this year.

    Source: Gamma-Poisson shrinkage, Gelman and others, Bayesian Data Analysis, section 2.6.
    """

    share_: Floats = field(init=False, repr=False)  # (n_kinds + 1,) of recipes taken

    def __post_init__(self) -> None:
        self._kept: tuple[Rows, tuple[Floats, ...]] | None = None  # of the ring's rows

    def fit(self, interactions: Interactions, kinds: Kinds) -> Self:
        """Count how usual every kind is; never 0."""
        taken = interactions.conversions().row
        counts = kinds.counted(taken) + np.float32(0.5)
        self.share_ = counts / np.float32(len(taken) + 1.0)
        return self

    def lifts(self, kinds: Kinds, taken: Rows, moment: Moment) -> tuple[Floats, ...]:
        """Return what is in vogue by half-life, and their own late: COLUMNS by kind."""
        own = nothing = np.zeros_like(self.share_)
        everybodys: tuple[Floats, ...] = (nothing,) * len(HALVES)
        if moment.trends is not None:
            everybodys = self._everybodys(kinds, moment.trends.recent)
        late = taken[-LATE:]
        if len(late):
            own = self._lift(kinds, late, fading(len(late), OWN_HALF), OWN_PARENT)
        return (*everybodys, own)

    def columns(self, means: Floats, each: Floats) -> Floats:
        """Return the lifts' sums over the root of how many, given their means, alike.

        A mean of n, times n, over the root of n + 1; ``each`` is one over n, by row.
        """
        told: Floats = np.divide(means, np.sqrt(each + each * each), dtype=np.float32)
        return told

    def _everybodys(self, kinds: Kinds, recent: Recent) -> tuple[Floats, ...]:
        """Return the lifts of what all took lately, kept until the ring changes."""
        rows, since = recent.newest()
        if self._kept is None or self._kept[0] is not rows:
            there = rows < len(kinds.of_)
            lifts = (
                self._lift(kinds, rows[there], np.exp2(-since[there] / half), PARENT)
                for half in np.array(HALVES, dtype=np.float32)
            )
            self._kept = rows, tuple(lifts)
        return self._kept[1]

    def _lift(self, kinds: Kinds, rows: Rows, strength: Floats, parent: float) -> Floats:
        """Return logarithms of lifts, (n_kinds + 1,), the last is 0."""
        lift = kinds.counted(rows, strength)
        lift += np.float32(parent) * self.share_
        lift /= self.share_
        np.log(lift, out=lift)
        lift -= np.log(strength.sum() + np.float32(parent))
        lift[-1] = 0.0
        return lift

    def check(self) -> None:
        """Refuse shares that nothing can be divided by.

        Raises:
            ValueError: one is not above zero.
        """
        if self.share_.min() <= 0.0:
            raise ValueError("a kind's share that is not above zero")

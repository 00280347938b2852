"""How often a recipe is taken when it is there to take, by context and by what is in it."""

from dataclasses import dataclass, field
from functools import cached_property
from typing import ClassVar

import numpy as np
from numpy.typing import NDArray

from skill.recommender.interactions import Contents, Interactions
from skill.recommender.models.context import SLOTS, among_slots, slots_of
from skill.recommender.models.kinds import Kinds
from skill.recommender.models.lots import gammas
from skill.recommender.models.mixed import Mixed
from skill.recommender.models.model import known
from skill.recommender.parts import Array
from skill.recommender.taste import Floats, Moment, Rows, Taste

Doubles = NDArray[np.float64]
MOMENTS = 48  # kinds of moments whose lifts are remembered


@dataclass
class Bayes(Mixed):
    """A hierarchy of Gamma-Poisson rates, each shrunk to its parents by the same strength.

    A recipe's rate is shrunk to its foods' and tags' mean rate, theirs to everybody's.
    In a context (meal, part of day, weekend, season) a recipe's lift is shrunk to that of
    its foods and tags, theirs to none.  A household's lift of a food or tag is shrunk to
    none, so a new household sees what everybody takes.  Refusals are trials that failed.

    Where a log holds only what was taken, every recipe counts as offered alike.

    Args:
        strength: events that a parent is worth.

    Source: Gelman and others, Bayesian Data Analysis, 3rd edition, sections 2.6 and 5.4.
    """

    name: ClassVar[str] = "bayes"
    START: ClassVar[tuple[float, ...]] = (0.0, 1.0, 1.0)

    strength: float = 5.0
    kinds_: Kinds = field(init=False, repr=False)
    taken_: Floats = field(init=False, repr=False)  # (n,) Gamma shape of each rate
    offered_: Floats = field(
        init=False, repr=False
    )  # (n,) Gamma rate, in units of the mean
    share_: Floats = field(init=False, repr=False)  # (n_kinds + 1,) of what is taken
    kind_lift_: Floats = field(init=False, repr=False)  # (n_kinds + 1, SLOTS) logarithms
    place_: Rows = field(init=False, repr=False)  # (n,) below w; w: never taken
    lift_: Floats = field(init=False, repr=False)  # (w + 1, SLOTS) beyond its kinds'

    def learn(self, interactions: Interactions, contents: Contents) -> None:
        """Count trials and successes, and shrink every rate to its parents."""
        self.kinds_ = Kinds().fit(contents)
        self._moments.clear()
        n = interactions.n_recipes
        taken = self.total_.astype(np.float64)
        offered = np.bincount(interactions.row, minlength=n).astype(np.float64)
        if bool(np.all(interactions.taken)):
            offered = np.full(n, max(taken.mean(), 1e-9))
        mean = max(taken.sum(), 1e-9) / max(offered.sum(), 1e-9)
        expected = offered * mean
        kinds = (self._by_kind(taken) + self.strength) / (
            self._by_kind(expected) + self.strength
        )
        parent = self.kinds_.mean(kinds.astype(np.float32), np.arange(n, dtype=np.int32))
        parent[self.kinds_.empty] = 1.0
        self.taken_ = (taken + self.strength * parent).astype(np.float32)
        self.offered_ = (expected + self.strength).astype(np.float32)
        trials = max(float(taken.sum()), 1.0)
        self.share_ = (self._by_kind(taken) / trials).astype(np.float32)
        self._learn_contexts(interactions.conversions())

    def _by_kind(self, values: Doubles) -> Doubles:
        """Return the sum over the recipes of each kind, (n_kinds + 1,), the last is 0."""
        of = self.kinds_.of_
        weights = np.repeat(values, of.shape[1])
        summed: Doubles = np.bincount(
            of.ravel(), weights=weights, minlength=len(self.kinds_.idf_)
        ).astype(np.float64)
        summed[-1] = 0.0
        return summed

    def _learn_contexts(self, taken: Interactions) -> None:
        """Shrink the lifts of kinds in every slot, and of recipes beyond their kinds'."""
        when = slots_of(taken)
        share = np.zeros(SLOTS)
        np.add.at(share, when[when >= 0], 1.0 / max(len(taken), 1))
        met, place = np.unique(taken.row, return_inverse=True)
        counts = np.zeros((len(met) + 1, SLOTS))
        event, column = np.nonzero(when >= 0)
        np.add.at(counts, (place[event], when[event, column]), 1.0)
        self.place_ = np.full(taken.n_recipes, len(met), dtype=np.int32)
        self.place_[met] = np.arange(len(met), dtype=np.int32)
        kinds = np.stack(
            [self._by_kind(column[self.place_]) for column in counts.T], axis=1
        )
        usual = self._by_kind(self.total_.astype(np.float64))[:, None] * share
        lift = np.log((kinds + self.strength) / (usual + self.strength))
        self.kind_lift_ = lift.astype(np.float32)
        parent = np.exp(self.kinds_.mean(self.kind_lift_, met.astype(np.int32)))
        usual = self.total_[met, None] * share * parent
        self.lift_ = np.zeros((len(met) + 1, SLOTS), dtype=np.float32)
        self.lift_[:-1] = np.log((counts[:-1] + self.strength) / (usual + self.strength))

    def by_recipe(self) -> tuple[Array, ...]:
        """Return the arrays that have one row for each recipe."""
        return self.kinds_.of_, self.taken_, self.offered_, self.place_

    def check(self) -> None:
        """Refuse arrays that do not belong together.

        Raises:
            ValueError: shapes disagree, or a place is outside.
        """
        super().check()
        kinds = len(self.kinds_.idf_)
        if self.share_.shape != (kinds,) or self.kind_lift_.shape != (kinds, SLOTS):
            raise ValueError("lifts of another number of kinds")
        if self.lift_.ndim != 2 or self.lift_.shape[1] != SLOTS:
            raise ValueError("lifts of other contexts")
        if self.place_.min() < 0 or self.place_.max() >= len(self.lift_):
            raise ValueError("a recipe's place is outside of the lifts")
        if min(self.taken_.min(), self.offered_.min()) <= 0.0:
            raise ValueError("a rate that is not above zero")

    def own(self, taste: Taste, rows: Rows) -> Floats:
        """Return logarithms: the recipe's rate, its lift now, and its lift for them."""
        n = len(self.total_)
        taken, refused = known(taste.taken, n), known(taste.refused, n)
        lifts = [self.now(taste.moment), self.theirs(taken, refused)]
        means = self.kinds_.means(lifts, rows)
        return self.told(means, taste.moment, rows).T  # faster by column

    def told(self, means: Floats, moment: Moment, rows: Rows) -> Floats:
        """Return the same, given the means of the lifts by kind, (2, len(rows))."""
        told = np.empty((len(self.START), len(rows)), dtype=np.float32)
        np.divide(self.taken_.take(rows), self.offered_.take(rows), out=told[0])
        np.log(told[0], out=told[0])
        told[1:] = means
        told[1] += self._lifts(moment)[1].take(self.place_.take(rows))
        return told

    def draw(self, taste: Taste, rows: Rows, seed: int) -> Floats:
        """Return scores with each recipe's rate drawn from what is believed of it.

        Source: Thompson 1933; Chapelle and Li 2011.
        """
        drawn = gammas(self.taken_[rows], rows, seed) / self.taken_[rows]
        lively: Floats = self.score(taste, rows) + np.log(np.maximum(drawn, 1e-30))
        return lively

    def now(self, moment: Moment) -> Floats:
        """Return the lift of each kind at a moment, over its slots, (n_kinds + 1,)."""
        return self._lifts(moment)[0]

    def theirs(self, taken: Rows, refused: Rows) -> Floats:
        """Return a household's lift of each kind, (n_kinds + 1,)."""
        wanted = self.kinds_.counted(taken)
        wanted += np.float32(self.strength)
        usual = np.float32(len(taken)) * self.share_
        if len(refused):
            usual += self.kinds_.counted(refused)
        usual += np.float32(self.strength)
        wanted /= usual
        lift = np.log(wanted, out=wanted)
        lift[-1] = 0.0
        return lift

    def _lifts(self, moment: Moment) -> tuple[Floats, Floats]:
        """Return the lifts of a moment: of each kind, and of each place beyond its kinds'.

        There are few moments, and they last for hours: the latest are remembered.
        """
        when = among_slots(moment)
        key = when.tobytes()
        if key not in self._moments:
            if len(self._moments) >= MOMENTS:
                self._moments.clear()
            self._moments[key] = self.kind_lift_ @ when, self.lift_ @ when
        return self._moments[key]

    @cached_property
    def _moments(self) -> dict[bytes, tuple[Floats, Floats]]:
        """Return the lifts that are remembered."""
        return {}

"""From wishes to one cleared recipe: mask, score, choose.

The masks are the gate's own labels laid out for speed.  Whatever they let through is
cleared again, one recipe at a time, in the order in which it was drawn, until one passes:
so one recipe or two are read, not a thousand.  Where a catalogue has no labels, the best
are cleared first, and drawn from afterwards.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

import numpy as np

from skill.catalog.catalog import Catalog
from skill.catalog.ragged import Rows
from skill.domain.household import Eaters
from skill.food.gate import Cleared, clear
from skill.recommender.blend import Learnt, Worth
from skill.recommender.choosing import (
    Order,
    best_first,
    best_of,
    drawn,
    propensity,
    softmax,
)
from skill.recommender.context import Context
from skill.recommender.food_rows import rows_of_foods
from skill.recommender.groups import lacks
from skill.recommender.known import Known
from skill.recommender.pick import Pick, Settled
from skill.recommender.reasons import Feature, Reason, Why, best
from skill.recommender.runners_up import RunnersUp
from skill.recommender.score import features
from skill.recommender.signals import Signals
from skill.recommender.taste import Taste
from skill.recommender.tastes import taste_of
from skill.recommender.wanted import Wanted
from skill.recommender.wants import SOFT, unwanted

VERSION = "2"
BASELINE = "popularity"
NEED = 0.3  # how loud "it leaves out what you must not eat" is among the reasons
COUNTED = 10_000  # recipes that are counted at most
WIDER = 8  # times more candidates, where the gate turned all of them away


class Ranking:
    """Ranks the recipes of one catalogue."""

    def __init__(self, catalog: Catalog, learnt: Learnt | None, settled: Settled) -> None:
        self.catalog = catalog
        self.foods = rows_of_foods(catalog)
        self.context = Context(catalog, self.foods)
        fits = learnt is not None and learnt.catalogue == catalog.version
        self.learnt = learnt if fits else None
        self.settled = settled.until_learnt() if self.learnt is None else settled

    def request(
        self, signals: Signals, eaters: Eaters, avoid: Collection[str], seed: str
    ) -> "Request":
        """Return one request, to be asked with fewer and fewer wishes."""
        return Request(self, signals, eaters, tuple(avoid), seed)


@dataclass(eq=False)
class Request:
    """One request: what was laid out and cleared for it is not done twice."""

    ranking: Ranking
    signals: Signals
    eaters: Eaters
    avoid: tuple[str, ...]
    seed: str
    _answers: dict[int, Cleared | None] = field(default_factory=dict, init=False)
    _refused: int = field(default=0, init=False)

    def __post_init__(self) -> None:
        held = self.ranking
        self.known = Known.of(self.signals, held.catalog.columns, self.avoid)
        self.wanted = Wanted(
            held.catalog, held.foods, self.signals, self.eaters, self.known
        )

    def chosen(self, dropped: Collection[str]) -> "Chosen | None":
        """Return one recipe that keeps all that is not dropped, or None."""
        settled = self.ranking.settled
        most = settled.candidates
        judged = None if self.ranking.learnt is None else settled.judged
        rows = self.wanted.rows(dropped, most, judged)
        found = self._choose(rows, not dropped) if len(rows) else None
        if found is None and len(rows) >= most:
            found = self._choose(self.wanted.rows(dropped, WIDER * most), not dropped)
        return found

    def unsafe(self) -> int:
        """Return how many recipes only the eaters' needs keep from being offered."""
        if not self.ranking.catalog.columns.labelled:
            return self._refused
        held = self.wanted
        anyone = Wanted(held.catalog, held.foods, self.signals, Eaters(), held.known)
        return len(anyone.rows(SOFT, COUNTED))

    def _choose(self, rows: Rows, kept: bool) -> "Chosen | None":
        """Score the rows and draw one of the best that the gate clears."""
        rows, worth, learnt = self.worth(rows, kept)
        for pool in self._pools(rows, worth):
            won = self._drawn(rows, worth, pool)
            if won is not None:
                return self._told(won, learnt)
        return None

    def worth(self, rows: Rows, kept: bool = False) -> tuple[Rows, Worth, Learnt | None]:
        """Return the rows that may win, what each is worth, and who had a say in it.

        Where they are ``kept``, all keep the wishes, which then tell none from another.
        A model is asked about those that suit the moment best; no other can win then.
        """
        worth = self.ranking.context.worth(self.signals, rows, self.known, kept=kept)
        learnt = self.ranking.learnt
        if learnt is not None:
            best = best_of(worth, self.ranking.settled.judged)
            few, judged = rows[best], worth[best]
            added = learnt.worth(self._taste(learnt), few)
            if added is not None:
                judged += added
                self._set_apart(judged, few)
                return few, judged, learnt
        self._set_apart(worth, rows)
        return rows, worth, None

    def _set_apart(self, worth: Worth, rows: Rows) -> None:
        """Hold against the rows that may be drawn what they are like."""
        labelled = self.ranking.catalog.columns.labelled
        best = self._pool if labelled else None  # what the gate lets pass is not known yet
        self.ranking.context.set_apart(worth, self.signals, rows, self.known, best)

    @property
    def _pool(self) -> int:
        """Return how many of the best are drawn from."""
        settled = self.ranking.settled
        return settled.surprise_pool if self.signals.surprise else settled.pool

    def _taste(self, learnt: Learnt) -> Taste:
        """Return what a model may know."""
        columns = self.ranking.catalog.columns
        return taste_of(self.signals, columns, learnt.trends, self.known)

    def _pools(self, rows: Rows, worth: Worth) -> Iterator[Order]:
        """Yield places to draw from: the best, and if none of them is cleared, the next."""
        most = self._pool
        if self.ranking.catalog.columns.labelled:
            yield best_first(worth, most)
            order = best_first(worth, len(worth))
            yield from (order[at : at + most] for at in range(most, len(order), most))
            return
        safe: list[int] = []
        for place in best_first(worth, len(worth)):
            if self._cleared(int(rows[place])) is not None:
                safe.append(int(place))
            if len(safe) == most:
                break
        if safe:
            yield np.array(safe)

    def _drawn(self, rows: Rows, worth: Worth, pool: Order) -> "Won | None":
        """Draw from a pool: the first in the order drawn that the gate clears wins."""
        settled = self.ranking.settled
        heat = (
            settled.surprise_temperature if self.signals.surprise else settled.temperature
        )
        chances = softmax((worth[pool] / heat).tolist())
        order = drawn(chances, self.seed)
        in_order = rows[pool[order]].tolist()
        for place, row in enumerate(in_order):
            found = self._cleared(row)
            if found is not None:
                rest = RunnersUp(in_order[place + 1 :], settled.runners_up, self._cleared)
                return Won(found, rest, propensity(chances, order, order[place]))
        return None

    def _cleared(self, row: int) -> Cleared | None:
        """Return the recipe of a row if it can be read, and the gate lets it pass."""
        if row not in self._answers:
            self._answers[row] = self._asked(row)
        return self._answers[row]

    def _asked(self, row: int) -> Cleared | None:
        read = self.ranking.catalog.proven(row)
        if read is None:
            return None
        recipe = read.recipe
        if not all(lacks(recipe, said, read) for said in unwanted(self.signals)):
            return None
        answer = clear(recipe, self.eaters, read)
        if isinstance(answer, Cleared):
            return answer
        self._refused += 1
        return None

    def _told(self, won: "Won", learnt: Learnt | None) -> "Chosen":
        """Return what was won, with its reason."""
        return Chosen(
            won,
            _reason(won.first, self.signals),
            learnt.name if learnt else BASELINE,
            f"{learnt.version if learnt else VERSION}/{self.ranking.catalog.version}",
        )


@dataclass(frozen=True, slots=True)
class Won:
    """What was drawn first, what comes after it, and how likely the first was."""

    first: Cleared
    rest: RunnersUp
    propensity: float


@dataclass(frozen=True, slots=True)
class Chosen:
    """A choice that only lacks what was dropped for it."""

    won: Won
    reason: Reason
    model: str
    version: str

    def told(self, relaxed: tuple[str, ...]) -> Pick:
        """Return the pick."""
        return Pick(
            choice=self.won.first,
            reason=self.reason,
            relaxed=relaxed,
            runners_up=self.won.rest,
            propensity=self.won.propensity,
            model=self.model,
            version=self.version,
        )


def _reason(chosen: Cleared, signals: Signals) -> Reason:
    """Return the reason that spoke loudest, the needs that were kept among them."""
    found = features(chosen.recipe, signals)
    if chosen.checked:
        found = (*found, Feature(NEED, Reason(Why.KEEPS_NEEDS, needs=chosen.checked)))
    first_meal = next(iter(sorted(chosen.recipe.meals)), None)
    return best(found) or Reason(Why.MEAL, meal=first_meal)

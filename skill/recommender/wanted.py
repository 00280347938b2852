"""Wishes and needs as sets of rows, ANDed over the catalogue.

Each set is laid out once for a request, however many wishes are dropped one after another.
"""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field
from functools import partial

import numpy as np

from skill.catalog.catalog import Catalog
from skill.catalog.facts import TITLED
from skill.catalog.finding import Scan
from skill.catalog.ragged import Rows
from skill.catalog.sets import AnyOf, Listed, NoneOf, RowSet
from skill.domain.household import Eaters
from skill.recommender.filters import filters_of
from skill.recommender.food_rows import FoodRows
from skill.recommender.known import Known
from skill.recommender.signals import Signals
from skill.recommender.wants import (
    course_kept,
    may_hold_alcohol,
    meal_kept,
    minutes_kept,
    unwanted,
)

QUICK = 30  # minutes, as ``score`` has it


@dataclass(eq=False)
class Wanted:
    """What one request asks of a catalogue.

    ``known`` are the recipes that it speaks of, and those of them that must not come.
    """

    catalog: Catalog
    foods: FoodRows
    signals: Signals
    eaters: Eaters
    known: Known
    _sets: dict[str, RowSet] = field(default_factory=dict, init=False)

    def __post_init__(self) -> None:
        self.filters = filters_of(self.catalog)

    def rows(self, dropped: Collection[str], most: int, judged: int | None = None) -> Rows:
        """Return the likeliest rows that keep all that is not dropped.

        ``judged`` is how many of those that suit the moment best a model is asked about.
        Where there are more than ``most``, there are as many again of those that suit the
        moment best as could be the best of all, and as many of those that are called by
        the dish's words.  What the household had may be had again, and what is tagged with
        the holiday that is near is made today: both are weighed however unlikely they are.
        """
        scan = Scan(list(self.sets(dropped)), len(self.catalog))
        found = scan.first(most)
        if len(found) < most:
            return found
        more = [scan.first(self._enough(dropped, most, judged), self._timely())]
        if (titled := self._titled(dropped)) is not None:
            more.append(scan.first(most, titled))
        more += [scan.first(most // 4, one) for one in self._own()]
        return merged(found, *more)

    def _enough(self, dropped: Collection[str], most: int, judged: int | None) -> int:
        """Return how many that suit the moment best are enough.

        On a weekday, of one course, the likelier of them is the better, but for what the
        household had or turned down, a dish's words and the pantry: no more are judged.
        """
        asked = self.signals
        uneven = asked.weekend or asked.wishes.dish or asked.stock
        if judged is None or uneven or course_kept(asked, dropped) is None:
            return most // 2
        return min(judged + len(self.known.rows), most // 2)

    def _timely(self) -> RowSet:
        """Return what suits the moment: season, meal, and what is quick on a weekday."""
        names = [f"season:{self.signals.season}"]
        if not self.signals.wishes.dish:
            names.append(f"meal:{self.signals.meal}")
        if not self.signals.weekend:
            names.append(f"within:{QUICK}")
        return self.filters.all_of(*names)

    def _own(self) -> Iterator[RowSet]:
        """Yield what the household had, and what is tagged with the holiday."""
        if self.signals.recently_taken:
            yield Listed(self.known.listed(self.signals.recently_taken))
        if self.signals.holiday:
            yield self.filters.tagged(self.signals.holiday)

    def sets(self, dropped: Collection[str]) -> Iterator[RowSet]:
        """Yield a set for each thing that is asked and not dropped."""
        yield from self._hard(dropped)
        yield from self._moment(dropped)
        yield from self._wishes(dropped)

    def _hard(self, dropped: Collection[str]) -> Iterator[RowSet]:
        """Yield what is never dropped: safety, what is unwanted, what was turned down."""
        yield from self.foods.safe(self.eaters)
        for said in unwanted(self.signals):
            yield self._kept(f"without {said}", partial(self.foods.lacking, said))
        for said in self.signals.wishes.not_cuisines:
            yield self._kept(f"not {said}", partial(self._of_no, said))
        if self.known.turned_down:
            yield self._kept("not these", self._others)
        if not may_hold_alcohol(self.signals, dropped):
            yield self.filters.mask("sober")

    def _moment(self, dropped: Collection[str]) -> Iterator[RowSet]:
        """Yield the course, the meal and the time there is."""
        if (course := course_kept(self.signals, dropped)) is not None:
            yield self.filters.mask(f"course:{course}")
        if (meal := meal_kept(self.signals, dropped)) is not None:
            yield self.filters.mask(f"meal:{meal}")
        if (minutes := minutes_kept(self.signals, dropped)) is not None:
            yield self.filters.within(int(minutes))

    def _wishes(self, dropped: Collection[str]) -> Iterator[RowSet]:
        """Yield the wishes."""
        wishes = self.signals.wishes
        if wishes.easy and "easy" not in dropped:
            yield self.filters.mask("easy")
        if wishes.cuisine and "cuisine" not in dropped:
            yield self.filters.cuisine(wishes.cuisine)
        if wishes.dish and "dish" not in dropped:
            yield self._kept("dish", self._dish)
        if wishes.with_foods and "foods" not in dropped:
            sets = [
                self._kept(f"with {said}", partial(self.foods.using, said))
                for said in wishes.with_foods
            ]
            yield from [AnyOf(sets)] if "some_foods" in dropped else sets

    def _kept(self, name: str, made: Callable[[], RowSet]) -> RowSet:
        if name not in self._sets:
            self._sets[name] = made()
        return self._sets[name]

    def _of_no(self, cuisine: str) -> RowSet:
        """Return all rows but those of a cuisine."""
        return NoneOf(self.filters.cuisine(cuisine))

    def _others(self) -> RowSet:
        """Return all rows but those that must not come."""
        return NoneOf(Listed(self.known.listed(self.known.turned_down)))

    def _dish(self) -> RowSet:
        """Return the rows that the dish words mean; where they name none, a food's."""
        dish = self.signals.wishes.dish or ""
        found = self.catalog.search.wanted(dish)
        if found is not None and found.most:
            return found
        return self.foods.using(dish)

    def _titled(self, dropped: Collection[str]) -> RowSet | None:
        """Return the rows called by the dish's words, where one is asked for."""
        dish = self.signals.wishes.dish
        if not dish or "dish" in dropped:
            return None
        return self.catalog.search.wanted(dish, TITLED)


def merged(*lists: Rows) -> Rows:
    """Return the rows of all lists, in order, each once; there is a row."""
    every: Rows = np.concatenate(lists)
    every.sort(kind="stable")  # which finds that each list is in order already
    first = np.empty(len(every), dtype=np.bool_)
    first[0] = True
    np.not_equal(every[1:], every[:-1], out=first[1:])
    return every[first]

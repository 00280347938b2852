"""How well rows fit the moment: ``score.features`` for many recipes at once.

The sums are those of the features, one by one, so what is said of a recipe is what moved
it; a test holds the two equal.
"""

from collections.abc import Collection

import numpy as np
from numpy.typing import NDArray

from skill.catalog.catalog import Catalog
from skill.catalog.facts import COURSES, MEALS, SEASONS, TAGGED
from skill.catalog.ragged import Rows
from skill.catalog.sets import Listed
from skill.domain.recipes import Course, Meal
from skill.recommender import score as say
from skill.recommender.cuisines import named
from skill.recommender.food_rows import FoodRows
from skill.recommender.likeness import Likeness
from skill.recommender.signals import Signals
from skill.recommender.wants import MAIN_MEALS

Worth = NDArray[np.float64]
NAMED = 3.0  # times how well the dish words fit
UNLIKE = 1.2  # times the likeness to what was just turned down
FRESH = 0.8  # times the likeness to what was had in the last days
DAYS = 3


class Context:
    """Weighs the rows of one catalogue."""

    def __init__(self, catalog: Catalog, foods: FoodRows) -> None:
        self.catalog = catalog
        self.columns = catalog.columns
        self.foods = foods
        self.likeness = Likeness(self.columns)

    def worth(self, signals: Signals, rows: Rows, avoid: Collection[str] = ()) -> Worth:
        """Return all that speaks for and against each of the rows, which are in order."""
        prior: Worth = self.columns["prior"][rows].astype(np.float64)
        worth = say.PRIOR * (prior - say.USUAL)
        worth += self._asked_for(signals, rows)
        worth += self._moment(signals, rows)
        worth += self._patience(signals, rows)
        worth += self._history(signals, rows)
        if signals.wishes.dish:
            worth += NAMED * self.catalog.search.worth(signals.wishes.dish, rows)
        turned_down = self._known({*avoid, *signals.wishes.not_these})
        had = [one for one, days in signals.recently_taken.items() if days <= DAYS]
        worth -= UNLIKE * self.likeness.most(rows, turned_down)
        worth -= FRESH * self.likeness.most(rows, self._known(had))
        return worth

    def _asked_for(self, signals: Signals, rows: Rows) -> Worth:
        """Return what the wishes that a row keeps are worth."""
        wishes = signals.wishes
        worth = np.zeros(len(rows))
        for said in wishes.with_foods:
            worth += say.USES_FOOD * self.foods.using(said).has(rows)
        if wishes.cuisine:
            names = self.columns.manifest["names"]["cuisines"]
            meant = [n for n, each in enumerate(names) if each in named(wishes.cuisine)]
            worth += say.CUISINE * np.isin(self.columns["cuisine"][rows], meant)
        if wishes.within_minutes is not None:
            worth += say.IN_TIME * (self._minutes(rows) <= wishes.within_minutes)
        return worth

    def _moment(self, signals: Signals, rows: Rows) -> Worth:
        """Return what meal, course, season and holiday are worth."""
        dish = bool(signals.wishes.dish)
        suits = self._has("meals", rows, MEALS.index(signals.meal))
        worth = np.where(suits, say.SUITS, 0.0 if dish else say.OTHER_MEAL)
        if signals.meal in MAIN_MEALS and not dish:
            main = self.columns["course"][rows] == COURSES.index(Course.MAIN)
            worth += np.where(main, 0.0, say.NOT_MAIN)
        now = self._has("seasons", rows, SEASONS.index(signals.season))
        seasonal = self.columns["seasons"][rows] != 0
        worth += np.where(now, say.IN_SEASON, np.where(seasonal, say.OUT_OF_SEASON, 0.0))
        if signals.holiday:
            worth += say.FESTIVE * self._tagged(signals.holiday, rows)
        return worth

    def _patience(self, signals: Signals, rows: Rows) -> Worth:
        """Return what there is time for."""
        minutes = self._minutes(rows)
        today, slow = say.TODAY.seconds // 60, say.SLOW.seconds // 60
        quick = say.QUICK.seconds // 60
        worth = np.where(minutes > today, say.TOO_LONG, 0.0)
        if not signals.weekend:
            morning = signals.meal in (Meal.BREAKFAST, Meal.LUNCH, Meal.SNACK)
            over = (np.minimum(minutes, today) - (quick if morning else slow)) / 60
            worth -= np.clip(say.A_SLOW_HOUR * over, 0.0, say.AT_MOST)
            worth += say.SHORT * (minutes <= quick)
        if signals.hour >= say.LATE:
            worth += say.TOO_LATE * (minutes > slow)
        return worth

    def _history(self, signals: Signals, rows: Rows) -> Worth:
        """Return what was had or turned down before."""
        worth = np.zeros(len(rows))
        for name, days in signals.recently_taken.items():
            if (place := self._place(name, rows)) is not None:
                worth[place] += sum(one.weight for one in say.had(days))
        for name in signals.refused:
            if (place := self._place(name, rows)) is not None:
                worth[place] += say.TURNED_DOWN
        return worth

    def _place(self, name: str, rows: Rows) -> int | None:
        """Return where in the rows a recipe stands, if it does."""
        row = self.columns.row_of(name)
        if row is None:
            return None
        place = int(np.searchsorted(rows, row))
        return place if place < len(rows) and rows[place] == row else None

    def _known(self, names: Collection[str]) -> Rows:
        found = (self.columns.row_of(name) for name in sorted(names))
        return np.array([row for row in found if row is not None], dtype=np.int32)

    def _minutes(self, rows: Rows) -> NDArray[np.int64]:
        return self.columns["total"][rows].astype(np.int64)

    def _has(self, name: str, rows: Rows, bit: int) -> NDArray[np.bool_]:
        found: NDArray[np.bool_] = (self.columns.ints(name)[rows] >> bit) & 1 != 0
        return found

    def _tagged(self, word: str, rows: Rows) -> NDArray[np.bool_]:
        found = self.catalog.search.posting(word)
        if found is None:
            return np.zeros(len(rows), dtype=np.bool_)
        return Listed(found.rows, found.places, TAGGED).has(rows)

"""Simulated households, whose tastes are known: the truth that learning is tested against.

Nobody's kitchen is like this, and whatever is measured here is to be called simulated.  A
household is of a kind (an archetype) and a little its own; it has less patience on a
weekday, other tastes at the weekend, a liking for what is in season, and tires of what it
had.  For every moment the chance that it takes a recipe is known, and so the best answer.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import numpy as np
from numpy.typing import NDArray

from skill.catalog.columns import Columns
from skill.catalog.facts import MEALS, SEASONS
from skill.domain.food import Allergen, Diet
from skill.domain.household import Eaters
from skill.domain.recipes import Meal
from skill.recommender.seasons import season
from skill.recommender.signals import SATURDAY, meal_of
from skill.training.contents import contents

Doubles = NDArray[np.float64]
HOURS = ((8, Meal.BREAKFAST), (12, Meal.LUNCH), (17, Meal.DINNER), (18, Meal.DINNER))
"""When a household asks, as likely one as the other: dinner is every second time."""
FORGETTING = 10.0  # days in which the weariness of a recipe falls to a third


@dataclass(frozen=True, slots=True)
class Nature:
    """How much each thing moves a household, in logits.

    ``base`` is the logit of a recipe that nothing speaks for or against; ``dimensions`` of
    taste, shared by all; ``kinds`` of household.
    """

    households: int = 400
    kinds: int = 4
    dimensions: int = 8
    base: float = -3.0
    taste: float = 2.2
    own: float = 0.3
    weekend: float = 0.8
    quality: float = 0.7
    patience: float = 0.9
    in_season: float = 0.7
    weariness: float = 2.0
    needs: float = 0.3


@dataclass(eq=False)
class Households:
    """The households of one simulated town, over one catalogue.

    Args:
        seed: makes all of it; the same seed makes the same town.
    """

    columns: Columns
    nature: Nature = field(default_factory=Nature)
    seed: int = 0

    def __post_init__(self) -> None:
        rng = np.random.default_rng(self.seed)
        nature, count = self.nature, self.nature.households
        self._recipes = _described(self.columns, nature.dimensions, rng)
        kinds = rng.normal(size=(nature.kinds, nature.dimensions))
        shifts = rng.normal(size=(nature.kinds, nature.dimensions))
        kind = rng.integers(nature.kinds, size=count)
        own = rng.normal(size=(count, nature.dimensions))
        self._weekday = _unit(kinds[kind] + nature.own * own)
        self._weekend = _unit(self._weekday + nature.weekend * shifts[kind])
        self._quality = nature.quality * rng.normal(size=len(self.columns))
        self._minutes = rng.uniform(25, 55, size=count)
        self._needs = [_needs(rng, nature.needs) for _ in range(count)]

    def eaters(self, household: int) -> Eaters:
        """Return what a household must keep."""
        return self._needs[household]

    def asks(self, week: datetime, rng: np.random.Generator, often: int) -> list[datetime]:
        """Return when one household asks in a week, in order."""
        days = rng.integers(7, size=often)
        hours = rng.integers(len(HOURS), size=often)
        minutes = rng.integers(60, size=often)
        return sorted(
            week + timedelta(days=int(d), hours=HOURS[int(h)][0], minutes=int(m))
            for d, h, m in zip(days, hours, minutes, strict=True)
        )

    def chances(
        self, household: int, at: datetime, had: Mapping[int, float] | None = None
    ) -> Doubles:
        """Return the chance that each recipe is taken when offered, shape (n_recipes,).

        ``had`` maps rows to days since they were last had.
        """
        nature = self.nature
        tastes = self._weekend if at.weekday() >= SATURDAY else self._weekday
        logits = nature.base + nature.taste * (self._recipes @ tastes[household])
        logits = logits + self._quality + self._moment(household, at)
        for row, days in (had or {}).items():
            logits[row] -= nature.weariness * np.exp(-days / FORGETTING)
        chances: Doubles = 1.0 / (1.0 + np.exp(-logits))
        return chances

    def _moment(self, household: int, at: datetime) -> Doubles:
        """Return what the hour, the day and the season add, shape (n_recipes,)."""
        columns, nature = self.columns, self.nature
        patience = self._minutes[household] * (2.5 if at.weekday() >= SATURDAY else 1.0)
        late = np.maximum(columns["total"].astype(np.float64) - patience, 0.0)
        logits: Doubles = -nature.patience * np.minimum(late / 20.0, 3.0)
        here = 1 << SEASONS.index(season(at.date(), str(at.tzinfo)))
        seasons = columns["seasons"].astype(np.int64)
        logits += nature.in_season * np.where(seasons & here, 1.0, -1.0 * (seasons > 0))
        meal = 1 << MEALS.index(meal_of(at))
        logits -= 3.0 * ((columns["meals"].astype(np.int64) & meal) == 0)
        return logits


def _described(columns: Columns, dimensions: int, rng: np.random.Generator) -> Doubles:
    """Return recipes as points of taste, (n_recipes, dimensions), of unit variance.

    A recipe is the sum of its foods, rare ones louder, and of its cuisine: so recipes of
    one cuisine, and recipes of the same foods, please the same households.
    """
    made = contents(columns)
    counts = np.bincount(made.food_ids, minlength=made.n_foods)
    loud = np.log(len(columns) / np.maximum(counts, 1.0))
    foods = rng.normal(size=(made.n_foods, dimensions)) * loud[:, None]
    cuisines = rng.normal(size=(int(columns["cuisine"].max()) + 1, dimensions))
    points = 6.0 * cuisines[columns["cuisine"].astype(np.int64)]
    rows = np.repeat(np.arange(len(columns)), np.diff(made.food_starts))
    np.add.at(points, rows, foods[made.food_ids])
    points -= points.mean(axis=0)
    described: Doubles = points / points.std()
    return described


def _unit(tastes: Doubles) -> Doubles:
    scaled: Doubles = tastes / np.linalg.norm(tastes, axis=1, keepdims=True)
    return scaled


def _needs(rng: np.random.Generator, share: float) -> Eaters:
    """Return the needs of a table: most have none, some an allergy or a diet or both."""
    allergies: frozenset[Allergen] = frozenset()
    diets: frozenset[Diet] = frozenset()
    if rng.random() < share:
        allergies = frozenset({list(Allergen)[int(rng.integers(len(Allergen)))]})
    if rng.random() < share / 2:
        diets = frozenset({(Diet.VEGETARIAN, Diet.VEGAN, Diet.HALAL)[int(rng.integers(3))]})
    return Eaters(allergies=allergies, diets=diets)

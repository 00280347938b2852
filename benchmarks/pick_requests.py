"""What cooks ask in the benchmark, sorted by how much of the catalogue passes."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from random import Random
from zoneinfo import ZoneInfo

from skill.catalog.catalog import Catalog
from skill.catalog.finding import first_rows
from skill.domain.food import Allergen, Diet
from skill.domain.household import Eaters, Household, Taken
from skill.domain.recipes import Course, Meal, Wishes
from skill.recommender.food_rows import rows_of_foods
from skill.recommender.known import Known
from skill.recommender.signals import Signals, read
from skill.recommender.wanted import Wanted

SHARES = (0.5, 0.1, 0.01, 0.001, 0.0001)
"""Of the recipes that pass; a request counts for the nearest within a factor of three."""
NOON = datetime(2026, 11, 24, 12, 0, tzinfo=ZoneInfo("America/New_York"))
_FOODS = "chicken beef rice tomato onion egg potato cheese shrimp mushroom lime"
_CUISINES = "italian mexican thai asian indian french mediterranean"
_DISHES = "soup tacos pancakes curry salad lasagna pasta bread lasagne panckes"
FOODS, CUISINES, DISHES = (text.split() for text in (_FOODS, _CUISINES, _DISHES))


@dataclass(frozen=True)
class Asked:
    """A request: who eats, what is wished, when."""

    wishes: Wishes
    eaters: Eaters
    household: Household
    now: datetime

    def signals(self) -> Signals:
        """Return what the pick is told."""
        return read(self.wishes, self.now, household=self.household)


def requests(catalog: Catalog, each: int, seed: int) -> dict[float, list[Asked]]:
    """Return requests by the share that passes, up to ``each`` of every share."""
    chance = Random(seed)
    found: dict[float, list[Asked]] = {share: [] for share in SHARES}
    for _ in range(200 * each):
        asked = _asked(chance, catalog)
        share = _nearest(passing(catalog, asked))
        if share is not None and len(found[share]) < each:
            found[share].append(asked)
        if all(len(held) == each for held in found.values()):
            break
    return {share: held for share, held in found.items() if held}


def passing(catalog: Catalog, asked: Asked) -> float:
    """Return the share of recipes that keep all that is asked."""
    signals = asked.signals()
    known = Known.of(signals, catalog.columns)
    wanted = Wanted(catalog, rows_of_foods(catalog), signals, asked.eaters, known)
    rows = len(catalog)
    return len(first_rows(list(wanted.sets(())), rows, rows)) / rows


def _nearest(passing: float) -> float | None:
    near = [share for share in SHARES if share / 3 <= passing <= share * 3]
    return min(near, key=lambda share: abs(passing - share), default=None)


def _asked(chance: Random, catalog: Catalog) -> Asked:
    """Return a request as strict as chance will have it."""
    strict = chance.randrange(5)
    wishes = Wishes(
        meal=chance.choice([None, Meal.DINNER, Meal.LUNCH]) if strict else None,
        course=Course.MAIN if not strict else None,
        dish=chance.choice(DISHES) if chance.random() < 0.12 else None,
        cuisine=chance.choice(CUISINES) if chance.random() < 0.15 * strict else None,
        within_minutes=chance.choice([15, 20, 30, 45, 60])
        if chance.random() < 0.4
        else None,
        with_foods=tuple(
            chance.sample(FOODS, chance.randrange(min(strict, 3)) if strict else 0)
        ),
        without=tuple(chance.sample(FOODS, 1 if chance.random() < 0.2 else 0)),
    )
    eaters = Eaters(
        allergies=frozenset(
            chance.sample(list(Allergen), chance.randint(0, max(strict, 1)))
        ),
        diets=frozenset(chance.sample(list(Diet), chance.choice([0, 0, strict // 2]))),
    )
    now = NOON + timedelta(minutes=chance.randrange(365 * 24 * 60))
    return Asked(wishes, eaters, Household(taken=tuple(_taken(chance, catalog, now))), now)


def _taken(chance: Random, catalog: Catalog, now: datetime) -> Iterator[Taken]:
    """Yield what a household had, as a store has it: the likelier recipes more often."""
    for _ in range(chance.randint(0, 25)):
        row = int(len(catalog) * chance.random() ** 3)
        at = (now - timedelta(days=chance.randrange(1, 200))).astimezone(UTC)
        yield Taken(recipe=catalog.columns.id_of(row), at=at)


def moved(asked: Sequence[Asked], catalog: Catalog, seed: int) -> list[Asked]:
    """Return the requests with histories of another catalogue."""
    chance = Random(seed)
    return [
        Asked(
            one.wishes,
            one.eaters,
            Household(taken=tuple(_taken(chance, catalog, one.now))),
            one.now,
        )
        for one in asked
    ]

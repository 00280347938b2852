"""A small world with a planted taste: half the households cook one half of the recipes."""

from dataclasses import dataclass, replace

import numpy as np

from skill.recommender.interactions import Contents, Interactions
from skill.recommender.taste import Moment, Rows, Taste
from skill.recommender.trends import Trends

HOUSEHOLDS, RECIPES, FOODS, TAGS = 60, 48, 16, 8
NEW = (RECIPES - 2, RECIPES - 1)  # nobody took these; one of each half


@dataclass(frozen=True, eq=False)
class World:
    """What happened, what recipes are made of, and what is true now."""

    interactions: Interactions
    contents: Contents
    moment: Moment

    def taste(self, *taken: int, foods: tuple[int, ...] = ()) -> Taste:
        """Return the taste of a household that took these, a day apart."""
        rows = np.array(taken, dtype=np.int32)
        at = (self.moment.clock - len(rows) + np.arange(len(rows))).astype(np.float32)
        at_hand = np.array(foods, dtype=np.int32)
        return Taste(taken=rows, at=at, foods=at_hand, moment=self.moment)


def half(row: int) -> int:
    """Return which half of the world a recipe is in."""
    return row % 2


def world(events: int = 900, seed: int = 0) -> World:
    """Return a world after so many events; four of five are to the household's taste."""
    rng = np.random.default_rng(seed)
    household = rng.integers(0, HOUSEHOLDS, events)
    side = np.where(rng.random(events) < 0.8, household % 2, 1 - household % 2)
    favour = np.minimum(rng.geometric(0.12, events) - 1, RECIPES // 2 - 2)
    row = 2 * favour + side
    clock = np.sort(rng.uniform(0.0, 300.0, events))
    told = Interactions.logged(
        household.astype(np.int32), row.astype(np.int32), clock, (HOUSEHOLDS, RECIPES)
    )
    told = replace(
        told,
        meal=rng.integers(0, 7, events).astype(np.int8),
        hour=rng.integers(0, 24, events).astype(np.int8),
        weekday=rng.integers(0, 7, events).astype(np.int8),
        season=rng.integers(0, 4, events).astype(np.int8),
        taken=(rng.random(events) < 0.9).astype(np.int8),
    )
    return World(told, contents(rng), now(told))


def contents(rng: np.random.Generator) -> Contents:
    """Return recipes of three foods and one tag, of their own half nine times in ten."""
    sides = np.arange(RECIPES)[:, None] % 2
    strays = rng.random((RECIPES, 3)) < 0.1
    pairs = rng.permuted(np.tile(np.arange(FOODS // 2), (RECIPES, 1)), axis=1)[:, :3]
    foods = 2 * pairs + np.where(strays, 1 - sides, sides)
    tags = 2 * rng.integers(0, TAGS // 2, (RECIPES, 1)) + sides
    return Contents(
        food_starts=np.arange(0, 3 * RECIPES + 1, 3),
        food_ids=foods.ravel().astype(np.int32),
        n_foods=FOODS,
        tag_starts=np.arange(RECIPES + 1),
        tag_ids=tags.ravel().astype(np.int32),
        n_tags=TAGS,
        prior=np.full(RECIPES, 0.5, dtype=np.float32),
    )


def now(told: Interactions) -> Moment:
    """Return the moment after all that happened."""
    trends = Trends(told.n_recipes)
    taken = told.conversions()
    trends.add_all(taken.row, taken.clock)
    return Moment(clock=301.0, meal=3, hour=18, weekday=5, season=1, trends=trends)


def permuted(start: World, order: Rows) -> World:
    """Return the same world with recipe ``order[i]`` in row i."""
    place = np.empty_like(order)
    place[order] = np.arange(len(order), dtype=np.int32)
    told = replace(start.interactions, row=place[start.interactions.row])
    known = start.contents
    foods = known.food_ids.reshape(RECIPES, 3)[order]
    mixed = replace(
        known,
        food_ids=foods.ravel(),
        tag_ids=known.tag_ids[order],
        prior=known.prior[order],
    )
    return World(told, mixed, now(told))

"""Whether a model, served, ever lets through what somebody at the table must not eat.

Models cannot: the gate clears what they rank, one recipe at a time.  This asks all
the same, of a challenger's own picks, before it is shipped.
"""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from random import Random

from skill.domain.food import Allergen, Diet, Presence
from skill.domain.household import Eaters
from skill.domain.recipes import NothingFitsError, Wishes
from skill.food.gate import Cleared, clear
from skill.food.labels import of_recipe
from skill.recommender.pick import Recommender
from skill.recommender.signals import read
from skill.training.promotion import Safety

MIXED = 100  # tables that need several things at once
START = datetime(2026, 1, 5, tzinfo=UTC)


def tables(seed: int = 0) -> Iterator[Eaters]:
    """Yield a table for every need alone, and many that mix a few."""
    for allergen in Allergen:
        yield Eaters(allergies=frozenset({allergen}))
    for diet in Diet:
        yield Eaters(diets=frozenset({diet}))
    chance = Random(seed)
    for _ in range(MIXED):
        yield Eaters(
            allergies=frozenset(chance.sample(list(Allergen), chance.randint(1, 3))),
            diets=frozenset(chance.sample(list(Diet), chance.randint(0, 2))),
        )


def watched(recommender: Recommender, seed: int = 0) -> Safety:
    """Return how many picks were made for such tables, and how many were not safe.

    Each is asked for at another hour of another day; what cannot be had is no pick.
    """
    picks = violations = 0
    for number, eaters in enumerate(tables(seed)):
        at = START + timedelta(hours=29 * number)
        try:
            pick = recommender.pick(read(Wishes(), at), eaters, seed=f"safety-{number}")
        except NothingFitsError:
            continue
        for one in (pick.choice, *pick.runners_up):
            picks += 1
            violations += not is_safe(one, eaters)
    return Safety(picks, violations)


def is_safe(choice: Cleared, eaters: Eaters) -> bool:
    """Return whether the gate clears it for them, and its label says free of all of it."""
    if not isinstance(clear(choice.recipe, eaters), Cleared):
        return False
    lines = [one.line for one in choice.recipe.ingredients]
    steps = [one.text for one in choice.recipe.steps]
    label = of_recipe(choice.recipe.title, lines, steps, choice.recipe.lang)
    needs: tuple[Allergen | Diet, ...] = (*eaters.allergies, *eaters.diets)
    return all(label.presence(need) is Presence.FREE for need in needs)

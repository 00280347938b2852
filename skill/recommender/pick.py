"""The pick: one recipe that the gate has cleared, chosen by a seed, with its reason."""

import math
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from random import Random
from typing import Protocol

from skill.catalog.catalog import Catalog
from skill.domain.household import Eaters
from skill.domain.recipes import NothingFitsError, Recipe
from skill.food.gate import Cleared, clear
from skill.recommender.likeness import Likeness
from skill.recommender.reasons import Feature, Reason, Why, best
from skill.recommender.score import features, score
from skill.recommender.signals import Signals
from skill.recommender.wants import candidates, relaxations, spoken

VERSION = "1"
NEED = 0.3  # how loud "it leaves out what you must not eat" is among the reasons
NAMED = 3.0  # times how well the dish words fit
UNLIKE = 1.2  # times the likeness to what was just turned down
FRESH = 0.8  # times the likeness to what was had in the last days
DAYS = 3


@dataclass(frozen=True, slots=True)
class Pick:
    """One recipe and why.  ``relaxed`` names the soft wishes that were dropped.

    ``propensity`` is the chance that this one was chosen among all that could have been,
    in (0, 1]; learning from what cooks take divides by it.
    """

    choice: Cleared
    reason: Reason
    relaxed: tuple[str, ...]
    runners_up: tuple[Cleared, ...]
    propensity: float
    model: str
    version: str


class Recommender(Protocol):
    """Anything that can pick."""

    def pick(
        self, signals: Signals, eaters: Eaters, *, seed: str, avoid: Collection[str] = ()
    ) -> Pick:
        """Return one safe recipe; the same seed and arguments give the same.

        Raises:
            NothingFitsError: no recipe keeps every need and all that cannot be dropped.
        """


@dataclass(frozen=True, slots=True)
class Candidate:
    """A cleared recipe, what speaks for it, and how loud all of that is together."""

    cleared: Cleared
    found: tuple[Feature, ...]
    score: float


@dataclass(frozen=True)
class Popularity:
    """Popularity in context, the baseline that every model must beat.

    Args:
        pool: how many of the best safe recipes may be chosen from.
        temperature: how far below the best a recipe may score and still be chosen.
        runners_up: how many are kept for "something else" and the screen.
    """

    catalog: Catalog = field(repr=False)
    pool: int = 12
    temperature: float = 0.45
    surprise_pool: int = 40
    surprise_temperature: float = 1.5
    runners_up: int = 3

    def pick(
        self, signals: Signals, eaters: Eaters, *, seed: str, avoid: Collection[str] = ()
    ) -> Pick:
        """Return one safe recipe; wishes are dropped only when nothing keeps them all."""
        wishes = signals.wishes
        needs = eaters | Eaters(allergies=wishes.allergies, diets=wishes.diets)
        unsafe = 0
        for dropped in relaxations(signals):
            ranked = self._ranked(signals, avoid, dropped)
            safe, refused = self._cleared(ranked, needs, signals.surprise)
            if safe:
                return self._chosen(safe, spoken(dropped), seed, signals.surprise)
            unsafe = max(unsafe, refused)
        names = (*sorted(needs.allergies), *sorted(needs.diets))
        raise NothingFitsError(wishes, unsafe, names)

    def _alike(self, recipe: Recipe, others: Collection[str]) -> float:
        """Return how alike a recipe is to the most alike of others, 0 to 1."""
        known = filter(None, map(self.catalog.get, others))
        return max((self._likeness.between(recipe, one) for one in known), default=0.0)

    @cached_property
    def _likeness(self) -> Likeness:
        """Return how alike the catalogue's recipes are; counted once, on first refusal."""
        return Likeness.over(self.catalog)

    def _ranked(
        self, signals: Signals, avoid: Collection[str], dropped: Collection[str]
    ) -> list[tuple[float, tuple[Feature, ...], Recipe]]:
        """Return what keeps the wishes, best first, not yet cleared."""
        had = [one for one, days in signals.recently_taken.items() if days <= DAYS]
        turned_down = [*avoid, *signals.wishes.not_these]
        fits = self.catalog.matches(signals.wishes.dish or "")
        ranked = []
        for recipe in candidates(self.catalog, signals, avoid, dropped):
            found = features(recipe, signals)
            worth = score(found) + NAMED * fits.get(recipe.id, 0.0)
            worth -= UNLIKE * self._alike(recipe, turned_down)
            worth -= FRESH * self._alike(recipe, had)
            ranked.append((worth, found, recipe))
        return sorted(ranked, key=lambda one: (-one[0], one[2].id))

    def _cleared(
        self,
        ranked: Sequence[tuple[float, tuple[Feature, ...], Recipe]],
        needs: Eaters,
        surprise: bool,
    ) -> tuple[list[Candidate], int]:
        """Ask the gate, best first, until the pool is full; count what it refuses."""
        most = self.surprise_pool if surprise else self.pool
        safe: list[Candidate] = []
        refused = 0
        for worth, found, recipe in ranked:
            answer = clear(recipe, needs)
            if isinstance(answer, Cleared):
                safe.append(Candidate(answer, found, worth))
            else:
                refused += 1
            if len(safe) == most:
                break
        return safe, refused

    def _chosen(
        self, safe: Sequence[Candidate], relaxed: tuple[str, ...], seed: str, surprise: bool
    ) -> Pick:
        """Draw one by its softmax chance, and the next few after it."""
        heat = self.surprise_temperature if surprise else self.temperature
        chances = softmax([one.score / heat for one in safe])
        order = drawn(chances, seed)
        first = safe[order[0]]
        return Pick(
            choice=first.cleared,
            reason=_reason(first),
            relaxed=relaxed,
            runners_up=tuple(safe[at].cleared for at in order[1 : 1 + self.runners_up]),
            propensity=chances[order[0]],
            model="popularity",
            version=f"{VERSION}/{self.catalog.version}",
        )


def softmax(logits: Sequence[float]) -> list[float]:
    """Return chances that sum to one."""
    top = max(logits)
    raised = [math.exp(logit - top) for logit in logits]
    total = sum(raised)
    return [each / total for each in raised]


def drawn(chances: Sequence[float], seed: str) -> list[int]:
    """Return the places drawn one after another without replacement, each by its chance.

    Source: the exponential race (Efraimidis and Spirakis 2006, Inf. Process. Lett. 97):
    the smallest of independent exponential times with these rates wins with its chance.
    """
    chance = Random(seed)
    times = [chance.expovariate(1.0) / max(rate, 1e-300) for rate in chances]
    return sorted(range(len(chances)), key=lambda place: times[place])


def _reason(chosen: Candidate) -> Reason:
    """Return the reason that spoke loudest, the needs that were kept among them."""
    found = chosen.found
    if checked := chosen.cleared.checked:
        found = (*found, Feature(NEED, Reason(Why.KEEPS_NEEDS, needs=checked)))
    first_meal = next(iter(sorted(chosen.cleared.recipe.meals)))
    return best(found) or Reason(Why.MEAL, meal=first_meal)

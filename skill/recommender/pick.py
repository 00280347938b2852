"""The pick: one recipe that the gate has cleared, chosen by a seed, with its reason.

``Engine`` is the only recommender.  Without a model it is popularity in context, the
baseline; with one, what the model thinks of a household is added.  numpy is loaded with the
first pick, not with this module.
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING, Protocol, Self

from skill.catalog.catalog import Catalog
from skill.domain.household import Eaters
from skill.domain.recipes import NothingFitsError
from skill.food.gate import Cleared
from skill.recommender.reasons import Reason
from skill.recommender.signals import Signals
from skill.recommender.wants import relaxations, spoken

if TYPE_CHECKING:
    from skill.recommender.blend import Learnt
    from skill.recommender.ranking import Ranking
    from skill.recommender.trends import Trends


@dataclass(frozen=True, slots=True)
class Pick:
    """One recipe and why.  ``relaxed`` names the soft wishes that were dropped.

    ``runners_up`` are read and cleared when they are first looked at: only a screen does.

    ``propensity`` is the chance that this one was chosen among all that could have been,
    in (0, 1]; learning from what cooks take divides by it.
    """

    choice: Cleared
    reason: Reason
    relaxed: tuple[str, ...]
    runners_up: Sequence[Cleared]
    propensity: float
    model: str
    version: str


@dataclass(frozen=True, slots=True)
class Taking:
    """That a recipe was taken: when, and whose.

    ``whose`` is a pseudonym made for learning alone, so that it can be forgotten.
    """

    recipe: str
    at: datetime
    whose: str = ""


class Recommender(Protocol):
    """Anything that can pick."""

    def pick(
        self, signals: Signals, eaters: Eaters, *, seed: str, avoid: Collection[str] = ()
    ) -> Pick:
        """Return one safe recipe; the same seed and arguments give the same.

        Raises:
            NothingFitsError: no recipe keeps every need and all that cannot be dropped.
        """

    def took(self, taken: Taking) -> None:
        """Hear that somebody took a recipe: what everybody takes is kept up to date."""


@dataclass(frozen=True)
class Settled:
    """How a choice is made among the best.

    Attributes:
        pool: how many of the best safe recipes may be chosen from.
        temperature: how far below the best a recipe may score and still be chosen.
        runners_up: how many may be shown beside it.
        candidates: how many of the likeliest are weighed at all, and half as many again
            that suit the moment.  (Of 2.2 million 600 held the best in 39 of 40.)
        judged: how many of those that suit the moment best a model is asked about.
        learnt_from: whether somebody learns from what is taken.  Until a first model is
            there, the choice is then among ``exploring_pool``: what is never offered
            cannot be learnt about.
    """

    pool: int = 12
    temperature: float = 0.45
    exploring_pool: int = 40
    surprise_pool: int = 40
    surprise_temperature: float = 1.5
    runners_up: int = 3
    candidates: int = 800
    judged: int = 200
    learnt_from: bool = False

    def until_learnt(self) -> Self:
        """Return how a choice is made while nothing was learnt."""
        return replace(self, pool=self.exploring_pool) if self.learnt_from else self


def unlearnt() -> None:
    """Return that nothing was learnt: the baseline picks."""


@dataclass(frozen=True, eq=False)
class Engine:
    """Picks from one catalogue, with what was learnt or without.

    Attributes:
        learnt: opens a model for this very catalogue, or gives None; asked once.
        arm: which of the ways that are compared this is; "" where none are.
        hear: called before a pick, to hear what others took meanwhile.
    """

    catalog: Catalog = field(repr=False)
    learnt: "Callable[[], Learnt | None]" = field(default=unlearnt, repr=False)
    settled: Settled = Settled()
    arm: str = ""
    hear: Callable[[], None] = field(default=unlearnt, repr=False)

    @cached_property
    def ranking(self) -> "Ranking":
        """Return what ranks the catalogue's recipes; made with the first pick."""
        from skill.recommender.ranking import Ranking

        return Ranking(self.catalog, self.learnt(), self.settled)

    def pick(
        self, signals: Signals, eaters: Eaters, *, seed: str, avoid: Collection[str] = ()
    ) -> Pick:
        """Return one safe recipe; wishes are dropped only when nothing keeps them all."""
        wishes = signals.wishes
        needs = eaters
        if wishes.allergies or wishes.diets:
            needs |= Eaters(allergies=wishes.allergies, diets=wishes.diets)
        ranking = self.ranking
        self.hear()
        request = ranking.request(signals, needs, avoid, seed)
        for dropped in relaxations(signals):
            found = request.chosen(dropped)
            if found is not None:
                return found.told(spoken(dropped))
        names = (*sorted(needs.allergies), *sorted(needs.diets))
        raise NothingFitsError(wishes, request.unsafe(), names)

    def took(self, taken: Taking) -> None:
        """Count it among what everybody takes, for as long as this process serves.

        A process that has picked nothing yet loads no model for it.
        """
        from skill.recommender import replay

        trends = self.trends
        if trends is not None:
            replay.add(trends, self.catalog.columns, taken)

    def forget(self, gone: Callable[[Collection[str]], Collection[str]]) -> None:
        """Take back what some did, of all whose pseudonyms are held here."""
        trends = self.trends
        held = {one for one in trends.recent.whose if one} if trends is not None else ()
        if trends is not None and held and (forgotten := gone(held)):
            trends.forget(forgotten)

    @property
    def trends(self) -> "Trends | None":
        """Return what everybody takes; None before the first pick, and of the baseline."""
        learnt = self.ranking.learnt if "ranking" in vars(self) else None
        return None if learnt is None else learnt.trends

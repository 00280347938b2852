"""The pick: one recipe that the gate has cleared, chosen by a seed, with its reason.

``Engine`` is the only recommender.  Without a model it is popularity in context, the
baseline; with one, what the model thinks of a household is added.  numpy is loaded with the
first pick, not with this module.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING, Protocol

from skill.catalog.catalog import Catalog
from skill.domain.household import Eaters
from skill.domain.recipes import NothingFitsError
from skill.food.gate import Cleared
from skill.recommender.reasons import Reason
from skill.recommender.signals import Signals, clock_of
from skill.recommender.wants import relaxations, spoken

if TYPE_CHECKING:
    from skill.recommender.blend import Learnt
    from skill.recommender.ranking import Ranking


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

    def took(self, recipe: str, at: datetime) -> None:
        """Hear that somebody took a recipe: what everybody takes is kept up to date."""


@dataclass(frozen=True)
class Settled:
    """How a choice is made among the best.

    Attributes:
        pool: how many of the best safe recipes may be chosen from.
        temperature: how far below the best a recipe may score and still be chosen.
        runners_up: how many are kept for "something else" and the screen.
        candidates: how many of the likeliest are weighed at all, and half as many again
            that suit the moment.  (At 2.2 million rows 600 held the best of all in 39 of 40.)
        judged: how many of those that suit the moment best a model is asked about.
    """

    pool: int = 12
    temperature: float = 0.45
    surprise_pool: int = 40
    surprise_temperature: float = 1.5
    runners_up: int = 3
    candidates: int = 800
    judged: int = 250


def unlearnt() -> None:
    """Return that nothing was learnt: the baseline picks."""


@dataclass(frozen=True, eq=False)
class Engine:
    """Picks from one catalogue, with what was learnt or without.

    Attributes:
        learnt: opens a model for this very catalogue, or gives None; asked once.
    """

    catalog: Catalog = field(repr=False)
    learnt: "Callable[[], Learnt | None]" = field(default=unlearnt, repr=False)
    settled: Settled = Settled()

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
        needs = eaters | Eaters(allergies=wishes.allergies, diets=wishes.diets)
        request = self.ranking.request(signals, needs, avoid, seed)
        for dropped in relaxations(signals):
            found = request.chosen(dropped)
            if found is not None:
                return found.told(spoken(dropped))
        names = (*sorted(needs.allergies), *sorted(needs.diets))
        raise NothingFitsError(wishes, request.unsafe(), names)

    def took(self, recipe: str, at: datetime) -> None:
        """Count it among what everybody takes, for as long as this process serves.

        A process that has picked nothing yet loads no model for it.
        """
        if "ranking" not in vars(self):
            return
        learnt = self.ranking.learnt
        row = self.catalog.columns.row_of(recipe)
        if learnt is not None and learnt.trends is not None and row is not None:
            learnt.trends.add(row, clock_of(at))

"""One turn's picks: who eats is read once, the recommender asked as often as needed."""

from collections.abc import Collection, Mapping
from dataclasses import replace

from skill.dialog.services import Services
from skill.dialog.turn import Turn
from skill.domain.frozen import dataclass
from skill.domain.household import Household
from skill.domain.recipes import NothingFitsError, Wishes
from skill.intents.at_hand import table
from skill.intents.moment import signals_of
from skill.recommender.pick import Pick

UNSAID: Mapping[str, object] = {"cuisine": None, "dish": None, "with_foods": ()}
RELAXED = {"with_foods": "foods"}  # what the recommender calls it
FIRMLY = (("cuisine",), ("dish",), ("cuisine", "dish"), ("cuisine", "dish", "with_foods"))
"""What is given up for the time, the least first."""


@dataclass(frozen=True)
class Chooser:
    """Picks for one turn.

    A ``firm`` one gives up any other wish before the time: "too long" was the reason.
    """

    turn: Turn
    services: Services
    household: Household
    surprise: bool = False
    firm: bool = False

    def pick(self, wishes: Wishes, avoid: Collection[str] = ()) -> Pick | NothingFitsError:
        """Return the pick, or why there is none."""
        found = self._picked(wishes, avoid)
        if not (self.firm and isinstance(found, Pick) and "within" in found.relaxed):
            return found
        for names in _to_give_up(wishes):
            looser = wishes.model_copy(update={name: UNSAID[name] for name in names})
            other = self._picked(looser, avoid)
            if isinstance(other, Pick) and "within" not in other.relaxed:
                let_go = (RELAXED.get(name, name) for name in names)
                return replace(other, relaxed=(*let_go, *other.relaxed))
        return found

    def _picked(self, wishes: Wishes, avoid: Collection[str]) -> Pick | NothingFitsError:
        turn = self.turn
        signals = signals_of(turn, wishes, self.household, surprise=self.surprise)
        eaters = table(self.household, wishes, turn)
        recommender = self.services.recommender
        try:
            return recommender.pick(signals, eaters, seed=turn.request_id, avoid=avoid)
        except NothingFitsError as error:
            return error


def _to_give_up(wishes: Wishes) -> tuple[tuple[str, ...], ...]:
    """Return what may be given up for the time, of what was wished for, each once."""
    said = (tuple(name for name in names if getattr(wishes, name)) for names in FIRMLY)
    return tuple(dict.fromkeys(names for names in said if names))

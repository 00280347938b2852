"""What the recommender is told of a turn: the time and the place, and who is there."""

from skill.dialog.turn import Turn
from skill.domain.household import Household
from skill.domain.recipes import Wishes
from skill.recommender.signals import Signals, Where, read


def signals_of(
    turn: Turn, wishes: Wishes, household: Household, *, surprise: bool = False
) -> Signals:
    """Return the signals of a turn."""
    where = Where(
        zone=turn.zone if turn.zone_known else "",
        locale=turn.locale,
        screen=turn.device.screen is not None,
    )
    return read(wishes, turn.now, household=household, where=where, surprise=surprise)

"""What learning is told of an offer, and of what became of it."""

from collections.abc import Iterator

from skill.dialog.turn import Turn
from skill.domain.events import Circumstances, Happened, Happening, Table, WhyNot
from skill.domain.food import Diet
from skill.domain.household import Household
from skill.domain.recipes import Wishes
from skill.domain.wishes import needs
from skill.food.gate import Cleared
from skill.intents.moment import signals_of
from skill.recommender.pick import Pick
from skill.recommender.signals import Signals

SEARCH = "search"
"""The model of a recipe that was asked for by name: nothing was chosen."""


def offered(
    turn: Turn,
    household: Household,
    wishes: Wishes,
    what: Pick | Cleared,
    *,
    surprise: bool = False,
) -> Happening:
    """Return that a recipe was offered: picked, or asked for by name."""
    signals = signals_of(turn, wishes, household, surprise=surprise)
    circumstances = _circumstances(turn, household, signals)
    if isinstance(what, Cleared):
        return Happening(
            Happened.OFFERED,
            what.recipe.id,
            propensity=1.0,
            model=SEARCH,
            circumstances=circumstances,
        )
    return Happening(
        Happened.OFFERED,
        what.choice.recipe.id,
        propensity=min(max(what.propensity, 1e-9), 1.0),
        model=what.model,
        version=what.version,
        circumstances=circumstances,
    )


def beside(turn: Turn, pick: Pick) -> Iterator[Happening]:
    """Yield the runners-up that a screen shows beside the pick, in their order."""
    if turn.device.screen is None:
        return
    for position, one in enumerate(pick.runners_up, start=1):
        yield Happening(
            Happened.OFFERED,
            one.recipe.id,
            position=position,
            model=pick.model,
            version=pick.version,
        )


def turned_down(turn: Turn, why: WhyNot) -> tuple[Happening, ...]:
    """Return that what is on offer was turned down; nothing where nothing is."""
    session = turn.session
    if session.offer is None:
        return ()
    refused = Happening(
        Happened.REFUSED, session.offer, offered=session.offered, reason=why.value
    )
    return (refused,)


def _circumstances(turn: Turn, household: Household, signals: Signals) -> Circumstances:
    wishes = signals.wishes
    table = _table(household, wishes, turn)
    return Circumstances(
        meal=signals.meal,
        course=wishes.course,
        hour=signals.hour,
        weekday=signals.weekday,
        season=signals.season,
        filters=_filters(wishes),
        screen=turn.device.screen is not None,
        returning=bool(household.taken),
        diet=table,
        plain=not (table or turn.session.offers or _moved(signals)),
    )


def _moved(signals: Signals) -> bool:
    """Return whether anything had a say in the choice that no event tells of."""
    wishes = signals.wishes
    asked = wishes != Wishes(meal=wishes.meal, servings=wishes.servings)
    house = (signals.disliked, signals.at_hand, signals.stock)
    return asked or signals.surprise or bool(signals.holiday) or any(map(bool, house))


def _filters(wishes: Wishes) -> int:
    """Return how many wishes narrow the choice."""
    named = (
        *(wishes.meal, wishes.course, wishes.cuisine, wishes.dish),
        *(wishes.within_minutes, wishes.easy),
    )
    listed = (wishes.with_foods, wishes.without, wishes.not_cuisines)
    return sum(map(bool, named)) + sum(map(len, listed))


def _table(household: Household, wishes: Wishes, turn: Turn) -> Table:
    """Return what the table keeps, no closer than an evaluation needs it."""
    eaters = household.eaters(turn.now) | needs(wishes)
    if Diet.VEGAN in eaters.diets:
        return "vegan"
    if Diet.VEGETARIAN in eaters.diets:
        return "vegetarian"
    return "other" if eaters.diets or eaters.allergies else ""

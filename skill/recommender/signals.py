"""What the pick may know of the moment: the hour, the season, the wishes, what was had.

No identity: no household, person, device or utterance.  A household's document goes in,
and only recipe ids with days, and foods, come out.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from operator import attrgetter
from typing import NamedTuple

from skill.domain.household import Household, Taken
from skill.domain.recipes import Course, Meal, Season, Wishes
from skill.recommender import pantry
from skill.recommender.holidays import near
from skill.recommender.seasons import season

SATURDAY = 5
WEEKDAY_MEALS = (
    (time(4), Meal.BREAKFAST),
    (time(10, 30), Meal.LUNCH),
    (time(14, 30), Meal.SNACK),
    (time(16), Meal.DINNER),
    (time(22), Meal.SNACK),
)
WEEKEND_MEALS = (
    (time(4), Meal.BREAKFAST),
    (time(9, 30), Meal.BRUNCH),
    (time(12), Meal.LUNCH),
    *WEEKDAY_MEALS[2:],
)
GRUDGE = 30  # days that a recipe turned down is held back
NOT_LIKED = 2  # stars, up to which a recipe is held back for good
MEAL_OF = {Course.DESSERT: Meal.DESSERT, Course.DRINK: Meal.DRINK}


DAY = 86_400.0  # seconds
MOMENT = 1e-8  # days, a millisecond: clocks are sums of fractions
Clocks = tuple[tuple[str, float], ...]
ANSWERS = 100  # takings, and as many refusals, that are looked at


@dataclass(frozen=True, slots=True)
class Where:
    """What a device and its kitchen tell of the moment.

    ``zone`` is the IANA name of the cook's zone; without it, the one that the time carries;
    without any, the north.
    """

    zone: str = ""
    locale: str = ""
    screen: bool = False
    at_hand: frozenset[str] = frozenset()


class Answer(NamedTuple):
    """What became of an offer: a recipe's id, when (days since 1970), and on what day."""

    recipe: str
    clock: float
    took: bool
    weekend: bool


@dataclass(frozen=True, slots=True)
class Signals:
    """One request's features.  ``hour`` and ``weekday`` (Monday is 0) are local.

    ``meal`` is the one asked for, or the one of the hour.  ``recently_taken`` maps recipe
    ids to days since; ``refused`` are ids turned down of late, which only count against
    them: those of this request are in ``wishes.not_these``, and never come back.
    ``clock`` is now, in days since 1970, UTC; ``taken`` are recipe ids and their clocks,
    oldest first, and ``answers`` what was taken and turned down; ``at_hand`` are foods that
    are in the house, and ``stock`` those worth using, the most urgent first, with the
    days they keep, None where untold; ``holiday`` is one that is near.
    """

    meal: Meal
    hour: int
    weekday: int
    season: Season
    wishes: Wishes = field(default_factory=Wishes)
    disliked: frozenset[str] = frozenset()
    recently_taken: Mapping[str, int] = field(default_factory=dict)
    refused: frozenset[str] = frozenset()
    surprise: bool = False
    clock: float = 0.0
    taken: tuple[tuple[str, float], ...] = ()
    answers: tuple[Answer, ...] = ()
    at_hand: frozenset[str] = frozenset()
    stock: Mapping[str, int | None] = field(default_factory=dict)
    holiday: str | None = None
    locale: str = ""
    screen: bool = False

    @property
    def returning(self) -> bool:
        """Return whether this household took something before."""
        return bool(self.taken)

    @property
    def meal_asked(self) -> bool:
        """Return whether the cook named the meal, rather than the clock."""
        return self.wishes.meal is not None or self.wishes.course in MEAL_OF

    @property
    def weekend(self) -> bool:
        """Return whether it is Saturday or Sunday."""
        return self.weekday >= SATURDAY


def read(
    wishes: Wishes,
    now: datetime,
    *,
    household: Household | None = None,
    where: Where | None = None,
    surprise: bool = False,
) -> Signals:
    """Return the signals of a request at ``now``, aware, on the cook's wall clock."""
    place = where or Where()
    here = place.zone or str(getattr(now.tzinfo, "key", ""))
    had = household or Household()
    asked = wishes.meal or (MEAL_OF.get(wishes.course) if wishes.course else None)
    clock, taken, turned_down = clock_of(now), _clocks(had.taken), _clocks(had.refused)
    return Signals(
        meal=asked or meal_of(now),
        hour=now.hour,
        weekday=now.weekday(),
        season=season(now.date(), here),
        wishes=wishes,
        disliked=had.dislikes(now),
        recently_taken=_days_since(taken, clock),
        refused=_unwanted(had, _days_since(turned_down, clock)),
        surprise=surprise,
        clock=clock,
        taken=taken,
        answers=_answers(taken, turned_down, now),
        at_hand=place.at_hand.union(pantry.known(had.pantry, now.date())),
        stock=pantry.worth_using(had.pantry, now.date()),
        holiday=near(now.date(), place.locale or "en-US"),
        locale=place.locale,
        screen=place.screen,
    )


def _unwanted(had: Household, turned_down: Mapping[str, int]) -> frozenset[str]:
    """Return what was turned down of late, and what was cooked and not liked."""
    disliked = (one.recipe for one in had.rated if one.stars <= NOT_LIKED)
    lately = (recipe for recipe, days in turned_down.items() if days <= GRUDGE)
    return frozenset((*disliked, *lately))


def _clocks(events: Iterable[Taken]) -> Clocks:
    """Return recipes and when they were, oldest first."""
    return tuple(sorted([(one.recipe, clock_of(one.at)) for one in events], key=_clock))


def clock_of(moment: datetime) -> float:
    """Return a moment in days since 1970, UTC."""
    return moment.timestamp() / DAY


def _clock(taken: tuple[str, float]) -> float:
    return taken[1]


def _answers(taken: Clocks, turned_down: Clocks, now: datetime) -> tuple[Answer, ...]:
    """Return what was taken and turned down, oldest first.

    Days are those of the zone that ``now`` is in, as far from UTC as it is now.
    """
    ahead = (now.utcoffset() or timedelta()) / timedelta(days=1)
    answers = [
        Answer(recipe, clock, took, weekday_of(clock + ahead) >= SATURDAY)
        for took, events in ((True, taken), (False, turned_down))
        for recipe, clock in events[-ANSWERS:]
    ]
    return tuple(sorted(answers, key=attrgetter("clock")) if turned_down else answers)


def weekday_of(clock: float) -> int:
    """Return the day of the week, Monday is 0; the first of 1970 was a Thursday."""
    return (int(clock) + 3) % 7


def meal_of(now: datetime) -> Meal:
    """Return the meal of a local hour: brunch at weekends, a snack late at night."""
    meals = WEEKEND_MEALS if now.weekday() >= SATURDAY else WEEKDAY_MEALS
    started = [meal for start, meal in meals if start <= now.time()]
    return started[-1] if started else Meal.SNACK


def _days_since(events: Clocks, now: float) -> Mapping[str, int]:
    """Return whole days since each recipe's latest event; none are negative."""
    return {recipe: max(int(now - clock + MOMENT), 0) for recipe, clock in events}

"""Why this recipe, as a cook would say it."""

from datetime import timedelta

from skill.domain.frozen import dataclass
from skill.domain.recipes import Meal, Season
from skill.speech.prompts import Prompt
from skill.speech.spoken import Many


@dataclass(frozen=True)
class UsesYour(Prompt):
    """It uses a food that the cook named."""

    food: str


@dataclass(frozen=True)
class UsesUpToday(Prompt):
    """It uses a food of the pantry that is good until today."""

    food: str


@dataclass(frozen=True)
class UsesUpSoon(Prompt):
    """It uses a food of the pantry that is good until tomorrow."""

    food: str


@dataclass(frozen=True)
class UsesUp(Prompt):
    """It uses a food of the pantry that is good for some days more."""

    food: str
    left: Many


@dataclass(frozen=True)
class YouHave(Prompt):
    """It uses a food that was told to be in the pantry."""

    food: str


@dataclass(frozen=True)
class IsQuick(Prompt):
    """It is soon done."""

    time: timedelta


@dataclass(frozen=True)
class FitsTime(Prompt):
    """It is done within the time that the cook has."""

    time: timedelta


@dataclass(frozen=True)
class InSeason(Prompt):
    """It suits the season."""

    season: Season


@dataclass(frozen=True)
class GoodFor(Prompt):
    """It suits the meal."""

    meal: Meal


@dataclass(frozen=True)
class OfCuisine(Prompt):
    """It is of the cuisine that was asked for."""

    cuisine: str


@dataclass(frozen=True)
class IsPopular(Prompt):
    """It is liked by many."""


@dataclass(frozen=True)
class NotHadLately(Prompt):
    """Nobody here has had it for a while."""


@dataclass(frozen=True)
class FitsTable(Prompt):
    """It keeps what the table needs, going by its ingredients."""

"""What happened to a recipe in a household: all that learning may see of it.

A handler tells a ``Happening``; the journal (``dialog/journal.py``) makes it an ``Event``.
Events are de-identified: ``household`` is a pseudonym made for learning alone (an HMAC of
the store's own key), ids are HMACs of the request's, times are whole hours so that they
cannot be matched with the household's document, recipes are ids of the catalogue, and
nothing said or written is in them.
"""

from enum import StrEnum
from typing import Literal

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field

from skill.domain.frozen import dataclass
from skill.domain.recipes import Course, Meal, Season

Table = Literal["", "vegetarian", "vegan", "other"]
"""What the table keeps, as coarse as a slice of an evaluation needs: never an allergy."""


class Happened(StrEnum):
    """What happened; ``taken`` is the conversion."""

    OFFERED = "offered"
    TAKEN = "taken"
    REFUSED = "refused"
    STARTED = "started"
    FINISHED = "finished"
    RATED = "rated"


class WhyNot(StrEnum):
    """Why an offer was turned down, as far as the cook's intent tells."""

    NO = "no"
    ELSE = "else"
    TOO_LONG = "too_long"
    WITHOUT = "without"
    HAD_IT = "had_it"
    TOO_HARD = "too_hard"
    WISHED = "wished"


class Circumstances(BaseModel):
    """What the pick knew of the moment.  ``filters`` counts hard wishes.

    ``plain`` is whether nothing else moved the choice: no wish but for a meal, no need, no
    dislike, nothing in the house, no holiday, nothing turned down just now.  There a later
    look at the log can tell what another model would have chosen.
    """

    model_config = ConfigDict(frozen=True, defer_build=True)

    meal: Meal
    course: Course | None = None
    hour: int = Field(ge=0, le=23)
    weekday: int = Field(ge=0, le=6)
    season: Season
    filters: int = Field(default=0, ge=0)
    screen: bool = False
    returning: bool = False
    diet: Table = ""
    plain: bool = False


@dataclass(frozen=True)
class Happening:
    """One thing that a turn made happen, as its handler tells it.

    ``offered`` is the id of the request that put the recipe forward; "" is this turn's own.
    The other fields are as in ``Event``.
    """

    happened: Happened
    recipe: str
    offered: str = ""
    position: int = 0
    propensity: float | None = None
    model: str = ""
    version: str = ""
    reason: str = ""
    rating: int | None = None
    circumstances: Circumstances | None = None


class Event(BaseModel):
    """One thing that happened.  ``id`` makes it idempotent: the same id is the same event.

    ``offer`` is the id of the offering event that this one answers (its own, where it is an
    offer).  ``position`` is 0 for the spoken pick, then its place among the runners-up.
    ``propensity`` is the chance with which it was chosen, in (0, 1]; ``model`` is "search"
    where the cook asked for it by name.
    """

    model_config = ConfigDict(frozen=True, defer_build=True)

    id: str
    happened: Happened
    household: str
    recipe: str
    at: AwareDatetime
    offer: str
    position: int = Field(default=0, ge=0)
    propensity: float | None = Field(default=None, gt=0, le=1)
    model: str = ""
    version: str = ""
    arm: str = ""
    reason: str = ""
    rating: int | None = Field(default=None, ge=1, le=5)
    circumstances: Circumstances | None = None

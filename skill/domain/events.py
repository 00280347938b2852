"""What happened to a recipe in a household: all that learning may see of it.

De-identified: ``household`` is a pseudonym made for learning alone (an HMAC of the store's
own key), recipes are ids of the catalogue, and nothing said or written is in it.
"""

from enum import StrEnum

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field

from skill.domain.recipes import Course, Meal, Season


class Happened(StrEnum):
    """What happened; ``taken`` is the conversion."""

    OFFERED = "offered"
    TAKEN = "taken"
    REFUSED = "refused"
    STARTED = "started"
    FINISHED = "finished"
    RATED = "rated"


class Circumstances(BaseModel):
    """What the pick knew of the moment.  ``filters`` counts hard wishes."""

    model_config = ConfigDict(frozen=True, defer_build=True)

    meal: Meal
    course: Course | None = None
    hour: int = Field(ge=0, le=23)
    weekday: int = Field(ge=0, le=6)
    season: Season
    filters: int = Field(default=0, ge=0)
    screen: bool = False
    returning: bool = False


class Event(BaseModel):
    """One thing that happened.  ``id`` makes it idempotent: the same id is the same event.

    ``offer`` is the id of the offering event that this one answers (its own, where it is an
    offer).  ``position`` is 0 for the spoken pick, then its place among the runners-up.
    ``propensity`` is the chance with which it was chosen, in (0, 1].
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

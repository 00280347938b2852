"""How far a household is through the recipe it is cooking, and through its list."""

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field


class Cooking(BaseModel):
    """The recipe on the stove.  ``step`` is -1 before the first step has been read.

    ``paused`` is set by "hold on": whoever goes on then hears the same step once more.
    ``offered`` is the pseudonym of the request that offered it.
    ``by`` is the pseudonym of the request that moved here: sent again, it moves no further.
    """

    model_config = ConfigDict(frozen=True, defer_build=True)

    recipe: str
    servings: int = Field(ge=1, le=50)
    step: int = -1
    started: AwareDatetime
    touched: AwareDatetime
    by: str = ""
    offered: str = ""
    paused: bool = False


class Ticked(BaseModel):
    """The places on a recipe's list, counted from 0, that the cook has ticked off."""

    model_config = ConfigDict(frozen=True, defer_build=True)

    recipe: str
    places: frozenset[int] = frozenset()
    at: AwareDatetime

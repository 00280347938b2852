"""How far a household is through the recipe it is cooking."""

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

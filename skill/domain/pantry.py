"""What is in the house, as far as the cook told it, and until when it keeps.

Foods are kept in the cook's words, so that what nobody else knows ("aunt May's relish") is
remembered too.  Which words name the same food is for the caller to say.
"""

from collections.abc import Callable, Iterable
from datetime import date, datetime

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field

from skill.domain.errors import SkillError

MOST = 150  # foods; a full kitchen holds fewer, and they are a tenth of the document
LONGEST = 60  # characters of a name

Same = Callable[[str, str], bool]


class Item(BaseModel):
    """One food in the house.  ``expires`` is the last day it is good, None if not said."""

    model_config = ConfigDict(frozen=True, defer_build=True)

    food: str = Field(min_length=1, max_length=LONGEST)
    noted: AwareDatetime
    expires: date | None = None


Pantry = tuple[Item, ...]


class PantryFullError(SkillError):
    """More foods were told of than are kept."""

    def __init__(self, most: int) -> None:
        super().__init__(f"the pantry holds {most} foods")
        self.most = most


def added(
    pantry: Pantry, foods: Iterable[str], now: datetime, expires: date | None, same: Same
) -> Pantry:
    """Return the pantry with foods in it; one that was there is there anew.

    A day that was told of a food before stays, unless another is told.

    Raises:
        PantryFullError: they are too many.
    """
    held = pantry
    for food in foods:
        name = food[:LONGEST].strip()
        known = [one for one in held if same(one.food, name)]
        until = expires or next((one.expires for one in known if one.expires), None)
        rest = tuple(one for one in held if one not in known)
        held = (*rest, Item(food=name, noted=now, expires=until))
    if len(held) > MOST:
        raise PantryFullError(MOST)
    return held


def removed(pantry: Pantry, foods: Iterable[str], same: Same) -> Pantry:
    """Return the pantry without these foods."""
    gone = tuple(foods)
    return tuple(one for one in pantry if not any(same(one.food, food) for food in gone))


def by_expiry(pantry: Pantry) -> Pantry:
    """Return the foods, what expires first before the rest, which the newest begin."""
    dated = sorted((one for one in pantry if one.expires), key=_until)
    others = [one for one in reversed(pantry) if one.expires is None]
    return (*dated, *others)


def _until(item: Item) -> tuple[date, str]:
    return item.expires or date.max, item.food

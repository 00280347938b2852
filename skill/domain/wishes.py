"""How what a cook asks of a recipe adds up over a conversation.

Two kinds of asking are kept apart.  A wish (a cuisine, a time, a food left out) may be
said anew and then replaces the old one.  A need (an allergy, a diet) said once stays for
the rest of the conversation, whatever else is asked.
"""

from collections.abc import Callable, Iterable
from datetime import timedelta
from operator import eq

from skill.domain.errors import SkillError
from skill.domain.food import Allergen, Diet
from skill.domain.household import Eaters
from skill.domain.recipes import Wishes

IsA = Callable[[str, str], bool]
SCALARS = ("meal", "course", "cuisine", "dish", "within_minutes", "servings")


class UncheckableError(SkillError):
    """Someone must not eat ``heard``, and it is none of the allergens Larder can check.

    ``food`` is set where the lexicon knows it as a food, which can be left out, no more;
    ``wishes`` is all else that was asked, so that the answer can go on from there.
    """

    def __init__(self, heard: str, food: str | None, wishes: Wishes) -> None:
        super().__init__(f"{heard!r} cannot be checked as an allergen")
        self.heard = heard
        self.food = food
        self.wishes = wishes


def needs(wishes: Wishes) -> Eaters:
    """Return what was said in this conversation that a recipe must keep."""
    return Eaters(allergies=wishes.allergies, diets=wishes.diets)


def begun(before: Wishes, asked: Wishes) -> Wishes:
    """Return the wishes of a fresh request: only the needs of the old ones stay."""
    return needed(asked, allergies=before.allergies, diets=before.diets)


def added(before: Wishes, asked: Wishes, is_of: IsA = eq) -> Wishes:
    """Return earlier wishes with newer ones laid over them; what is newer wins.

    ``is_of`` tells whether a cuisine is another, or of that region.
    """
    newer = {name: getattr(asked, name) for name in SCALARS if getattr(asked, name)}
    if not asked.cuisine and any(
        before.cuisine and is_of(before.cuisine, banned) for banned in asked.not_cuisines
    ):
        newer["cuisine"] = None
    wanted = [
        banned
        for banned in before.not_cuisines
        if asked.cuisine and is_of(asked.cuisine, banned)
    ]
    return needed(
        before.model_copy(
            update={
                **newer,
                "with_foods": _joined(before.with_foods, asked.with_foods, asked.without),
                "without": _joined(before.without, asked.without, asked.with_foods),
                "not_cuisines": _joined(before.not_cuisines, asked.not_cuisines, wanted),
                "easy": before.easy or asked.easy,
                "not_these": _joined(before.not_these, asked.not_these),
            }
        ),
        allergies=asked.allergies,
        diets=asked.diets,
    )


def needed(
    wishes: Wishes, *, allergies: Iterable[Allergen] = (), diets: Iterable[Diet] = ()
) -> Wishes:
    """Return the wishes with more needs.  Who cannot take lactose gets no milk at all."""
    every = wishes.diets | frozenset(diets)
    milk = {Allergen.MILK} if Diet.LOW_LACTOSE in every else set()
    return wishes.model_copy(
        update={"diets": every, "allergies": wishes.allergies.union(allergies, milk)}
    )


def quicker(wishes: Wishes, than: timedelta | None, at_most: timedelta | None) -> Wishes:
    """Return the wishes with less time: ``at_most``, or any time shorter than ``than``."""
    minutes = [m for m in (_below(than), _whole(at_most), wishes.within_minutes) if m]
    return wishes.model_copy(update={"within_minutes": min(minutes, default=None)})


def lacks(wishes: Wishes, foods: Iterable[str], is_a: IsA) -> Wishes:
    """Return the wishes without these foods, even where they had been wished for."""
    out = tuple(foods)
    kept = tuple(f for f in wishes.with_foods if not any(_is(f, o, is_a) for o in out))
    return wishes.model_copy(
        update={"with_foods": kept, "without": _joined(wishes.without, out)}
    )


def _is(food: str, other: str, is_a: IsA) -> bool:
    return food == other or is_a(food, other)


def _joined(
    old: tuple[str, ...], new: Iterable[str], gone: Iterable[str] = ()
) -> tuple[str, ...]:
    """Return both without repeats, in order, less what is gone."""
    taken_back = set(gone)
    return tuple(dict.fromkeys(x for x in (*old, *new) if x not in taken_back))


def _below(length: timedelta | None) -> int | None:
    """Return the most whole minutes that are less than ``length``, at least one."""
    if length is None:
        return None
    return max(1, -(-int(length.total_seconds()) // 60) - 1)


def _whole(length: timedelta | None) -> int | None:
    """Return the whole minutes that fit into ``length``, at least one."""
    return None if length is None else max(1, int(length.total_seconds()) // 60)

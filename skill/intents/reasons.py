"""The words for a reason and for a wish: from the recommender's values to prompts."""

from collections.abc import Callable, Iterable, Mapping
from datetime import timedelta

from skill.domain.recipes import Difficulty, Recipe, Wishes
from skill.recommender.cuisines import is_of_cuisine
from skill.recommender.groups import uses
from skill.recommender.reasons import Reason, Why
from skill.speech import reasons as say
from skill.speech import wishes as wish
from skill.speech.prompts import Prompt
from skill.speech.spoken import Many

QUICK = timedelta(minutes=30)  # from here on nobody would call it quick


def because(reason: Reason) -> Prompt:
    """Return the sentence for a reason."""
    match reason:
        case Reason(why=Why.USES_FOOD, food=str(food)):
            return say.UsesYour(food)
        case Reason(why=Why.QUICK, minutes=int(minutes)):
            time = timedelta(minutes=minutes)
            return say.IsQuick(time) if time <= QUICK else say.FitsTime(time)
        case Reason(why=Why.USES_UP, food=str(food), days=int(days)):
            return uses_up(food, days)
        case Reason(why=Why.AT_HAND, food=str(food)):
            return say.YouHave(food)
        case Reason(why=Why.CUISINE, cuisine=str(cuisine)):
            return say.OfCuisine(cuisine.title())
        case _:
            return _of_the_moment(reason)


def uses_up(food: str, days: int) -> Prompt:
    """Return the sentence for a food that should not be left lying."""
    if days == 0:
        return say.UsesUpToday(food)
    return say.UsesUpSoon(food) if days == 1 else say.UsesUp(food, Many(days, "days"))


def _of_the_moment(reason: Reason) -> Prompt:
    match reason:
        case Reason(why=Why.SEASON, season=season) if season is not None:
            return say.InSeason(season)
        case Reason(why=Why.MEAL, meal=meal) if meal is not None:
            return say.GoodFor(meal)
        case Reason(why=Why.NOT_HAD_LATELY):
            return say.NotHadLately()
        case Reason(why=Why.KEEPS_NEEDS):
            return say.FitsTable()
        case _:
            return say.IsPopular()


def broken_by(recipe: Recipe, wishes: Wishes, relaxed: Iterable[str]) -> dict[str, Prompt]:
    """Return the wishes that may be let go of and that a recipe truly does not keep.

    Each under its own words: another dish that is let go of is told anew.  Of several foods
    only those are told that it does not use.
    """
    missing = tuple(food for food in wishes.with_foods if not uses(recipe, food))
    most = timedelta(minutes=wishes.within_minutes or 0)
    kept = {
        "within": recipe.total <= most,
        "foods": not missing,
        "easy": recipe.difficulty is Difficulty.EASY,
        "cuisine": is_of_cuisine(recipe.cuisine, wishes.cuisine or ""),
    }
    lost = wishes.model_copy(update={"with_foods": missing})
    broken = [name for name in relaxed if not kept.get(name, False)]
    told = {name: wish_named(name, lost) for name in broken}
    words = {
        "foods": missing,
        "dish": (wishes.dish or "",),
        "cuisine": (wishes.cuisine or "",),
        "within": (str(wishes.within_minutes),),
    }
    return {" ".join((name, *words.get(name, ()))): p for name, p in told.items()}


def wish_named(name: str, wishes: Wishes) -> Prompt:
    """Return a field of ``Wishes`` ("within", "foods", "cuisine") as part of a sentence."""
    made: Mapping[str, Callable[[], Prompt]] = {
        "within": lambda: wish.WishTime(timedelta(minutes=wishes.within_minutes or 1)),
        "foods": lambda: wish.WishFoods(wishes.with_foods),
        "without": lambda: wish.WishWithout(wishes.without),
        "not_cuisines": lambda: wish.WishNot(tuple(map(str.title, wishes.not_cuisines))),
        "easy": wish.WishEasy,
    }
    if name in made:
        return made[name]()
    if name == "meal" and wishes.meal:
        return wish.WishMeal(wishes.meal)
    kinds = {
        "cuisine": (wishes.cuisine or "").title(),
        "course": wishes.course,
        "dish": wishes.dish,
    }
    return wish.WishKind(kinds.get(name) or name)

"""The words for a reason and for a wish: from the recommender's values to prompts."""

from datetime import timedelta

from skill.domain.recipes import Wishes
from skill.recommender.reasons import Reason, Why
from skill.speech import reasons as say
from skill.speech import wishes as wish
from skill.speech.prompts import Prompt

QUICK = timedelta(minutes=30)  # from here on nobody would call it quick


def because(reason: Reason) -> Prompt:
    """Return the sentence for a reason."""
    match reason:
        case Reason(why=Why.USES_FOOD, food=str(food)):
            return say.UsesYour(food)
        case Reason(why=Why.QUICK, minutes=int(minutes)):
            time = timedelta(minutes=minutes)
            return say.IsQuick(time) if time <= QUICK else say.FitsTime(time)
        case Reason(why=Why.CUISINE, cuisine=str(cuisine)):
            return say.OfCuisine(cuisine.title())
        case _:
            return _of_the_moment(reason)


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


def wish_named(name: str, wishes: Wishes) -> Prompt:
    """Return a field of ``Wishes`` ("within", "foods", "cuisine") as part of a sentence."""
    if name == "within":
        return wish.WishTime(timedelta(minutes=wishes.within_minutes or 1))
    if name == "foods":
        return wish.WishFoods(wishes.with_foods)
    if name == "without":
        return wish.WishWithout(wishes.without)
    if name == "meal" and wishes.meal:
        return wish.WishMeal(wishes.meal)
    if name == "easy":
        return wish.WishEasy()
    kinds = {
        "cuisine": (wishes.cuisine or "").title(),
        "course": wishes.course,
        "dish": wishes.dish,
    }
    return wish.WishKind(kinds.get(name) or name)

"""The features of a recipe in a moment, one at a time."""

from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from skill.domain.recipes import (
    Course,
    Ingredient,
    Meal,
    Recipe,
    Season,
    Step,
    Wishes,
)
from skill.recommender.reasons import Feature, Reason, Why, best
from skill.recommender.score import features, score
from skill.recommender.signals import read

TUESDAY = datetime(2026, 11, 24, 18, 0, tzinfo=ZoneInfo("America/New_York"))
SUNDAY = TUESDAY + timedelta(days=5)
STEW = Recipe(
    id="stew",
    title="Stew",
    meals=frozenset({Meal.DINNER}),
    course=Course.MAIN,
    cuisine="irish",
    total=timedelta(minutes=45),
    servings=4,
    ingredients=(Ingredient("1 pound carrots", "carrots", 1.0, "pound"),),
    steps=(Step("Simmer."),),
)


def worth(recipe: Recipe, now: datetime = TUESDAY, **wishes: object) -> float:
    """Return the score of a recipe at a moment."""
    return score(features(recipe, read(Wishes.model_validate(wishes), now)))


def test_popularity_alone_orders_equals() -> None:
    """All else equal, the better known comes first."""
    assert worth(replace(STEW, prior=0.9)) > worth(replace(STEW, prior=0.5))


def test_a_recipe_of_the_season_is_worth_more_than_one_out_of_it() -> None:
    """In November: autumn's, then one for all year, then summer's."""
    autumn = replace(STEW, seasons=frozenset({Season.AUTUMN}))
    summer = replace(STEW, seasons=frozenset({Season.SUMMER}))

    assert worth(autumn) > worth(STEW) > worth(summer)


def test_a_slow_recipe_waits_for_the_weekend() -> None:
    """Two hours and a half cost a Tuesday more than a Sunday."""
    slow = replace(STEW, total=timedelta(minutes=150))

    assert worth(slow, TUESDAY) < worth(STEW, TUESDAY)
    assert worth(slow, SUNDAY) == worth(STEW, SUNDAY)


def test_overnight_is_not_for_now() -> None:
    """Eight hours of chilling are no breakfast this morning, whatever the day."""
    overnight = replace(STEW, total=timedelta(hours=8))

    assert worth(overnight, SUNDAY) < worth(STEW, SUNDAY) - 1


def test_late_in_the_evening_it_is_short() -> None:
    """At nine, ninety minutes are too many."""
    late = SUNDAY.replace(hour=21)
    slow = replace(STEW, total=timedelta(minutes=90))

    assert worth(slow, late) < worth(STEW, late)


def test_another_meal_costs_but_does_not_forbid() -> None:
    """Filters forbid; the score only prefers."""
    breakfast = replace(STEW, meals=frozenset({Meal.BREAKFAST}))

    assert worth(breakfast) < worth(STEW)


def test_the_loudest_feature_gives_the_reason() -> None:
    """A feature against, or without words, gives none."""
    quick = Feature(0.5, Reason(Why.QUICK, minutes=20))
    season = Feature(0.7, Reason(Why.SEASON, season=Season.WINTER))

    assert best((quick, season, Feature(2.0))) == season.reason
    assert best((Feature(-1.0, quick.reason), Feature(3.0))) is None


def test_the_food_that_was_named_is_the_reason_in_the_cooks_word() -> None:
    """Because there are carrots to use, not because it is Tuesday."""
    found = features(STEW, read(Wishes(with_foods=("carrot",)), TUESDAY))

    assert best(found) == Reason(Why.USES_FOOD, food="carrot")


def test_what_was_had_long_ago_is_welcome_again() -> None:
    """Yesterday counts against it; a month ago speaks for it."""
    signals = read(Wishes(), TUESDAY)
    plain = score(features(STEW, signals))

    def had(days: int) -> float:
        return score(features(STEW, replace(signals, recently_taken={"stew": days})))

    assert had(1) < had(7) < plain < had(30)
    assert score(features(STEW, replace(signals, refused=frozenset({"stew"})))) < plain

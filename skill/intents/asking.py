"""What can be asked of a recipe in one breath, and how it reads as wishes."""

from collections.abc import Mapping
from contextlib import suppress
from datetime import timedelta
from typing import Annotated, ClassVar, cast

from pydantic import BeforeValidator, Field, model_validator

from skill.dialog import readings
from skill.dialog.people import Somebody
from skill.dialog.slots import ACourse, ADiet, AMeal, Count, Food, Length, Place, Slots
from skill.dialog.turn import RawSlot
from skill.domain.food import Allergen, Diet
from skill.domain.recipes import Wishes
from skill.domain.wishes import UncheckableError, needed
from skill.food.lexicon import canonical
from skill.intents.known import banned_in, foods_in, is_nothing
from skill.speech.allergies import TellTheRest
from skill.speech.prompts import Prompt
from skill.speech.spoken import AnyOf
from skill.speech.wishes import HowManyEat, HowMuchTime, WhichDiet, WhichMeal


def allergens_or_word(word: str) -> frozenset[Allergen] | str:
    """Return the allergens that a word or a list names, or it if it cannot be checked."""
    found, rest = allergens_among(word)
    return word if rest or not found else found


def allergens_among(heard: str) -> tuple[frozenset[Allergen], str]:
    """Return the allergens of a list that came as one value, and the words of no other."""
    left, found, rest = heard.split(), frozenset[Allergen](), []
    while left:
        sizes = range(min(LONGEST, len(left)), 0, -1)
        size = next((n for n in sizes if _named(" ".join(left[:n]))), 0)
        found |= _named(" ".join(left[:size]))
        rest += left[: 0 if size else 1]
        left = left[size or 1 :]
    while found and rest and rest[0].strip(",") in JOINERS:
        rest = rest[1:]
    while found and rest and rest[-1].strip(",") in JOINERS:
        rest = rest[:-1]
    return found, " ".join(rest)


def _named(word: str) -> frozenset[Allergen]:
    bare = word.strip(",")
    for one in (bare, bare.removesuffix("s")):
        with suppress(ValueError):
            return cast(frozenset[Allergen], readings.allergens(RawSlot("allergen", one)))
    return frozenset()


def allergic(raw: object) -> object:
    """Return the reading of an allergen slot; one that is typed already passes."""
    if not isinstance(raw, RawSlot):
        return raw
    try:
        return readings.allergens(raw)
    except ValueError:
        return allergens_or_word(str(readings.food(raw)))


Allergic = Annotated[frozenset[Allergen] | str, BeforeValidator(allergic)]
LONGEST = 3  # words of an allergen's name
JOINERS = frozenset({"and", "or", "nor", "to", "also", "plus", "any", "the", "all", ""})
COCKTAIL = "cocktail"
COCKTAILS = frozenset({COCKTAIL, "cocktails"})
"""Words for a drink with alcohol, which is otherwise not offered at every hour."""
MOST_HEADS = 50  # servings: more is a canteen, and pans are not sold for it
Heads = Annotated[Count, Field(ge=1, le=MOST_HEADS)]


class Allergies(Slots):
    """Slots of up to four allergens that one sentence tells of."""

    allergen: Allergic | None = None
    second_allergen: Allergic | None = None
    third_allergen: Allergic | None = None
    fourth_allergen: Allergic | None = None

    @property
    def heard(self) -> tuple[frozenset[Allergen] | str | None, ...]:
        """Return what was heard of allergies."""
        more = (self.third_allergen, self.fourth_allergen)
        return (self.allergen, self.second_allergen, *more)


class Asking(Allergies):
    """Slots of ``RecommendIntent`` and ``RefineIntent``."""

    asks: ClassVar[Mapping[str, Prompt]] = {
        "meal": WhichMeal(),
        "diet": WhichDiet(AnyOf(tuple(Diet))),
        "second_diet": WhichDiet(AnyOf(tuple(Diet))),
        "within": HowMuchTime(),
        "servings": HowManyEat(),
    }

    meal: AMeal | None = None
    course: ACourse | None = None
    cuisine: Food | None = None
    not_cuisine: Food | None = None
    second_not_cuisine: Food | None = None
    food: Food | None = None
    second_food: Food | None = None
    third_food: Food | None = None
    without: Food | None = None
    second_without: Food | None = None
    third_without: Food | None = None
    fourth_without: Food | None = None
    fifth_without: Food | None = None
    dish: Food | None = None
    diet: ADiet | None = None
    second_diet: ADiet | None = None
    within: Length | None = None
    servings: Heads | None = None

    @model_validator(mode="before")
    @classmethod
    def _name_a_cocktail(cls, heard: object) -> object:
        """Return the slots with the cocktail that stands for a drink named as a dish."""
        if not isinstance(heard, Mapping) or "dish" in heard:
            return heard
        meal = heard.get("meal")
        if isinstance(meal, RawSlot) and (meal.value or "").lower() in COCKTAILS:
            return {**heard, "dish": RawSlot("dish", COCKTAIL)}
        return heard

    @property
    def banned(self) -> tuple[str | None, ...]:
        """Return what was heard of foods to be left out."""
        more = (self.third_without, self.fourth_without, self.fifth_without)
        return (self.without, self.second_without, *more)

    @property
    def overfull(self) -> tuple[Prompt, ...]:
        """Return what is said where a list of allergies may have been longer than heard."""
        return (TellTheRest(),) if self.fourth_allergen is not None else ()

    def wishes(self) -> Wishes:
        """Return what was asked, foods by the lexicon's names.

        Raises:
            UncheckableError: an allergy was named that there is no check for.
        """
        foods = (self.food, self.second_food, self.third_food)
        without = banned_in(self.banned)
        wished = Wishes(
            meal=self.meal,
            course=self.course,
            cuisine=self.cuisine,
            dish=self.dish,
            with_foods=foods_in(f for f in foods if f and f not in without),
            without=without,
            not_cuisines=tuple(
                one for one in (self.not_cuisine, self.second_not_cuisine) if one
            ),
            within_minutes=minutes(self.within),
            servings=self.servings,
        )
        diets = [diet for diet in (self.diet, self.second_diet) if diet]
        known = (one for one in self.heard if isinstance(one, frozenset))
        wished = needed(wished, allergies=frozenset().union(*known), diets=diets)
        for one in self.heard:
            if isinstance(one, str) and not is_nothing(one):
                raise UncheckableError(one, canonical(one), wished)
        return wished


class Answer(Slots):
    """A bare answer to "what would you like?": a food, a meal, a cuisine, a time.

    ``name`` is what timers are called by: "lasagne" is a dish as well.  ``ordinal`` is the
    place of an earlier offer.  With a ``person`` it may be a question: is it for my son?
    """

    food: Food | None = None
    meal: AMeal | None = None
    cuisine: Food | None = None
    diet: ADiet | None = None
    allergen: Allergic | None = None
    duration: Length | None = None
    name: Food | None = None
    ordinal: Place | None = None
    person: Somebody | None = None

    def asked(self) -> Asking:
        """Return the answer as what was asked."""
        return Asking(
            food=self.food,
            meal=self.meal,
            cuisine=self.cuisine,
            diet=self.diet,
            allergen=self.allergen,
            within=self.duration,
            dish=self.name,
        )


def minutes(length: timedelta | None) -> int | None:
    """Return the whole minutes that fit into a length, at least one."""
    return None if length is None else max(1, int(length.total_seconds()) // 60)

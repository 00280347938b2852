"""What is in a recipe, how much of it, and for how many."""

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction
from typing import ClassVar

from skill.catalog.words import words
from skill.dialog.reply import Elicit, Reply
from skill.dialog.router import on, when
from skill.dialog.services import Services
from skill.dialog.session import Awaiting
from skill.dialog.slots import Food, NoSlots, Slots
from skill.dialog.turn import Turn
from skill.domain.amounts import Amount, amounts
from skill.domain.recipes import Ingredient, Recipe
from skill.intents import shown
from skill.intents.asking import MOST_HEADS, Heads
from skill.intents.at_hand import AtHand, at_hand, moved_to, told
from skill.recommender.groups import uses
from skill.speech import contents as say
from skill.speech.amounts import Bare
from skill.speech.prompts import Prompt
from skill.speech.spoken import Many
from skill.speech.wishes import HowManyEat

TIMES: Mapping[str, Fraction] = {
    "DoubleIntent": Fraction(2),
    "TripleIntent": Fraction(3),
    "HalveIntent": Fraction(1, 2),
}
AT_ONCE = 5  # ingredients a cook can keep in mind; with one more the list is read whole


class HowMuch(Slots):
    """Slots of ``HowMuchIntent``."""

    asks: ClassVar[Mapping[str, Prompt]] = {"food": say.HowMuchOfWhat()}

    food: Food


class Servings(Slots):
    """Slots of ``ServingsIntent``."""

    asks: ClassVar[Mapping[str, Prompt]] = {"servings": HowManyEat()}

    servings: Heads | None = None


@when("IngredientsIntent")
def ingredients(turn: Turn, slots: NoSlots, services: Services) -> Reply:
    """Read the list from its beginning, a few at a time."""
    return read_from(0, turn, services)


read_first = when("AMAZON.YesIntent", awaiting="ingredients_first")(ingredients.answer)


@when("AMAZON.YesIntent", awaiting="more_ingredients")
def go_on(turn: Turn, slots: NoSlots, services: Services) -> Reply:
    """Read the next few of the list."""
    return read_from(turn.session.heard("more_ingredients"), turn, services)


next_few = when("AMAZON.NextIntent", awaiting="more_ingredients")(go_on.answer)
more = when("AMAZON.MoreIntent", awaiting="more_ingredients")(go_on.answer)


@when("AMAZON.NoIntent", awaiting="more_ingredients")
def enough(turn: Turn, slots: NoSlots, services: Services) -> Reply:
    """Stop reading, and come back to the recipe."""
    return told(at_hand(turn, services), turn.session, say.Enough())


def read_from(start: int, turn: Turn, services: Services) -> Reply:
    """Return the list from one place on; a rest of one is read along."""
    hand = at_hand(turn, services)
    every = amounts(hand.recipe, hand.servings)
    end = len(every) if start + AT_ONCE + 1 >= len(every) else start + AT_ONCE
    part = every[start:end]
    reply = told(hand, turn.session, _listed(hand, part, start, end == len(every)))
    screen = shown.ingredients(hand, turn)
    if end == len(every):
        return reply.but(show=screen)
    awaiting = Awaiting(kind="more_ingredients", data={"from": end})
    return reply.but(ask=say.HearMore(), again=None, awaiting=awaiting, show=screen)


def _listed(hand: AtHand, part: tuple[Amount, ...], start: int, last: bool) -> Prompt:
    """Return the words for a part of the list."""
    if start == 0:
        count = Many(len(hand.recipe.ingredients), "ingredients")
        return say.IngredientsStart(count, Many(hand.servings, "servings"), part)
    return say.IngredientsEnd(part) if last else say.IngredientsGoOn(part)


@on("HowMuchIntent", slots=HowMuch)
def how_much(turn: Turn, slots: HowMuch, services: Services) -> Reply:
    """Say how much of a food: of cheese, where the list has parmesan."""
    hand = at_hand(turn, services)
    found = lines_with(slots.food, hand.recipe, hand.servings)
    if not found:
        missing = say.NotInRecipe(slots.food, hand.recipe.title)
        return told(hand, turn.session, missing)
    if all(one.quantity is None for one in found):
        return told(hand, turn.session, say.ToTaste(found[0].food))
    return told(hand, turn.session, say.SoMuch(tuple(Bare(one) for one in found)))


def lines_with(food: str, recipe: Recipe, servings: int) -> tuple[Amount, ...]:
    """Return the amounts of every line that has the food, or a kind of it."""
    every = amounts(recipe, servings)
    return tuple(every[place] for place in places_with(food, recipe))


def places_with(food: str, recipe: Recipe) -> tuple[int, ...]:
    """Return where the list has the food by its name or, without that, a kind of it."""
    listed = tuple(enumerate(recipe.ingredients))
    exact = tuple(place for place, one in listed if _same(one.food, food))
    return exact or tuple(p for p, one in listed if uses(_alone(one, recipe), food))


def _same(name: str, food: str) -> bool:
    return words(name) == words(food) != ()


def _alone(one: Ingredient, recipe: Recipe) -> Recipe:
    """Return a recipe of this one ingredient."""
    return replace(recipe, title="", ingredients=(one,), foods=frozenset())


@on("ServingsIntent", slots=Servings)
def servings(turn: Turn, slots: Servings, services: Services) -> Reply:
    """Cook for so many from here on, and say the first of the new amounts.

    Without a number, say for how many it is.
    """
    hand = at_hand(turn, services)
    if slots.servings is None:
        made = Many(hand.servings, "servings")
        return told(hand, turn.session, say.MakesServings(hand.choice, made))
    return _cooked_for(slots.servings, hand, turn, services)


@when(*TIMES)
def so_many_times(turn: Turn, slots: NoSlots, services: Services) -> Reply:
    """Cook twice as much as now, or half; half of three servings are two."""
    hand = at_hand(turn, services)
    wanted = max(1, int(hand.servings * TIMES[turn.name] + Fraction(1, 2)))
    if wanted > MOST_HEADS:
        return Reply(ask=HowManyEat(), elicit=Elicit("servings", "ServingsIntent"))
    return _cooked_for(wanted, hand, turn, services)


def _cooked_for(heads: int, hand: AtHand, turn: Turn, services: Services) -> Reply:
    """Cook for so many from here on, and say the first of the new amounts."""
    wishes = turn.session.wishes.model_copy(update={"servings": heads})
    now = replace(hand, servings=heads)
    if hand.cooking is not None:
        now = moved_to(hand, {"servings": heads}, turn, services)
    every = amounts(now.recipe, now.servings)
    whole = len(every) <= AT_ONCE + 1
    first = tuple(Bare(one) for one in (every if whole else every[:AT_ONCE]))
    kind = say.ServingsSet if whole else say.ServingsBegin
    said = kind(Many(heads, "servings"), first)
    screen = shown.ingredients(now, turn)
    return told(now, turn.session.but(wishes=wishes), said).but(show=screen)

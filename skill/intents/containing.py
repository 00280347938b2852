"""What a recipe contains, by its labels: never that it is safe."""

from collections.abc import Mapping
from typing import ClassVar

from skill.catalog.words import words
from skill.dialog.people import Somebody
from skill.dialog.readings import is_filled
from skill.dialog.reply import Elicit, Reply
from skill.dialog.router import on
from skill.dialog.services import Services
from skill.dialog.slots import ADiet, Food, Slots
from skill.dialog.turn import Turn
from skill.domain.food import Allergen, Diet, Presence
from skill.domain.recipes import Recipe
from skill.domain.stove import on_stove
from skill.food.gate import Refusal, clear
from skill.food.labels import of_recipe
from skill.food.verdicts import Label
from skill.intents import for_whom
from skill.intents.asking import Allergic, allergens_or_word
from skill.intents.at_hand import at_hand, table, told
from skill.intents.contents import lines_with
from skill.intents.known import is_food
from skill.intents.recheck import back_to_it
from skill.speech import contents as say
from skill.speech.amounts import Bare
from skill.speech.prompts import Prompt
from skill.speech.recipes import NoSuchDish, checked, told_line, trouble
from skill.speech.spoken import AnyOf
from skill.speech.wishes import WhichDiet


class DoesItContain(Slots):
    """Slots of ``DoesItContainIntent``."""

    asks: ClassVar[Mapping[str, Prompt]] = {"diet": WhichDiet(AnyOf(tuple(Diet)))}

    allergen: Allergic | None = None
    food: Food | None = None
    diet: ADiet | None = None
    dish: Food | None = None
    person: Somebody | None = None


@on("DoesItContainIntent", slots=DoesItContain)
def does_it_contain(turn: Turn, slots: DoesItContain, services: Services) -> Reply:
    """Say what the list is known to contain, by its labels; never that it is safe.

    Where nothing is named and needs are kept, it is what was checked.  A dish that is
    named is looked up, and a food that is asked about itself is ("is ghee dairy free");
    the recipe that is talked of stays on the table.

    Raises:
        NoRecipeChosenError: no recipe is talked of, and no dish was named.
    """
    if slots.person:
        return _for_whom(turn, slots, services, slots.person)
    if name := _named_like_it(turn, services):
        nameless = slots.model_copy(update={"allergen": None})
        return _for_whom(turn, nameless, services, name)
    if slots.dish and not _is_talked_of(slots.dish, turn, services):
        return _about(slots.dish, turn, slots, services)
    if slots.food and not slots.dish and (of_it := _of_the_food(slots.food, slots)):
        return back_to_it(turn, services, *of_it)
    hand = at_hand(turn, services)
    said = _contains(hand.recipe, hand.servings, slots) or checked(hand.choice)
    if not said:
        return Reply(ask=say.ContainWhat(), elicit=Elicit("food"))
    return told(hand, turn.session, *said)


def _named_like_it(turn: Turn, services: Services) -> str | None:
    """Return who is called what was heard for an allergen: "is it ok for Barley"."""
    heard = turn.slots.get("allergen")
    if heard is None or not is_filled(heard):
        return None
    said = (heard.value or "").strip().casefold()
    people = services.household(turn.household, turn.now).people
    return next((one.name for one in people if one.name.casefold() == said), None)


def _for_whom(turn: Turn, slots: DoesItContain, services: Services, name: str) -> Reply:
    """Return whether what was asked about is for somebody: a food, a dish, or this.

    "The soup" is the one that is talked of, and not what soups have in common.
    """
    named = slots.food or slots.dish
    if named and _is_talked_of(named, turn, services):
        return for_whom.of_this(turn, services, name)
    for slot, heard in (("food", slots.food), ("allergen", slots.allergen)):
        if heard:
            return for_whom.of_food(turn, services, for_whom.said_as(turn, slot), name)
    if slots.dish:
        return for_whom.of_dish(turn, services, slots.dish, name)
    return for_whom.of_this(turn, services, name)


def _contains(recipe: Recipe, servings: int, slots: DoesItContain) -> tuple[Prompt, ...]:
    """Return what is known of what was asked for; nothing where nothing was."""
    food = slots.allergen or (slots.food and allergens_or_word(slots.food))
    kept = (keeps(recipe, slots.diet),) if slots.diet else ()
    if isinstance(food, frozenset):
        return (has(recipe, food), *kept)
    return (*has_food(recipe, servings, food), *kept) if food else kept


def _of_the_food(food: str, slots: DoesItContain) -> tuple[Prompt, ...]:
    """Return what is known of a food by its name; nothing where no need was named.

    The answer must not be of the recipe, which may keep what the food breaks.
    """
    label = of_recipe(food, [food])
    if isinstance(slots.allergen, frozenset):
        return (_food_has(food, slots.allergen, label),)
    if slots.diet is None:
        return ()
    presence = label.diet(slots.diet)
    if presence is Presence.FREE:
        return (say.FoodKeepsDiet(food, slots.diet),)
    kind = say.FoodMayBreakDiet
    return (
        (say.FoodBreaksDiet if presence is Presence.CONTAINS else kind)(food, slots.diet),
    )


def _food_has(food: str, allergens: frozenset[Allergen], label: Label) -> Prompt:
    """Return which of the allergens a food has, or may have."""
    for presence in (Presence.CONTAINS, Presence.UNKNOWN, Presence.MAY):
        found = tuple(a for a in sorted(allergens) if label.allergen(a) is presence)
        if found:
            kind = say.FoodHas if presence is Presence.CONTAINS else say.FoodMayHave
            return kind(food, found)
    return say.FoodDoesNotName(food, AnyOf(tuple(sorted(allergens))))


def _is_talked_of(dish: str, turn: Turn, services: Services) -> bool:
    """Return whether a dish is the recipe on offer or on the stove."""
    cooking = on_stove(services.household(turn.household, turn.now), turn.now)
    talked_of = turn.session.offer or (cooking.recipe if cooking else "")
    recipe = services.catalog.get(talked_of)
    return recipe is not None and set(words(dish)) <= set(words(recipe.title))


def _about(dish: str, turn: Turn, slots: DoesItContain, services: Services) -> Reply:
    """Return what a dish contains, by its title, and come back to what was talked of.

    Of a dish that is not known nothing is said, unless it is a food ("is ghee dairy
    free"): the answer must never be of another one.
    One that the table must not have is told to be so, whatever was asked.
    """
    recipe = next(iter(services.catalog.find(dish, 1)), None)
    if recipe is None:
        of_it = _of_the_food(dish, slots) if is_food(dish) else ()
        return back_to_it(turn, services, *(of_it or (NoSuchDish(dish),)))
    said = _contains(recipe, recipe.servings, slots)
    if not said:
        return Reply(ask=say.ContainWhat(), elicit=Elicit("food"))
    household = services.household(turn.household, turn.now)
    verdict = clear(recipe, table(household, turn.session.wishes, turn))
    warned = (trouble(verdict),) if isinstance(verdict, Refusal) else ()
    return back_to_it(turn, services, say.AboutDish(recipe.title), *said, *warned)


def has(recipe: Recipe, allergens: frozenset[Allergen]) -> Prompt:
    """Return whether the recipe contains any of the allergens, and in which line."""
    presence, found, line = _worst(recipe, allergens)
    if presence is Presence.FREE:
        return say.DoesNotName(AnyOf(tuple(sorted(allergens))))
    kind = say.HasIt if presence is Presence.CONTAINS else say.MayHaveIt
    return kind(line, found)


def _worst(
    recipe: Recipe, allergens: frozenset[Allergen]
) -> tuple[Presence, tuple[Allergen, ...], str]:
    """Return the worst that is known, of which of the allergens, and from which line."""
    label = label_of(recipe)
    for presence in (Presence.CONTAINS, Presence.UNKNOWN, Presence.MAY):
        found = tuple(a for a in sorted(allergens) if label.allergen(a) is presence)
        if found:
            return presence, found, _line(label, found[0], recipe)
    return Presence.FREE, (), ""


def keeps(recipe: Recipe, diet: Diet) -> Prompt:
    """Return whether the recipe keeps a diet, and which line speaks against it."""
    label = label_of(recipe)
    presence = label.diet(diet)
    if presence is Presence.FREE:
        return say.KeepsDiet(diet)
    kind = say.BreaksDiet if presence is Presence.CONTAINS else say.MayBreakDiet
    return kind(_line(label, diet, recipe), diet)


def has_food(recipe: Recipe, servings: int, food: str) -> tuple[Prompt, ...]:
    """Return whether the list has a food or a kind of it.

    Who asks for walnuts may ask because of an allergy: where walnuts are not in the list
    but pecans are, the tree nuts are told as well.
    """
    if found := lines_with(food, recipe, servings):
        return (say.HasFood(tuple(Bare(one) for one in found)),)
    if not is_food(food):
        return (say.UnknownFood(food),)
    own = of_recipe(food, [food])
    brought = frozenset(a for a in Allergen if own.allergen(a) is Presence.CONTAINS)
    presence, also, line = _worst(recipe, brought)
    if presence is Presence.FREE:
        return (say.HasNoFood(food),)
    kind = say.AlsoHas if presence is Presence.CONTAINS else say.AlsoMayHave
    return say.HasNoFood(food), kind(line, also)


def label_of(recipe: Recipe) -> Label:
    """Return what is known of the recipe."""
    lines = [one.line for one in recipe.ingredients]
    return of_recipe(recipe.title, lines, [s.text for s in recipe.steps], recipe.lang)


def _line(label: Label, need: Allergen | Diet, recipe: Recipe) -> str:
    line = next((one.line for one in label.because(need)), recipe.title)
    return told_line(recipe, line)

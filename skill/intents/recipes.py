"""Asking for a recipe, and taking the one on offer."""

from collections.abc import Mapping
from typing import ClassVar

from skill.catalog.catalog import Catalog
from skill.dialog.reply import Reply
from skill.dialog.router import on, when
from skill.dialog.services import Services
from skill.dialog.session import Awaiting
from skill.dialog.slots import NoSlots, Slots, Text
from skill.dialog.turn import Turn
from skill.domain.food import Diet
from skill.domain.household import Household
from skill.domain.recipes import Recipe, Wishes
from skill.domain.wishes import added, begun
from skill.food.gate import Cleared, clear
from skill.food.lexicon import names_in
from skill.intents import shown
from skill.intents.asking import Asking
from skill.intents.at_hand import AtHand, at_hand, table, taken_up, told
from skill.intents.doubted import doubted, unanswered, with_or_without
from skill.intents.known import ask_again, known
from skill.intents.moment import signals_of
from skill.intents.offers import Request, offer, put_forward
from skill.intents.reasons import because
from skill.recommender.reasons import Reason, Why, best
from skill.recommender.score import features
from skill.speech import recipes as say
from skill.speech.cooking import StepTakes
from skill.speech.prompts import Prompt
from skill.speech.recipes import checked, trouble
from skill.speech.spoken import Many
from skill.store.protocol import update

HINTED = "hinted_needs"
"""The note that a household has heard how to have its needs remembered."""

LOOKED_AT = 20  # recipes of a name that the gate is asked about
MOST_FOODS = 2  # of a dish that is not known, to find something like it


class FindDish(Slots):
    """Slots of ``FindDishIntent``."""

    asks: ClassVar[Mapping[str, Prompt]] = {"query": say.WhichDish()}

    query: Text


@on("RecommendIntent", slots=Asking)
def recommend(turn: Turn, slots: Asking, services: Services) -> Reply:
    """Offer one recipe; the needs said before in this conversation stay.

    A food that nobody knows is said to be unknown; if it was all that was asked, what is
    wanted is asked again.
    """
    asked, unknown = known(slots.wishes(), services.catalog)
    wishes = begun(unanswered(turn), asked)
    if unknown and asked == Wishes():
        return ask_again(turn, unknown)
    if foods := doubted(asked):
        return with_or_without(turn, wishes, foods, allergic=bool(asked.allergies))
    return offer(turn, services, Request(wishes, before=(*slots.overfull, *unknown)))


@when("SurpriseMeIntent")
def surprise_me(turn: Turn, slots: NoSlots, services: Services) -> Reply:
    """Offer one that is less expected, within all that was asked."""
    request = Request(turn.session.wishes, say.OfferedSurprise, surprise=True)
    return offer(turn, services, request)


@when("AMAZON.YesIntent", awaiting="suggest")
def suggest(turn: Turn, slots: NoSlots, services: Services) -> Reply:
    """Pick one, since there was none to talk about."""
    return offer(turn, services, Request(turn.session.wishes))


@on("FindDishIntent", slots=FindDish)
def find_dish(turn: Turn, slots: FindDish, services: Services) -> Reply:
    """Offer the recipe of that name, or say what is wrong with it and offer the nearest."""
    household = services.household(turn.household, turn.now)
    eaters = table(household, unanswered(turn), turn)
    verdicts = [clear(one, eaters) for one in services.catalog.find(slots.query, LOOKED_AT)]
    wishes = begun(unanswered(turn), Wishes())
    if not verdicts:
        kindred = _kindred(slots.query, services.catalog)
        missing = say.NoSuchDish(slots.query)
        if kindred == Wishes():
            return offer(turn, services, Request(wishes, before=(missing,)))
        return _instead(turn, services, added(wishes, kindred), missing)
    if len(verdicts) > 1:
        wishes = added(wishes, Wishes(dish=slots.query.lower()))
    found = verdicts[0]
    if isinstance(found, Cleared):
        return _this_one(turn, household, Request(wishes, say.ThisOne), found)
    safe = next((one for one in verdicts if isinstance(one, Cleared)), None)
    if safe is None:
        reply = _instead(turn, services, _like(found.recipe, wishes), trouble(found))
        asked = (reply.remember or turn.session).but(wishes=wishes)
        return reply.but(remember=asked)  # of its kind was our idea, not a wish
    request = Request(wishes, say.OfferedInstead, before=(trouble(found),))
    return _this_one(turn, household, request, safe)


def is_used(food: str, catalog: Catalog) -> bool:
    """Return whether any recipe uses the food."""
    from skill.recommender.food_rows import rows_of_foods

    return rows_of_foods(catalog).is_used(food)


def _kindred(query: str, catalog: Catalog) -> Wishes:
    """Return wishes for a dish called by some of the words, the last before the first.

    There are no smash burgers, but burgers.  Without such a dish it is the foods named.
    """
    said = query.lower().split()
    shorter = (
        (at, at + size)
        for size in range(len(said) - 1, 0, -1)
        for at in range(len(said) - size, -1, -1)
    )
    for first, last in shorter:
        part = " ".join(said[first:last])
        if catalog.titles(part):
            return Wishes(dish=part)
    named = (one for one in names_in(query) if is_used(one, catalog))
    return Wishes(with_foods=tuple(named)[:MOST_FOODS])


def _this_one(turn: Turn, household: Household, request: Request, choice: Cleared) -> Reply:
    reply = put_forward(turn, household, request, choice)
    return reply.but(say=(*reply.prompts, *checked(choice)))


def _like(recipe: Recipe, wishes: Wishes) -> Wishes:
    """Return wishes for something of the same kind."""
    return added(wishes, Wishes(course=recipe.course, cuisine=recipe.cuisine))


def _instead(turn: Turn, services: Services, wishes: Wishes, before: Prompt) -> Reply:
    request = Request(wishes, say.OfferedInstead, before=(before,))
    return offer(turn, services, request)


@when("TakeRecipeIntent")
def take(turn: Turn, slots: NoSlots, services: Services) -> Reply:
    """Put the recipe on the stove, and ask whether to go through the list first."""
    hand = taken_up(turn, services)
    count = Many(len(hand.recipe.ingredients), "ingredients")
    chosen = say.Chosen(hand.choice, count, Many(hand.servings, "servings"))
    return Reply(
        say=(chosen, *_how_to_keep(hand, turn, services)),
        ask=say.IngredientsFirst(),
        awaiting=Awaiting(kind="ingredients_first"),
        show=shown.offer(hand.choice, hand.servings, turn),
        happened=hand.happened,
        remember=turn.session.but(topic="cooking", offer=None),
    )


def _how_to_keep(hand: AtHand, turn: Turn, services: Services) -> tuple[Prompt, ...]:
    """Return, once for a household, how to have a need of this talk remembered."""
    kept = hand.household.eaters(turn.now)
    allergies = sorted(turn.session.wishes.allergies - kept.allergies)
    diets = sorted(turn.session.wishes.diets - kept.diets - {Diet.LOW_LACTOSE})
    if HINTED in hand.household.notes or not (allergies or diets):
        return ()
    update(services.store, turn.household, _hinted, now=turn.now)
    if allergies:
        return (say.KeepAllergy(allergies[0]),)
    return (say.KeepDiet(diets[0]),)


def _hinted(household: Household) -> Household:
    return household.model_copy(update={"notes": {**household.notes, HINTED: "yes"}})


yes_make_it = when("AMAZON.YesIntent", awaiting="offer")(take.answer)


@when("WhyThisIntent")
def why_this(turn: Turn, slots: NoSlots, services: Services) -> Reply:
    """Say what speaks for the recipe now, and what its ingredients were checked for."""
    hand = at_hand(turn, services)
    signals = signals_of(turn, turn.session.wishes, hand.household)
    reason = best(features(hand.recipe, signals))
    meal = min(hand.recipe.meals, default=None)
    said = because(reason or Reason(Why.MEAL, meal=meal))
    return told(hand, turn.session, said, *checked(hand.choice))


@when("HowLongIntent")
def how_long(turn: Turn, slots: NoSlots, services: Services) -> Reply:
    """Say how long it takes and, where that is less, how much of it is work.

    At a step that has a time of its own, it is that time.
    """
    hand = at_hand(turn, services)
    step = hand.recipe.steps[hand.place] if hand.cooking and hand.place >= 0 else None
    if step is not None and step.timer is not None:
        return told(hand, turn.session, StepTakes(step.timer))
    whole, active = hand.recipe.total, hand.recipe.active
    if active is None or active >= whole:
        return told(hand, turn.session, say.TakesTime(hand.choice, whole))
    said = say.TakesTimeAndWork(hand.choice, whole, active)
    return told(hand, turn.session, said)

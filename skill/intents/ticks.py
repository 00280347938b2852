"""Ticking off what is ready on the list of a recipe, by voice and by touch, and back."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import ClassVar

from skill.dialog.reply import SILENCE, Reply
from skill.dialog.router import on, when
from skill.dialog.services import Services
from skill.dialog.slots import Count, NoSlots, OwnWords, Place, Slots
from skill.dialog.turn import Turn
from skill.domain.household import Household
from skill.domain.recipes import Recipe
from skill.domain.ticks import ticked, ticked_off, unticked
from skill.intents import shown
from skill.intents.at_hand import AtHand, at_hand, told
from skill.intents.contents import places_with
from skill.intents.known import foods_in
from skill.speech import ticks as say
from skill.speech.contents import NotInRecipe
from skill.speech.cooking import Again, Speech
from skill.speech.prompts import Prompt
from skill.speech.spoken import Many
from skill.store.protocol import update

Change = Callable[[Household, str, Iterable[int], datetime], Household]
TOUCH = "Alexa.Presentation.APL.UserEvent"
STAYS = frozenset({"ingredients_first", "more_ingredients"})
"""Questions about the list itself: ticking something off does not answer them."""
SAID = 3  # foods named back; of more it is how many


class Which(Slots):
    """Slots of ``TickIntent`` and ``UntickIntent``: foods, a place, or the first few."""

    asks: ClassVar[Mapping[str, Prompt]] = {
        name: say.TickWhat()
        for name in ("food", "second_food", "third_food", "number", "ordinal", "count")
    }

    food: OwnWords | None = None
    second_food: OwnWords | None = None
    third_food: OwnWords | None = None
    number: Count | None = None
    ordinal: Place | None = None
    count: Count | None = None

    @property
    def foods(self) -> tuple[str, ...]:
        """Return the foods that were named; "it" and "nothing" name none."""
        heard = (self.food, self.second_food, self.third_food)
        return foods_in(food for food in heard if food)

    def places(self, recipe: Recipe) -> tuple[int, ...]:
        """Return the places meant, counted from 0; none that the list does not have."""
        most = len(recipe.ingredients)
        if self.foods:
            return places_named(self.foods, recipe)
        if self.count is not None:
            return tuple(range(self.count)) if self.count <= most else ()
        place = self.ordinal if self.ordinal is not None else self.number
        if place == -1:
            place = most
        return (place - 1,) if place is not None and 1 <= place <= most else ()


def places_named(foods: Iterable[str], recipe: Recipe) -> tuple[int, ...]:
    """Return where the list has these foods, or a kind of them; each place once."""
    found = (place for food in foods for place in places_with(food, recipe))
    return tuple(dict.fromkeys(found))


@on("TickIntent", "UntickIntent", slots=Which)
def tick(turn: Turn, slots: Which, services: Services) -> Reply:
    """Tick off what is ready, or put back on the list what is not ready after all."""
    back = turn.name == "UntickIntent"
    if turn.kind == TOUCH:
        return _on_the_glass(turn, slots, services, unticked if back else ticked)
    hand = at_hand(turn, services)
    places = slots.places(hand.recipe)
    if not places:
        return told(hand, turn.session, *_unclear(slots, hand))
    reply = (put_back if back else tick_off)(hand, places, turn, services)
    return reply.but(say=(*reply.prompts, *strange(slots.foods, hand.recipe)))


def strange(foods: Iterable[str], recipe: Recipe) -> tuple[Prompt, ...]:
    """Return which of several foods the list does not have: "the flour and the eggs"."""
    lacking = (food for food in foods if not places_with(food, recipe))
    return tuple(NotInRecipe(food, recipe.title) for food in lacking)


@when("TickAllIntent")
def tick_all(turn: Turn, slots: NoSlots, services: Services) -> Reply:
    """Tick off the whole list."""
    hand = at_hand(turn, services)
    return tick_off(hand, range(len(hand.recipe.ingredients)), turn, services)


@on("TickAllButIntent", slots=Which)
def tick_all_but(turn: Turn, slots: Which, services: Services) -> Reply:
    """Tick off the whole list but for what is named; nothing where that is not on it."""
    hand = at_hand(turn, services)
    stay = slots.places(hand.recipe)
    unknown = strange(slots.foods, hand.recipe)
    if not stay or unknown:
        return told(hand, turn.session, *_unclear(slots, hand))
    recipe, every = hand.recipe, range(len(hand.recipe.ingredients))

    def all_but(kept: Household) -> Household:
        rest = unticked(kept, recipe.id, stay, turn.now)
        return ticked(rest, recipe.id, set(every) - set(stay), turn.now)

    household = update(services.store, turn.household, all_but, now=turn.now)
    left: Prompt = say.AllButSome(Many(len(stay), "ingredients"))
    if len(stay) <= SAID:
        left = say.AllBut(_names(recipe, stay))
    return _shown(replace(hand, household=household), turn, left)


@when("UntickAllIntent")
def untick_all(turn: Turn, slots: NoSlots, services: Services) -> Reply:
    """Begin the list anew."""
    hand = at_hand(turn, services)
    return put_back(hand, range(len(hand.recipe.ingredients)), turn, services)


def tick_off(hand: AtHand, places: Iterable[int], turn: Turn, services: Services) -> Reply:
    """Tick off places of the list, and say how many are left."""
    which = tuple(places)
    recipe = hand.recipe
    household = update(
        services.store,
        turn.household,
        lambda kept: ticked(kept, recipe.id, which, turn.now),
        now=turn.now,
    )
    done = ticked_off(household, recipe.id, turn.now)
    left = len(recipe.ingredients) - len(done)
    said: Prompt = say.AllTicked()
    if left:
        said = say.TickedSome(Many(len(which), "ingredients"), Many(left, "ingredients"))
        if len(which) <= SAID:
            said = say.Ticked(_names(recipe, which), Many(left, "ingredients"))
    return _shown(replace(hand, household=household), turn, said)


def put_back(hand: AtHand, places: Iterable[int], turn: Turn, services: Services) -> Reply:
    """Put places back on the list."""
    which = tuple(places)
    recipe = hand.recipe
    household = update(
        services.store,
        turn.household,
        lambda kept: unticked(kept, recipe.id, which, turn.now),
        now=turn.now,
    )
    said: Prompt = say.AllBack()
    if len(which) <= SAID:
        said = say.Back(_names(recipe, which))
    return _shown(replace(hand, household=household), turn, said)


def _shown(hand: AtHand, turn: Turn, said: Prompt) -> Reply:
    """Return what was said, with the list as it is now; the open question stays open."""
    reply = told(hand, turn.session, said).but(show=shown.ingredients(hand, turn))
    awaiting, asked = turn.session.awaiting, turn.session.asked
    if awaiting is None or awaiting.kind not in STAYS or not asked:
        return reply
    return reply.but(ask=Again(Speech(asked)), again=None, awaiting=awaiting)


def _on_the_glass(turn: Turn, slots: Which, services: Services, change: Change) -> Reply:
    """Keep a tick of the list that is shown, hours after it was talked of perhaps.

    The glass has changed already: nothing is said over the cook's hands.  Where a question
    is open, the list is shown as it is, which keeps the question open.
    """
    arguments = turn.facts.get("arguments")
    named = arguments[-1] if isinstance(arguments, list) and arguments else None
    recipe = services.catalog.get(named) if isinstance(named, str) else None
    if recipe is None:
        return SILENCE
    places = slots.places(recipe)
    update(
        services.store,
        turn.household,
        lambda kept: change(kept, recipe.id, places, turn.now),
        now=turn.now,
    )
    if turn.session.awaiting is None:
        return SILENCE
    hand = at_hand(turn, services)
    same = hand.recipe.id == recipe.id
    return SILENCE.but(show=shown.ingredients(hand, turn) if same else None)


def _unclear(slots: Which, hand: AtHand) -> tuple[Prompt, ...]:
    """Return that the list lacks it or is shorter, or how to say what is meant."""
    if slots.foods:
        return strange(slots.foods, hand.recipe)
    if slots.number is None and slots.ordinal is None and slots.count is None:
        return (say.TickWhat(),)
    return (say.ListIsShorter(Many(len(hand.recipe.ingredients), "ingredients")),)


def _names(recipe: Recipe, places: Iterable[int]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(recipe.ingredients[place].food for place in places))

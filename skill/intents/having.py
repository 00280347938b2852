"""What is there and what is not, said in passing: what it means depends on what is open.

"I have the eggs" ticks them off where a list has them, says what is wanted where a recipe
is being chosen, and is for the pantry anywhere else.
"""

from skill.dialog.readings import said
from skill.dialog.reply import Reply
from skill.dialog.router import on, when
from skill.dialog.services import Services
from skill.dialog.session import Awaiting
from skill.dialog.slots import NoSlots
from skill.dialog.turn import Turn
from skill.domain.stove import on_stove
from skill.domain.ticks import ticked_off
from skill.domain.wishes import lacks
from skill.intents.at_hand import AtHand, at_hand, told
from skill.intents.known import foods_in, is_food, kind_of
from skill.intents.offers import Request, offer
from skill.intents.own_words import need_in, told_a_need
from skill.intents.pantry import (
    Foods,
    Used,
    ask_to_make,
    asked_about,
    in_pantry,
    no_food,
    noted,
    taken_off,
)
from skill.intents.refinements import refine
from skill.intents.refusals import without
from skill.intents.ticks import places_named, strange, tick_off
from skill.speech import pantry as say
from skill.speech.recipes import OkWithoutIt


@on("HaveIntent", slots=Foods)
def have(turn: Turn, slots: Foods, services: Services) -> Reply:
    """Tick off what a list has, take it for a wish, or keep it in the pantry.

    What a list lacks that is being ticked off is said to be not on it.
    """
    if (need := need_in(slots.foods)) is not None:
        return told_a_need(turn, services, need)
    if not slots.foods:
        return no_food(turn, services, slots)
    if (reply := _on_the_list(turn, slots.foods, services)) is not None:
        return reply
    if turn.session.offer is not None or turn.session.topic == "recipes":
        named = {k: slot for k, slot in turn.slots.items() if foods_in((said(slot),))}
        return refine(turn.but(name="RefineIntent", slots=named), services)
    if not any(map(is_food, slots.foods)):
        return _is_it_food(turn, slots.foods)
    return _kept(turn, services, slots.foods)


def _kept(turn: Turn, services: Services, foods: tuple[str, ...]) -> Reply:
    """Keep foods in the pantry, and offer to make something of them."""
    reply = in_pantry(turn, services, noted(turn, services, foods))
    return ask_to_make(turn, services, reply, foods)


def _is_it_food(turn: Turn, foods: tuple[str, ...]) -> Reply:
    """Ask before something nobody knows is kept: "I have a question" is no food."""
    return Reply(
        ask=say.NoteThat(foods),
        awaiting=Awaiting(kind="note_that", data={"foods": [*foods]}),
        remember=turn.session.but(topic="pantry"),
    )


@when("AMAZON.YesIntent", awaiting="note_that")
def note_that(turn: Turn, slots: NoSlots, services: Services) -> Reply:
    """Keep it in the cook's own words."""
    return _kept(turn, services, asked_about(turn))


def _on_the_list(turn: Turn, foods: tuple[str, ...], services: Services) -> Reply | None:
    """Tick off what a list has; None where no list is meant."""
    hand = _listed(turn, services)
    if hand is None:
        return None
    lacking = strange(foods, hand.recipe)
    if places := places_named(foods, hand.recipe):
        reply = tick_off(hand, places, turn, services)
        return reply.but(say=(*reply.prompts, *lacking))
    if ticked_off(hand.household, hand.recipe.id, turn.now):
        return told(hand, turn.session, *lacking)
    return None


def _listed(turn: Turn, services: Services) -> AtHand | None:
    """Return the recipe whose list may be meant; None where none is open."""
    household = services.household(turn.household, turn.now)
    cooks = turn.session.topic in ("", "cooking") and on_stove(household, turn.now)
    return at_hand(turn, services) if turn.session.offer or cooks else None


_WITHOUT = (
    ("without", "food"),
    ("secondWithout", "secondFood"),
    ("thirdWithout", "thirdFood"),
)
"""The slots of ``WithoutIntent`` that hold what is not there."""


@on("OutOfIntent", slots=Used)
def out_of(turn: Turn, slots: Used, services: Services) -> Reply:
    """Take foods off the pantry; do without them where a recipe is talked about.

    Where they were never noted and nothing else is going on, offer to do without.
    """
    if not slots.foods:
        return no_food(turn, services, slots)
    gone, _ = taken_off(turn, services, slots.foods)
    household = services.household(turn.household, turn.now)
    cooks = turn.session.topic == "cooking" and on_stove(household, turn.now) is not None
    if turn.session.offer is not None or turn.session.topic == "recipes" or cooks:
        heard = {
            name: turn.slots[slot]
            for name, slot in _WITHOUT
            if slot in turn.slots and foods_in((said(turn.slots[slot]),))
        }
        return without(turn.but(name="WithoutIntent", slots=heard), services)
    if gone:
        return in_pantry(turn, services, say.TakenOff(gone))
    reply = in_pantry(turn, services, say.WasNotThere(slots.foods))
    awaiting = Awaiting(kind="do_without", data={"foods": [*slots.foods]})
    return reply.but(ask=say.FindWithoutThat(), awaiting=awaiting)


@when("AMAZON.YesIntent", awaiting="do_without")
def do_without(turn: Turn, slots: NoSlots, services: Services) -> Reply:
    """Offer a recipe without what is not there."""
    wishes = lacks(turn.session.wishes, asked_about(turn), kind_of)
    return offer(turn, services, Request(wishes))


@when("AMAZON.NoIntent", awaiting="do_without")
def leave_it(turn: Turn, slots: NoSlots, services: Services) -> Reply:
    """Leave it at that."""
    return Reply(say=OkWithoutIt())


not_food = when("AMAZON.NoIntent", awaiting="note_that")(leave_it.answer)

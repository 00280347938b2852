"""What to take instead of an ingredient: in this recipe, for who is eating."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import ClassVar

from skill.dialog.readings import LONGEST_TEXT
from skill.dialog.reply import Reply
from skill.dialog.router import on
from skill.dialog.services import Services
from skill.dialog.slots import Food, SlotError, Slots
from skill.dialog.turn import Turn
from skill.domain.amounts import amount
from skill.domain.frozen import dataclass
from skill.domain.household import Eaters
from skill.domain.recipes import Ingredient
from skill.domain.stove import on_stove
from skill.food.lexicon import canonical, is_a
from skill.food.substitutes import Swap, Use, known_stand_ins, swaps, swaps_in
from skill.intents.at_hand import AtHand, at_hand, table, told
from skill.intents.contents import places_with
from skill.intents.known import broken
from skill.speech import substitutes as say
from skill.speech.amounts import Bare
from skill.speech.contents import NotInRecipe
from skill.speech.for_whom import NotFor
from skill.speech.household import Kept
from skill.speech.prompts import Prompt
from skill.speech.recipes import checked

MOST = 2  # stand-ins told at once; more would be forgotten


class Substitute(Slots):
    """Slots of ``SubstituteIntent``: ``other`` is what the cook would take instead."""

    asks: ClassVar[Mapping[str, Prompt]] = {"food": say.InsteadOfWhat()}

    food: Food | None = None
    other: Food | None = None


@on("SubstituteIntent", slots=Substitute)
def substitute(turn: Turn, slots: Substitute, services: Services) -> Reply:
    """Say what stands in for a food, in the recipe's amounts where it is in its list.

    "Use oat milk instead" is about what oat milk stands in for.

    Raises:
        SlotError: nobody can tell what is to be done without.
    """
    household = services.household(turn.household, turn.now)
    talked_of = turn.session.offer or on_stove(household, turn.now)
    hand = at_hand(turn, services) if talked_of else None
    food = slots.food or _replaced(slots.other, hand)
    if food is None:
        raise SlotError("food", None, say.InsteadOfWhat())
    heard = turn.slots.get("food")
    eaters = table(household, turn.session.wishes, turn)
    name = (heard.value if heard else None) or food
    wanted = _Wanted(food, slots.other, name, eaters)
    if hand is None:
        return Reply(say=_told(wanted, swaps(food, eaters), None))
    places = places_with(food, hand.recipe)
    if not places:
        missing = NotInRecipe(food, hand.recipe.title)
        said = _told(wanted, swaps(food, hand.choice.eaters), None)
        return told(hand, turn.session, missing, *said)
    found = swaps_in(hand.recipe, places[0], hand.choice.eaters)
    return told(hand, turn.session, *_told(wanted, found, hand))


@dataclass(frozen=True)
class _Wanted:
    """What to do without, what the cook would take instead, how it was said, for whom."""

    food: str
    other: str | None
    said: str
    eaters: Eaters


def _replaced(other: str | None, hand: AtHand | None) -> str | None:
    """Return the food in the recipe's list that the other one stands in for."""
    if other is None or hand is None:
        return None
    for one in hand.recipe.ingredients:
        every = (part for each in known_stand_ins(one.food) for part in each.instead)
        if any(_is(part.food, other) for part in every):
            return one.food
    return None


def _told(
    wanted: _Wanted, found: Sequence[Swap], hand: AtHand | None
) -> tuple[Prompt, ...]:
    """Return the words for the stand-ins that passed the gate, or for there being none."""
    food, other = wanted.food, wanted.other
    if other and (out := broken(other, wanted.eaters)):
        return (NotFor(other, Kept(out)),)
    if not found:
        known = bool(known_stand_ins(food))
        return (say.NoStandInFits(food) if known else say.NoStandIn(food),)
    asked = [swap for swap in found if other and _takes(swap, other)]
    before = (say.UnknownSwap(other, food),) if other and not asked else ()
    best = asked[:1] or found[:MOST]
    return (*before, *_words(best, hand, wanted.said), *checked(best[0].cleared))


def _words(best: Sequence[Swap], hand: AtHand | None, name: str) -> tuple[Prompt, ...]:
    first, *others = best
    of = Bare(amount(first.of, _times(first, hand)))
    if hand is None and of.amount.unit:
        of = Bare(replace(of.amount, food=name[:LONGEST_TEXT]))  # pine nuts, not pine nut
    words: list[Prompt] = [say.Instead(of, _amounts(first, hand))]
    if first.use is not Use.ANY:
        words.append(say.BestFor(first.use))
    words += [say.OrElse(_amounts(swap, hand)) for swap in others]
    return tuple(words)


def _amounts(swap: Swap, hand: AtHand | None) -> tuple[Bare, ...]:
    return tuple(Bare(amount(one, _times(swap, hand))) for one in swap.instead)


def _times(swap: Swap, hand: AtHand | None) -> Fraction:
    """Return how often the recipe is made; what is told by the cup is told by the cup."""
    listed: tuple[Ingredient, ...] = hand.recipe.ingredients if hand else ()
    if hand is None or swap.of not in listed:
        return Fraction(1)
    return Fraction(hand.servings, hand.recipe.servings)


def _takes(swap: Swap, other: str) -> bool:
    """Return whether the stand-in is the food that the cook thought of."""
    return any(_is(one.food, other) for one in swap.instead)


def _is(name: str, other: str) -> bool:
    """Return whether a food is the other one, or a kind of it."""
    meant = canonical(other) or other
    known = canonical(name) or name
    return known == meant or is_a(known, meant)

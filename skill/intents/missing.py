"""What a recipe still needs: neither ticked off nor in the pantry."""

from skill.dialog.reply import Reply
from skill.dialog.router import when
from skill.dialog.services import Services
from skill.dialog.session import Awaiting
from skill.dialog.slots import NoSlots
from skill.dialog.turn import Turn
from skill.domain.amounts import amounts
from skill.domain.ticks import ticked_off
from skill.intents import shown
from skill.intents.at_hand import AtHand, at_hand, told
from skill.intents.contents import AT_ONCE, read_from
from skill.recommender.pantry import stocked
from skill.speech import ticks as say
from skill.speech.amounts import Bare
from skill.speech.contents import Enough, HearMore
from skill.speech.prompts import Prompt
from skill.speech.spoken import Many


@when("MissingIntent")
def what_is_missing(turn: Turn, slots: NoSlots, services: Services) -> Reply:
    """Say what is missing; where nothing was told of the house, read the whole list.

    What else is needed, asked in the midst of a list, is the rest of it.
    """
    hand = at_hand(turn, services)
    ticked = ticked_off(hand.household, hand.recipe.id, turn.now)
    if not hand.household.pantry and not ticked:
        return read_from(turn.session.heard("more_ingredients"), turn, services)
    return _read_from(0, hand, turn)


@when("AMAZON.YesIntent", awaiting="more_missing")
def more_missing(turn: Turn, slots: NoSlots, services: Services) -> Reply:
    """Read the next few."""
    return _read_from(turn.session.heard("more_missing"), at_hand(turn, services), turn)


next_few = when("AMAZON.NextIntent", awaiting="more_missing")(more_missing.answer)
even_more = when("AMAZON.MoreIntent", awaiting="more_missing")(more_missing.answer)
what_else = when("MissingIntent", awaiting="more_missing")(more_missing.answer)


@when("AMAZON.NoIntent", awaiting="more_missing")
def enough_missing(turn: Turn, slots: NoSlots, services: Services) -> Reply:
    """Stop reading, and come back to the recipe."""
    return told(at_hand(turn, services), turn.session, Enough())


def missing(hand: AtHand, turn: Turn) -> tuple[int, ...]:
    """Return the places on the list that are neither ticked off nor in the pantry."""
    there = stocked(hand.recipe, hand.household.pantry, turn.now.date())
    done = ticked_off(hand.household, hand.recipe.id, turn.now)
    every = range(len(hand.recipe.ingredients))
    return tuple(place for place in every if place not in there | done)


def _read_from(start: int, hand: AtHand, turn: Turn) -> Reply:
    """Return what is missing from one place on; a rest of one is read along."""
    every = amounts(hand.recipe, hand.servings)
    lacking = [Bare(every[place]) for place in missing(hand, turn)]
    screen = shown.ingredients(hand, turn)
    if not lacking[start:]:
        return told(hand, turn.session, say.NothingMissing()).but(show=screen)
    whole = start + AT_ONCE + 1 >= len(lacking)
    end = len(lacking) if whole else start + AT_ONCE
    part = tuple(lacking[start:end])
    count = Many(len(lacking), "ingredients")
    said: Prompt = say.Missing(part) if whole else say.MissingBegins(count, part)
    if start:
        said = say.MissingGoesOn(part)
    reply = told(hand, turn.session, said).but(show=screen)
    if whole:
        return reply
    awaiting = Awaiting(kind="more_missing", data={"from": end})
    return reply.but(ask=HearMore(), again=None, awaiting=awaiting)

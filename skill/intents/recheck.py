"""Whose need is meant, and whether the recipes in use still fit a table that changed."""

from collections.abc import Mapping
from typing import ClassVar

from skill.dialog.people import Somebody
from skill.dialog.reply import Reply
from skill.dialog.services import Services
from skill.dialog.session import Awaiting, Session
from skill.dialog.slots import Slots
from skill.dialog.turn import Turn
from skill.domain.frozen import dataclass
from skill.domain.household import OWNER, Eaters, Household, Person
from skill.domain.recipes import Recipe
from skill.domain.stove import on_stove
from skill.food.gate import Refusal, clear
from skill.intents.at_hand import at_hand, table, told
from skill.speech.household import (
    BackToOffer,
    Kept,
    SomethingElseInstead,
    WhoseThen,
    no_longer_fits,
)
from skill.speech.prompts import Prompt


@dataclass(frozen=True)
class Change:
    """A household before and after something was told of it."""

    before: Household
    after: Household


def settled(turn: Turn, services: Services, change: Change, *said: Prompt) -> Reply:
    """Return what was said and, where a recipe no longer passes the gate, that it does not.

    A recipe on offer that is refused leaves the table; one on the stove keeps its place,
    and the gate refuses each step of it for as long as the reason stands.  What still
    passes is come back to, if it was being talked about.
    """
    refusals = _new_refusals(turn, services, change)
    if not refusals:
        return back_to_it(turn, services, *said)
    session = turn.session.but(topic="household")
    return Reply(
        say=(*said, *(no_longer_fits(refusal) for refusal in refusals)),
        ask=SomethingElseInstead(),
        awaiting=Awaiting(kind="instead"),
        remember=_without_offer(session, refusals),
    )


def back_to_it(turn: Turn, services: Services, *said: Prompt) -> Reply:
    """Return what was said, and the question of the recipe that was talked of, if any."""
    household = services.household(turn.household, turn.now)
    talked_of = _talked_of(turn, household)
    refusals = {refusal.recipe.id for refusal in refused(turn, services, household)}
    if talked_of and talked_of not in refusals and services.catalog.get(talked_of):
        hand = at_hand(turn, services)
        reply = told(hand, turn.session, *said)
        return reply if hand.cooking else reply.but(ask=BackToOffer(hand.choice))
    return Reply(say=said, remember=turn.session.but(topic="household"))


def aside(session: Session) -> Session:
    """Return the session with the household as its topic, unless a recipe is talked of."""
    talks = session.offer is not None or session.topic == "cooking"
    return session if talks else session.but(topic="household")


def refused(turn: Turn, services: Services, household: Household) -> tuple[Refusal, ...]:
    """Return the recipes in use that the gate turns away for who is eating now."""
    eaters = table(household, turn.session.wishes, turn)
    verdicts = (clear(r, eaters) for r in _in_use(turn, services, household))
    return tuple(verdict for verdict in verdicts if isinstance(verdict, Refusal))


def _new_refusals(turn: Turn, services: Services, change: Change) -> tuple[Refusal, ...]:
    """Return what the change took away, and what is talked about in any case."""
    old = {one.recipe.id for one in refused(turn, services, change.before)}
    old -= {_talked_of(turn, change.after)}
    every = refused(turn, services, change.after)
    return tuple(one for one in every if one.recipe.id not in old)


def _talked_of(turn: Turn, household: Household) -> str | None:
    """Return the recipe on offer or, where cooking is the topic, the one on the stove."""
    cooking = on_stove(household, turn.now)
    if turn.session.offer or turn.session.topic != "cooking" or cooking is None:
        return turn.session.offer
    return cooking.recipe


def _in_use(turn: Turn, services: Services, household: Household) -> tuple[Recipe, ...]:
    """Return the recipe on the stove and the one on offer, each once."""
    cooking = on_stove(household, turn.now)
    stove = cooking.recipe if cooking else None
    named = dict.fromkeys(one for one in (stove, turn.session.offer) if one)
    found = (services.catalog.get(recipe) for recipe in named)
    return tuple(recipe for recipe in found if recipe is not None)


def _without_offer(session: Session, refusals: tuple[Refusal, ...]) -> Session:
    gone = {refusal.recipe.id for refusal in refusals}
    return session.but(offer=None) if session.offer in gone else session


class Whose(Slots):
    """Slots of ``AnswerIntent`` after the question whose need is meant."""

    asks: ClassVar[Mapping[str, Prompt]] = {"person": WhoseThen()}

    person: Somebody


def meant(named: str | None, having: tuple[Person, ...]) -> str | None:
    """Return whose need is meant; None where several have it and only the cook can tell.

    Without a name it is the owner's if the owner has it, or nobody else does.
    """
    if named or not having:
        return named or OWNER
    if any(p.name == OWNER for p in having) or len(having) == 1:
        return having[0].name
    return None


def needs_of(eaters: Eaters) -> Kept:
    """Return needs as they are told."""
    return Kept(frozenset((*eaters.allergies, *eaters.diets)))

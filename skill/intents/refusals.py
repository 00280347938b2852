"""Turning an offer down, with or without a reason; every earlier wish and need stays."""

from collections.abc import Mapping
from typing import ClassVar

from skill.dialog.reply import Reply
from skill.dialog.router import on, when
from skill.dialog.services import Services
from skill.dialog.slots import Food, Length, NoSlots, Slots
from skill.dialog.turn import Turn
from skill.domain.recipes import NoRecipeChosenError, Wishes
from skill.domain.stove import had_lately, turned_down
from skill.domain.wishes import added, lacks, quicker
from skill.food.lexicon import canonical, is_a
from skill.intents.asking import Asking
from skill.intents.offers import Request, loosened, offer
from skill.speech import recipes as say
from skill.speech.prompts import Prompt
from skill.speech.wishes import AskDifferently, LeaveOutWhat
from skill.store.protocol import update

PATIENCE = 3  # offers turned down with a bare no before Larder asks what would suit


class TooLong(Slots):
    """Slots of ``TooLongIntent``; one that cannot be used is as good as none."""

    within: Length | None = None


class Without(Slots):
    """Slots of ``WithoutIntent``."""

    asks: ClassVar[Mapping[str, Prompt]] = {"without": LeaveOutWhat()}

    without: Food
    second_without: Food | None = None


def _refused(turn: Turn) -> int:
    """Return how many offers were turned down in a row, this one included."""
    awaiting = turn.session.awaiting
    before = awaiting.data.get("refused") if awaiting else 0
    return 1 + (before if isinstance(before, int) else 0)


def _next(turn: Turn, services: Services, wishes: Wishes) -> Reply:
    """Offer another recipe."""
    opening = say.OfferedNext if turn.session.offers else say.Offered
    return offer(turn, services, Request(wishes, opening, refused=_refused(turn)))


@when("SomethingElseIntent")
def something_else(turn: Turn, slots: NoSlots, services: Services) -> Reply:
    """Offer another one."""
    return _next(turn, services, turn.session.wishes)


something_instead = when("AMAZON.YesIntent", awaiting="instead")(something_else.answer)
next_one = when("AMAZON.NextIntent", awaiting="offer")(something_else.answer)
more_ideas = when("AMAZON.MoreIntent", awaiting="offer")(something_else.answer)


@when("AMAZON.NoIntent", awaiting="offer")
def no_thanks(turn: Turn, slots: NoSlots, services: Services) -> Reply:
    """Offer another one right away; after a few, ask what would suit better."""
    offered = turn.session.offer
    if offered:
        update(
            services.store,
            turn.household,
            lambda household: turned_down(household, offered, turn.now),
            now=turn.now,
        )
    if _refused(turn) < PATIENCE:
        return _next(turn, services, turn.session.wishes)
    return Reply(
        ask=say.WhatWouldSuit(),
        again=say.WhatWouldSuitAgain(),
        remember=turn.session.but(topic="recipes", offer=None),
    )


@when("AMAZON.NoIntent", awaiting="suggest")
def leave_it(turn: Turn, slots: NoSlots, services: Services) -> Reply:
    """Leave it at that."""
    return Reply(say=say.OkWithoutIt())


leave_instead = when("AMAZON.NoIntent", awaiting="instead")(leave_it.answer)
leave_listed = when("AMAZON.NoIntent", awaiting="leave_out")(leave_it.answer)


@on("TooLongIntent", slots=TooLong)
def too_long(turn: Turn, slots: TooLong, services: Services) -> Reply:
    """Offer one that takes less: than was said, or than the one on offer."""
    recipe = services.catalog.get(turn.session.offer or "")
    than = recipe.total if recipe and slots.within is None else None
    return _next(turn, services, quicker(turn.session.wishes, than, slots.within))


@on("WithoutIntent", slots=Without)
def without(turn: Turn, slots: Without, services: Services) -> Reply:
    """Offer one without a food or anything that is a kind of it."""
    heard = (slots.without, slots.second_without)
    foods = [canonical(food) or food for food in heard if food]
    return _next(turn, services, lacks(turn.session.wishes, foods, is_a))


@when("HadItIntent")
def had_it(turn: Turn, slots: NoSlots, services: Services) -> Reply:
    """Remember that it was had lately, and offer another one.

    Raises:
        NoRecipeChosenError: nothing is on offer.
    """
    offered = turn.session.offer
    if offered is None:
        raise NoRecipeChosenError
    update(
        services.store,
        turn.household,
        lambda household: had_lately(household, offered, turn.now),
        now=turn.now,
    )
    had = Wishes(not_these=(offered,))
    return _next(turn, services, added(turn.session.wishes, had))


@when("TooHardIntent")
def too_hard(turn: Turn, slots: NoSlots, services: Services) -> Reply:
    """Offer one that is easy."""
    return _next(turn, services, added(turn.session.wishes, Wishes(easy=True)))


@on("RefineIntent", slots=Asking)
def refine(turn: Turn, slots: Asking, services: Services) -> Reply:
    """Offer one that keeps the new wishes and needs as well."""
    return _next(turn, services, added(turn.session.wishes, slots.wishes()))


@when("AMAZON.YesIntent", awaiting="relax")
def relax(turn: Turn, slots: NoSlots, services: Services) -> Reply:
    """Offer what there is without the wish that stood in the way."""
    awaiting = turn.session.awaiting
    name = str(awaiting.data.get("wish")) if awaiting else ""
    return offer(turn, services, Request(loosened(turn.session.wishes, name)))


@when("AMAZON.NoIntent", awaiting="relax")
def keep_wishes(turn: Turn, slots: NoSlots, services: Services) -> Reply:
    """Keep the wishes, and ask for something else."""
    return Reply(say=say.OkWithoutIt(), ask=AskDifferently())


@when("AMAZON.YesIntent", awaiting="leave_out")
def leave_out(turn: Turn, slots: NoSlots, services: Services) -> Reply:
    """Offer one that does not list the food; the label stays the cook's to read."""
    awaiting = turn.session.awaiting
    food = str(awaiting.data.get("food")) if awaiting else ""
    wishes = lacks(turn.session.wishes, [food], is_a)
    return offer(turn, services, Request(wishes))

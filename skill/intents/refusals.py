"""Turning an offer down, with or without a reason; every earlier wish and need stays."""

from collections.abc import Mapping
from typing import ClassVar

from skill.dialog.reply import Elicit, Reply
from skill.dialog.router import on, when
from skill.dialog.services import Services
from skill.dialog.session import Awaiting
from skill.dialog.slots import Food, Length, NoSlots, Slots
from skill.dialog.turn import Turn
from skill.domain.events import WhyNot
from skill.domain.recipes import NoRecipeChosenError, Wishes
from skill.domain.stove import had_lately, turned_down
from skill.domain.wishes import added, lacks, quicker
from skill.intents import happened
from skill.intents.known import banned_in, by_name, is_nothing, kind_of
from skill.intents.offers import Request, offer
from skill.intents.recipes import how_long
from skill.intents.staying import fits, stay
from skill.intents.substitutes import Substitute, substitute
from skill.speech import recipes as say
from skill.speech.prompts import Prompt
from skill.speech.wishes import LeaveOutWhat
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
    third_without: Food | None = None
    fourth_without: Food | None = None
    fifth_without: Food | None = None

    @property
    def foods(self) -> tuple[str, ...]:
        """Return the foods to be left out, each once."""
        more = (self.third_without, self.fourth_without, self.fifth_without)
        return banned_in((self.without, self.second_without, *more))


def _refused(turn: Turn) -> int:
    """Return how many offers were turned down in a row, this one included."""
    awaiting = turn.session.awaiting
    before = awaiting.data.get("refused") if awaiting else 0
    return 1 + (before if isinstance(before, int) else 0)


def _let_go(turn: Turn) -> tuple[str, ...]:
    """Return the names of the wishes that the recipe on offer never kept."""
    awaiting = turn.session.awaiting
    names = awaiting.data.get("let_go") if awaiting else ()
    return tuple(str(n).partition(" ")[0] for n in names) if isinstance(names, list) else ()


def another(
    turn: Turn, services: Services, wishes: Wishes, why: WhyNot, refused: int = 0
) -> Reply:
    """Offer another recipe; words that say what is wanted begin the count of noes anew."""
    opening = say.OfferedNext if turn.session.offers else say.Offered
    request = Request(wishes, opening, refused=refused, firm=True)
    reply = offer(turn, services, request)
    return reply.but(happened=(*happened.turned_down(turn, why), *reply.happened))


@when("SomethingElseIntent")
def something_else(turn: Turn, slots: NoSlots, services: Services) -> Reply:
    """Offer another one."""
    return another(turn, services, turn.session.wishes, WhyNot.ELSE, _refused(turn))


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
    refused = _refused(turn)
    if refused < PATIENCE:
        return another(turn, services, turn.session.wishes, WhyNot.NO, refused)
    return Reply(
        ask=say.WhatWouldSuit(),
        again=say.WhatWouldSuitAgain(),
        awaiting=Awaiting(kind="wish"),
        happened=happened.turned_down(turn, WhyNot.NO),
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
    """Offer one that takes less: than was said, or than the one on offer.

    If that one takes no longer than was said, it stays.
    """
    recipe = services.catalog.get(turn.session.offer or "")
    if recipe and slots.within and recipe.total <= slots.within:
        wishes = quicker(turn.session.wishes, None, slots.within)
        here = turn.but(session=turn.session.but(wishes=wishes))
        return how_long.answer(here, NoSlots(), services)
    than = recipe.total if recipe and slots.within is None else None
    wishes = quicker(turn.session.wishes, than, slots.within)
    return another(turn, services, wishes, WhyNot.TOO_LONG)


@on("WithoutIntent", slots=Without)
def without(turn: Turn, slots: Without, services: Services) -> Reply:
    """Offer one without a food or anything that is a kind of it; stay with one that is.

    Who is cooking already, and has run out of something, hears what stands in for it.
    """
    if turn.session.topic == "cooking" and turn.session.offer is None:
        return substitute.answer(turn, Substitute(food=slots.without), services)
    foods = slots.foods
    if not foods and not is_nothing(slots.without):
        return Reply(ask=LeaveOutWhat(), elicit=Elicit("without"))
    wishes = lacks(turn.session.wishes, foods, kind_of)
    on_offer = services.catalog.get(turn.session.offer or "")
    household = services.household(turn.household, turn.now)
    if on_offer and fits(on_offer, wishes, household, turn, _let_go(turn)):
        reply = stay(turn.but(session=turn.session.but(wishes=wishes)), services)
    else:
        reply = another(turn, services, wishes, WhyNot.WITHOUT)
    return reply.but(say=(*by_name(foods, services.catalog), *reply.prompts))


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
    return another(turn, services, added(turn.session.wishes, had), WhyNot.HAD_IT)


@when("TooHardIntent")
def too_hard(turn: Turn, slots: NoSlots, services: Services) -> Reply:
    """Offer one that is easy."""
    easier = added(turn.session.wishes, Wishes(easy=True))
    return another(turn, services, easier, WhyNot.TOO_HARD)

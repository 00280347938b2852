"""Saying more of what is wanted: laid over the earlier wishes, never over a need."""

from skill.dialog.reply import Reply
from skill.dialog.router import on, when
from skill.dialog.services import Services
from skill.dialog.session import Awaiting
from skill.dialog.slots import NoSlots
from skill.dialog.turn import Turn
from skill.domain.events import WhyNot
from skill.domain.household import Eaters
from skill.domain.recipes import Wishes
from skill.domain.stove import on_stove
from skill.domain.wishes import added, lacks, needed, needs
from skill.intents import for_whom, happened
from skill.intents.asking import Answer, Asking
from skill.intents.at_hand import on_the_stove
from skill.intents.contents import Servings, servings
from skill.intents.doubted import doubted, unanswered, with_or_without
from skill.intents.earlier import back_to
from skill.intents.known import ask_again, breaks, kind_of, known
from skill.intents.offers import Request, loosened, offer
from skill.intents.recipes import FindDish, find_dish
from skill.intents.staying import fits, stay
from skill.intents.substitutes import Substitute, substitute
from skill.recommender.cuisines import is_of_cuisine
from skill.speech import recipes as say
from skill.speech.prompts import Prompt
from skill.speech.wishes import AskDifferently


@on("RefineIntent", slots=Asking)
def refine(turn: Turn, slots: Asking, services: Services) -> Reply:
    """Stay with a recipe that keeps what is asked as well; if not, offer one that does."""
    asked, unknown = known(slots.wishes(), services.catalog)
    before = _possible(unanswered(turn), needs(asked))
    wishes = lacks(added(before, asked, is_of_cuisine), asked.without, kind_of)
    household = services.household(turn.household, turn.now)
    on_offer = services.catalog.get(turn.session.offer or "")
    cooks = turn.session.topic == "cooking" and on_stove(household, turn.now) is not None
    if unknown and asked == Wishes():
        return ask_again(turn, unknown)
    if _only_servings(asked) and (on_offer or cooks):
        return servings.answer(turn, Servings(servings=asked.servings), services)
    if cooks and not on_offer and asked.without:
        swap = Substitute(food=asked.without[0], other=next(iter(asked.with_foods), None))
        return substitute.answer(turn, swap, services)
    before_it = (*slots.overfull, *unknown)
    return _kept_or_other(turn, services, (asked, wishes), before_it)


def _kept_or_other(
    turn: Turn, services: Services, said: tuple[Wishes, Wishes], unknown: tuple[Prompt, ...]
) -> Reply:
    """Stay with what keeps all, or offer another; ``said`` is now, and in all."""
    asked, wishes = said
    if foods := doubted(asked):
        return with_or_without(turn, wishes, foods, allergic=bool(asked.allergies))
    household = services.household(turn.household, turn.now)
    on_offer = services.catalog.get(turn.session.offer or "")
    cooks = turn.session.topic == "cooking" and on_stove(household, turn.now) is not None
    here = turn.but(session=turn.session.but(wishes=wishes))
    if on_offer and asked != Wishes() and fits(on_offer, wishes, household, turn):
        kept = stay(here, services)
        return kept.but(say=(*unknown, *kept.prompts))
    if cooks and not on_offer and _only_needs(asked):
        on_the_stove(here, services)
        return stay(here, services)
    opening = say.OfferedNext if turn.session.offers else say.Offered
    named = bool(asked.with_foods or asked.dish or asked.cuisine)
    request = Request(wishes, opening, firm=True, named=named, before=unknown)
    reply = offer(turn, services, request)
    moved_on = happened.turned_down(turn, WhyNot.WISHED)
    return reply.but(happened=(*moved_on, *reply.happened))


@on("AnswerIntent", slots=Answer, awaiting="wish")
def wish_for(turn: Turn, slots: Answer, services: Services) -> Reply:
    """Take a bare word for what it is wished to be; a place, for what was offered there.

    A food for somebody with needs is looked at first.
    """
    if (answer := for_whom.asked_of(turn, services, slots.person)) is not None:
        return answer
    if slots.ordinal is not None and turn.session.offers:
        return back_to(turn, slots.ordinal, services)
    if slots.name and slots.food is None and services.catalog.knows(slots.name):
        return find_dish.answer(turn, FindDish(query=slots.name), services)
    return refine.answer(turn, slots.asked(), services)


wish_instead = on("AnswerIntent", slots=Answer, awaiting="offer")(wish_for.answer)
wish_first = on("AnswerIntent", slots=Answer, awaiting="suggest")(wish_for.answer)
wish_after = on("AnswerIntent", slots=Answer, awaiting="instead")(wish_for.answer)
wish_other = on("AnswerIntent", slots=Answer, awaiting="relax")(wish_for.answer)


def _only_servings(asked: Wishes) -> bool:
    return asked.servings is not None and asked == Wishes(servings=asked.servings)


def _only_needs(asked: Wishes) -> bool:
    said = needed(Wishes(), allergies=asked.allergies, diets=asked.diets)
    return asked == said != Wishes()


def _possible(wishes: Wishes, eaters: Eaters) -> Wishes:
    """Return the wishes less what the eaters cannot have: vegetarian, no chicken."""
    kept = tuple(food for food in wishes.with_foods if not breaks(food, eaters))
    return wishes.model_copy(update={"with_foods": kept})


@when("AMAZON.YesIntent", awaiting="relax")
def relax(turn: Turn, slots: NoSlots, services: Services) -> Reply:
    """Offer what there is without the wish that stood in the way."""
    awaiting = turn.session.awaiting
    name = str(awaiting.data.get("wish")) if awaiting else ""
    return offer(turn, services, Request(loosened(turn.session.wishes, name)))


@when("AMAZON.NoIntent", awaiting="relax")
def keep_wishes(turn: Turn, slots: NoSlots, services: Services) -> Reply:
    """Keep the wishes, and ask for something else."""
    awaiting = Awaiting(kind="wish")
    return Reply(say=say.OkWithoutIt(), ask=AskDifferently(), awaiting=awaiting)


@when("AMAZON.YesIntent", awaiting="leave_out")
def leave_out(turn: Turn, slots: NoSlots, services: Services) -> Reply:
    """Offer one that does not list the food; the label stays the cook's to read."""
    awaiting = turn.session.awaiting
    food = str(awaiting.data.get("food")) if awaiting else ""
    wishes = lacks(turn.session.wishes, [food], kind_of)
    return offer(turn, services, Request(wishes))

"""Offering one recipe: pick it, say what it is and why, and ask whether to make it."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import timedelta

from skill.dialog.reply import Reply
from skill.dialog.services import Services
from skill.dialog.session import Awaiting
from skill.dialog.turn import Turn
from skill.domain.food import Allergen, Diet
from skill.domain.frozen import dataclass
from skill.domain.household import Household
from skill.domain.recipes import NothingFitsError, Wishes
from skill.food.gate import Cleared
from skill.intents import happened, shown
from skill.intents.at_hand import servings
from skill.intents.known import broken
from skill.intents.picking import Chooser
from skill.intents.reasons import because, broken_by, wish_named
from skill.recommender.groups import uses
from skill.recommender.pick import Pick
from skill.recommender.reasons import Why
from skill.speech import recipes as say
from skill.speech import wishes as wish
from skill.speech.for_whom import NotFor
from skill.speech.household import Kept
from skill.speech.prompts import Prompt
from skill.speech.recipes import checked, needs_named
from skill.speech.spoken import Many

Opening = Callable[[Cleared, timedelta], Prompt]


@dataclass(frozen=True)
class Request:
    """What to pick by, and how to open the offer.

    ``refused`` counts the offers turned down in a row; ``before`` is said first.  A
    ``firm`` request gives up any other wish before the time: "too long" was the reason.
    A food that is ``named`` anew may bring back a recipe heard before; ``spent`` says that
    a wish is let go of only because all that keep it were heard.
    """

    wishes: Wishes
    opening: Opening = say.Offered
    surprise: bool = False
    refused: int = 0
    firm: bool = False
    named: bool = False
    spent: bool = False
    before: tuple[Prompt, ...] = ()


def offer(turn: Turn, services: Services, request: Request) -> Reply:
    """Return the offer of one recipe that was not offered before in this conversation.

    Where that needs a wish to be dropped only because the others were offered, it says so;
    where all were offered, the first comes round again, said openly as well.
    """
    household = services.household(turn.household, turn.now)
    by = Chooser(turn, services, household, request.surprise, request.firm)
    heard = turn.session.offers
    on_offer = tuple(one for one in heard if one == turn.session.offer)
    found = by.pick(request.wishes, heard)
    if heard and not (isinstance(found, Pick) and not found.relaxed):
        anew = by.pick(request.wishes)
        if isinstance(found, Pick) and isinstance(anew, Pick):
            only_now = set(found.relaxed) - set(anew.relaxed)
            back = by.pick(request.wishes, on_offer) if request.named else None
            if only_now and isinstance(back, Pick) and not back.relaxed:
                return _offered(turn, household, request, back)
            spent = replace(request, spent=bool(only_now))
            return _offered(turn, household, spent, found)
        if isinstance(anew, Pick):
            again = wish.AllHeard(Many(len(heard), "recipes"))
            fresh = turn.but(session=turn.session.but(offers=()))
            return _offered(fresh, household, _preceded(request, again), anew)
    if isinstance(found, Pick):
        return _offered(turn, household, request, found)
    return _nothing_fits(by, request, found)


def put_forward(
    turn: Turn, household: Household, request: Request, choice: Cleared
) -> Reply:
    """Return the offer of this very recipe."""
    offers = tuple(dict.fromkeys((*turn.session.offers, choice.recipe.id)))
    return Reply(
        happened=(happened.offered(turn, household, request.wishes, choice),),
        say=(*request.before, request.opening(choice, choice.recipe.total)),
        ask=say.MakeIt(),
        again=say.MakeItOrElse(choice),
        awaiting=Awaiting(kind="offer", data={"refused": request.refused}),
        show=shown.offer(choice, servings(household, request.wishes, choice), turn),
        remember=turn.session.but(
            topic="recipes",
            wishes=request.wishes,
            offer=choice.recipe.id,
            offered=turn.request_id,
            offers=offers,
        ),
    )


def _offered(turn: Turn, household: Household, request: Request, pick: Pick) -> Reply:
    """Return the offer: what was let go of, the recipe, one reason, what was checked."""
    request = _possible(request, pick)
    reply = put_forward(turn, household, request, pick.choice)
    let_go = broken_by(pick.choice.recipe, request.wishes, pick.relaxed)
    *before, opening = reply.prompts
    instead = request.opening is say.OfferedInstead  # what is missing was said already
    told_of = () if instead or _said_so(turn, let_go) else tuple(let_go.values())
    kind = wish.NothingLeft if request.spent else wish.Relaxed
    relaxed = (kind(told_of),) if told_of else ()
    reason = (
        () if instead or _goes_without_saying(pick, request) else (because(pick.reason),)
    )
    spoken = happened.offered(
        turn, household, request.wishes, pick, surprise=request.surprise
    )
    return reply.but(
        happened=(spoken, *happened.beside(turn, pick)),
        say=(*before, *relaxed, opening, *reason, *checked(pick.choice)),
        show=shown.offer(
            pick.choice,
            servings(household, request.wishes, pick.choice),
            turn,
            reason=next(iter(reason), None),
            others=pick.runners_up if turn.device.screen else (),  # else none is read
        ),
        awaiting=Awaiting(
            kind="offer", data={"refused": request.refused, "let_go": [*let_go]}
        ),
    )


def _possible(request: Request, pick: Pick) -> Request:
    """Return the request less the foods that nobody could serve this table, told so.

    Peanut butter was not let go of for want of recipes, nor is it looked for again.
    """
    wishes, recipe = request.wishes, pick.choice.recipe
    out = tuple(
        food
        for food in wishes.with_foods
        if broken(food, pick.choice.eaters) and not uses(recipe, food)
    )
    if not out:
        return request
    kept = tuple(food for food in wishes.with_foods if food not in out)
    told = (NotFor(food, Kept(broken(food, pick.choice.eaters))) for food in out)
    possible = wishes.model_copy(update={"with_foods": kept})
    return _preceded(replace(request, wishes=possible), *told)


def _goes_without_saying(pick: Pick, request: Request) -> bool:
    """Return whether the reason repeats what was checked, or the meal asked for."""
    asked_for = request.wishes.meal or request.wishes.course
    why = pick.reason.why
    return why is Why.KEEPS_NEEDS or (why is Why.MEAL and asked_for is not None)


def _said_so(turn: Turn, broken: Mapping[str, Prompt]) -> bool:
    """Return whether the last offer let go of the same wishes, and said so."""
    awaiting = turn.session.awaiting
    return bool(awaiting and awaiting.data.get("let_go") == [*broken])


def _preceded(request: Request, *before: Prompt) -> Request:
    return replace(request, before=(*request.before, *before))


def _nothing_fits(by: Chooser, request: Request, error: NothingFitsError) -> Reply:
    """Say why, and offer to let go of one wish if that would help."""
    said = why_nothing(error)
    session = by.turn.session
    remember = session.but(topic="recipes", wishes=request.wishes, offer=None)
    for name, looser in _loosened(request.wishes):
        if isinstance(by.pick(looser, session.offers), Pick):
            return Reply(
                say=(*request.before, said),
                ask=wish.TryWithout(wish_named(name, request.wishes)),
                awaiting=Awaiting(kind="relax", data={"wish": name}),
                remember=remember,
            )
    return Reply(
        say=(*request.before, said),
        ask=wish.AskDifferently(),
        awaiting=Awaiting(kind="wish"),
        remember=remember,
    )


def why_nothing(error: NothingFitsError) -> Prompt:
    """Return the sentence on why nothing fits: the needs, or the wishes."""
    told = needs_named([_need(name) for name in error.names])
    if error.unsafe and told:
        return wish.NothingFitsNeeds(Many(error.unsafe, "recipes"), told)
    return wish.NothingFits()


def _need(name: str) -> Allergen | Diet:
    return Allergen(name) if name in set(Allergen) else Diet(name)


def loosened(wishes: Wishes, name: str) -> Wishes:
    """Return the wishes without the one of that name; needs are not wishes."""
    return dict(_loosened(wishes)).get(name, wishes)


def _loosened(wishes: Wishes) -> Iterator[tuple[str, Wishes]]:
    """Yield each wish that may be let go of, and the wishes without it."""
    if wishes.meal:
        yield "meal", wishes.model_copy(update={"meal": None})
    if wishes.course:
        yield "course", wishes.model_copy(update={"course": None})
    if wishes.within_minutes:
        yield "within", wishes.model_copy(update={"within_minutes": None})
    if wishes.with_foods:
        yield "foods", wishes.model_copy(update={"with_foods": ()})
    if wishes.without:
        yield "without", wishes.model_copy(update={"without": ()})
    if wishes.not_cuisines:
        yield "not_cuisines", wishes.model_copy(update={"not_cuisines": ()})

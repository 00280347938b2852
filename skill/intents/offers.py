"""Offering one recipe: pick it, say what it is and why, and ask whether to make it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import timedelta

from skill.dialog.reply import Reply
from skill.dialog.services import Services
from skill.dialog.session import Awaiting
from skill.dialog.turn import Turn
from skill.domain.food import Allergen, Diet
from skill.domain.household import Household
from skill.domain.recipes import NothingFitsError, Wishes
from skill.food.gate import Cleared
from skill.intents import shown
from skill.intents.at_hand import servings
from skill.intents.picking import Chooser
from skill.intents.reasons import because, wish_named
from skill.recommender.pick import Pick
from skill.recommender.reasons import Why
from skill.speech import recipes as say
from skill.speech import wishes as wish
from skill.speech.prompts import Prompt
from skill.speech.recipes import checked, needs_named
from skill.speech.spoken import Many

Opening = Callable[[Cleared, timedelta], Prompt]


@dataclass(frozen=True)
class Request:
    """What to pick by, and how to open the offer.

    ``refused`` counts the offers turned down in a row; ``before`` is said first.  A
    ``firm`` request gives up any other wish before the time: "too long" was the reason.
    """

    wishes: Wishes
    opening: Opening = say.Offered
    surprise: bool = False
    refused: int = 0
    firm: bool = False
    before: tuple[Prompt, ...] = ()


def offer(turn: Turn, services: Services, request: Request) -> Reply:
    """Return the offer of one recipe that was not offered before in this conversation.

    Where that needs a wish to be dropped only because the others were offered, it says so;
    where all were offered, the first comes round again, said openly as well.
    """
    household = services.household(turn.household, turn.now)
    by = Chooser(turn, services, household, request.surprise, request.firm)
    heard = turn.session.offers
    found = by.pick(request.wishes, heard)
    if heard and not (isinstance(found, Pick) and not found.relaxed):
        anew = by.pick(request.wishes)
        if isinstance(found, Pick) and isinstance(anew, Pick):
            only_now = set(found.relaxed) - set(anew.relaxed)
            before = (wish.NothingLeft(),) if only_now else ()
            return _offered(turn, household, _preceded(request, *before), found)
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
        say=(*request.before, request.opening(choice, choice.recipe.total)),
        ask=say.MakeIt(),
        again=say.MakeItOrElse(choice),
        awaiting=Awaiting(kind="offer", data={"refused": request.refused}),
        show=shown.offer(choice, servings(household, request.wishes, choice), turn),
        remember=turn.session.but(
            topic="recipes",
            wishes=request.wishes,
            offer=choice.recipe.id,
            offers=offers,
        ),
    )


def _offered(turn: Turn, household: Household, request: Request, pick: Pick) -> Reply:
    """Return the offer: what was let go of, the recipe, one reason, what was checked."""
    reply = put_forward(turn, household, request, pick.choice)
    let_go = tuple(wish_named(name, request.wishes) for name in pick.relaxed)
    *before, opening = reply.prompts
    relaxed = (wish.Relaxed(let_go),) if let_go and not _said_so(turn, pick) else ()
    plain = pick.reason.why is Why.KEEPS_NEEDS or request.opening is say.OfferedInstead
    reason = () if plain else (because(pick.reason),)
    return reply.but(
        say=(*before, *relaxed, opening, *reason, *checked(pick.choice)),
        awaiting=Awaiting(
            kind="offer", data={"refused": request.refused, "let_go": [*pick.relaxed]}
        ),
    )


def _said_so(turn: Turn, pick: Pick) -> bool:
    """Return whether the last offer let go of the same wishes, and said so."""
    awaiting = turn.session.awaiting
    return bool(awaiting and awaiting.data.get("let_go") == [*pick.relaxed])


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

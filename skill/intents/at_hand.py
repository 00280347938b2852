"""The recipe that is talked about, cleared for who eats now, and how its talk goes on."""

from collections.abc import Mapping
from dataclasses import replace

from skill.dialog.reply import Reply
from skill.dialog.services import Services
from skill.dialog.session import Awaiting, Session
from skill.dialog.touches import SHOWN
from skill.dialog.turn import Turn
from skill.domain.cooking import Cooking
from skill.domain.events import Happened, Happening
from skill.domain.frozen import dataclass
from skill.domain.household import Eaters, Household
from skill.domain.recipes import (
    NoRecipeChosenError,
    Recipe,
    RecipeNotSafeError,
    Wishes,
)
from skill.domain.stove import moved, on_stove, taken
from skill.domain.wishes import needs
from skill.food.gate import Cleared, clear
from skill.speech.cooking import ReadyForFirst, SayDone, SayNext, SayNextAgain
from skill.speech.prompts import Prompt
from skill.speech.recipes import MakeIt, MakeItOrElse, told_line
from skill.store.protocol import update


@dataclass(frozen=True)
class AtHand:
    """A cleared recipe, for how many, and where its cook is (None: not taken yet).

    ``household`` is the document it was cleared by, as read in this turn; ``happened``
    is what became of the recipe in it.
    """

    choice: Cleared
    servings: int
    household: Household
    cooking: Cooking | None = None
    happened: tuple[Happening, ...] = ()

    @property
    def recipe(self) -> Recipe:
        """Return the recipe itself."""
        return self.choice.recipe

    @property
    def place(self) -> int:
        """Return the step that was read last, counted from 0; -1 before the first.

        A recipe may have lost steps since: then it is the last one.
        """
        step = self.cooking.step if self.cooking else -1
        return min(step, len(self.recipe.steps) - 1)

    def step_after(self, move: int, request_id: str) -> int:
        """Return the step ``move`` away; the same one for a request that is sent again."""
        again = self.cooking is not None and self.cooking.by == request_id
        return self.place if again else self.place + move


@dataclass(frozen=True)
class Question:
    """What is asked to go on, again after a silence, and who reads the answer."""

    ask: Prompt
    again: Prompt | None
    awaiting: Awaiting


def table(household: Household, wishes: Wishes, turn: Turn) -> Eaters:
    """Return what must be kept: for everyone at the table, and as said in this talk."""
    return household.eaters(turn.now) | needs(wishes)


def cleared(recipe: Recipe, eaters: Eaters) -> Cleared:
    """Return the recipe through the gate.

    Raises:
        RecipeNotSafeError: it does not keep what these eaters need.
    """
    verdict = clear(recipe, eaters)
    if isinstance(verdict, Cleared):
        return verdict
    because = tuple(dict.fromkeys(told_line(recipe, r.line) for r in verdict.reasons))
    needed = tuple(dict.fromkeys(r.need for r in verdict.reasons))
    raise RecipeNotSafeError(recipe.title, because, needed)


def at_hand(turn: Turn, services: Services) -> AtHand:
    """Return the recipe on offer or, without one, the recipe on the stove.

    A touch is about what its screen shows, even in a conversation that it begins.

    Raises:
        NoRecipeChosenError: there is neither.
        RecipeNotSafeError: it does not suit who is eating now.
    """
    household = services.household(turn.household, turn.now)
    cooking = on_stove(household, turn.now)
    shown = turn.facts.get(SHOWN)
    offer = shown if isinstance(shown, str) else turn.session.offer
    if offer is None or (shown is not None and cooking and cooking.recipe == shown):
        return on_the_stove(turn, services)
    choice = _known(offer, household, turn, services)
    heads = servings(household, turn.session.wishes, choice)
    return AtHand(choice, heads, household)


def on_the_stove(turn: Turn, services: Services) -> AtHand:
    """Return what is being cooked.

    Raises:
        NoRecipeChosenError: nothing is.
        RecipeNotSafeError: it does not suit who is eating now.
    """
    household = services.household(turn.household, turn.now)
    cooking = on_stove(household, turn.now)
    if cooking is None:
        raise NoRecipeChosenError
    choice = _known(cooking.recipe, household, turn, services)
    return AtHand(choice, cooking.servings, household, cooking)


def taken_up(turn: Turn, services: Services) -> AtHand:
    """Put the recipe on offer on the stove and return it; without an offer, what is there.

    Raises:
        NoRecipeChosenError: there is neither.
        RecipeNotSafeError: it does not suit who is eating now.
    """
    hand = at_hand(turn, services)
    if hand.cooking is not None:
        return hand
    cooking = Cooking(
        recipe=hand.recipe.id,
        servings=hand.servings,
        started=turn.now,
        touched=turn.now,
        offered=turn.session.offered,
    )
    update(services.store, turn.household, lambda h: taken(h, cooking), now=turn.now)
    took = Happening(Happened.TAKEN, cooking.recipe, offered=cooking.offered)
    return replace(hand, cooking=cooking, happened=(took,))


def moved_to(
    hand: AtHand, changes: Mapping[str, object], turn: Turn, services: Services
) -> AtHand:
    """Keep a change of what is being cooked: the step, or for how many."""
    if hand.cooking is None:
        return hand
    mark = {"touched": turn.now, "by": turn.request_id}
    cooking = hand.cooking.model_copy(update={**changes, **mark})
    update(services.store, turn.household, lambda h: moved(h, cooking), now=turn.now)
    return replace(hand, servings=cooking.servings, cooking=cooking)


def _known(recipe_id: str, household: Household, turn: Turn, services: Services) -> Cleared:
    recipe = services.catalog.get(recipe_id)
    if recipe is None:  # the catalogue has changed since
        raise NoRecipeChosenError
    return cleared(recipe, table(household, turn.session.wishes, turn))


def servings(household: Household, wishes: Wishes, choice: Cleared) -> int:
    """Return for how many to cook: as asked, as usual here, or as the recipe is written."""
    return wishes.servings or household.usual_servings or choice.recipe.servings


def onward(hand: AtHand) -> Question:
    """Return the question that the talk about a recipe comes back to."""
    if hand.cooking is None:
        return Question(MakeIt(), MakeItOrElse(hand.choice), Awaiting(kind="offer"))
    if hand.place < 0:
        return Question(ReadyForFirst(), None, Awaiting(kind="first_step"))
    if hand.place >= len(hand.recipe.steps) - 1:
        return Question(SayDone(), None, Awaiting(kind="last_step"))
    return Question(SayNext(), SayNextAgain(), Awaiting(kind="next_step"))


def told(hand: AtHand, session: Session, *said: Prompt) -> Reply:
    """Return a reply that tells something about the recipe and comes back to it."""
    question = onward(hand)
    topic = "recipes" if hand.cooking is None else "cooking"
    offer = hand.recipe.id if hand.cooking is None else session.offer
    return Reply(
        say=said,
        ask=question.ask,
        again=question.again,
        awaiting=question.awaiting,
        happened=hand.happened,
        remember=session.but(topic=topic, offer=offer),
    )

"""How the failures of recipes are told."""

from skill.dialog.apologies.registry import apology
from skill.dialog.reply import Reply
from skill.dialog.session import Awaiting
from skill.dialog.turn import Turn
from skill.domain.recipes import (
    NoRecipeChosenError,
    NoSuchStepError,
    NothingFitsError,
    RecipeNotSafeError,
)
from skill.domain.wishes import UncheckableError, added, begun
from skill.speech.cooking import NoSuchStep, WhichStep
from skill.speech.household import SomethingElseInstead
from skill.speech.recipes import (
    ContainsTrouble,
    NoRecipeYet,
    SuggestOne,
    needs_named,
)
from skill.speech.spoken import Many
from skill.speech.wishes import AskDifferently, JustLeaveOut, NotCheckable, NothingFits


@apology.register
def _(error: NothingFitsError, turn: Turn) -> Reply:
    """Say that nothing fits, and ask for something else."""
    return Reply(say=NothingFits(), ask=AskDifferently(), awaiting=Awaiting(kind="wish"))


@apology.register
def _(error: NoRecipeChosenError, turn: Turn) -> Reply:
    """Offer to suggest a recipe, since there is none to talk about."""
    return Reply(say=NoRecipeYet(), ask=SuggestOne(), awaiting=Awaiting(kind="suggest"))


@apology.register
def _(error: RecipeNotSafeError, turn: Turn) -> Reply:
    """Name what speaks against the recipe for who eats now, and offer another one."""
    said = ContainsTrouble(error.title, error.because[0], needs_named(error.needs))
    session = turn.session.but(offer=None)
    return Reply(
        say=said,
        ask=SomethingElseInstead(),
        awaiting=Awaiting(kind="instead"),
        remember=session,
    )


@apology.register
def _(error: NoSuchStepError, turn: Turn) -> Reply:
    """Say how many steps there are, and ask which."""
    return Reply(
        say=NoSuchStep(Many(error.steps, "steps")),
        ask=WhichStep(),
        awaiting=Awaiting(kind="which_step"),
    )


@apology.register
def _(error: UncheckableError, turn: Turn) -> Reply:
    """Refuse to pretend, and offer the little that can be done."""
    lay = begun if turn.name == "RecommendIntent" else added
    wishes = lay(turn.session.wishes, error.wishes)
    food = error.food or error.heard
    return Reply(
        say=NotCheckable(error.heard),
        ask=JustLeaveOut(food),
        awaiting=Awaiting(kind="leave_out", data={"food": food}),
        remember=turn.session.but(topic="recipes", wishes=wishes),
    )

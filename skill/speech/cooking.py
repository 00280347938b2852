"""Prompts of the kitchen: what is in it, how much, and one step at a time."""

from datetime import timedelta

from skill.domain.amounts import Amount
from skill.domain.food import Allergen, Diet
from skill.domain.frozen import dataclass
from skill.food.gate import Cleared
from skill.speech.amounts import Bare
from skill.speech.prompts import Prompt, Voice
from skill.speech.spoken import AnyOf, Many, Ordinal, plain, spoken


@dataclass(frozen=True)
class Speech:
    """What was said before, as the SSML it was; it is made of prompts, so it is escaped."""

    ssml: str


@spoken.register
def _(value: Speech, voice: Voice) -> str:
    from xml.etree import ElementTree

    try:
        ElementTree.fromstring(f"<speak>{value.ssml}</speak>")
    except ElementTree.ParseError:  # the session was not kept as we left it
        return plain(value.ssml)
    return value.ssml


@dataclass(frozen=True)
class Again(Prompt):
    """The last thing said, once more."""

    speech: Speech


@dataclass(frozen=True)
class NothingSaidYet(Prompt):
    """There is nothing to repeat."""


@dataclass(frozen=True)
class IngredientsStart(Prompt):
    """The first part of the list."""

    count: Many
    servings: Many
    amounts: tuple[Amount, ...]


@dataclass(frozen=True)
class IngredientsGoOn(Prompt):
    """A later part of the list."""

    amounts: tuple[Amount, ...]


@dataclass(frozen=True)
class IngredientsEnd(Prompt):
    """The last part of a list that took more than one."""

    amounts: tuple[Amount, ...]


@dataclass(frozen=True)
class Enough(Prompt):
    """The rest of the list is not wanted."""


@dataclass(frozen=True)
class HearMore(Prompt):
    """Whether to go on with the list; a yes or a no."""


@dataclass(frozen=True)
class ReadyForFirst(Prompt):
    """Whether to begin with the steps; a yes or a no."""


@dataclass(frozen=True)
class WheneverReady(Prompt):
    """Not now: how to begin later."""


@dataclass(frozen=True)
class SoMuch(Prompt):
    """How much of a food: every line that answers."""

    amounts: tuple[Bare, ...]


@dataclass(frozen=True)
class ToTaste(Prompt):
    """The recipe gives no amount for the food."""

    food: str


@dataclass(frozen=True)
class HowMuchOfWhat(Prompt):
    """The question for the food."""


@dataclass(frozen=True)
class NotInRecipe(Prompt):
    """The recipe lists no such food."""

    food: str
    title: str


@dataclass(frozen=True)
class HasIt(Prompt):
    """The recipe contains it, and in which line."""

    line: str
    what: tuple[Allergen, ...]


@dataclass(frozen=True)
class MayHaveIt(Prompt):
    """The recipe may contain it, or nobody can tell from the line."""

    line: str
    what: tuple[Allergen, ...]


@dataclass(frozen=True)
class DoesNotName(Prompt):
    """Nothing in the list is known to contain it."""

    what: AnyOf


@dataclass(frozen=True)
class BreaksDiet(Prompt):
    """A line breaks the diet."""

    line: str
    diet: Diet


@dataclass(frozen=True)
class MayBreakDiet(Prompt):
    """A line may break the diet, or nobody can tell."""

    line: str
    diet: Diet


@dataclass(frozen=True)
class KeepsDiet(Prompt):
    """Nothing in the list is known to break the diet."""

    diet: Diet


@dataclass(frozen=True)
class HasFood(Prompt):
    """The food is in the list: these lines."""

    amounts: tuple[Bare, ...]


@dataclass(frozen=True)
class HasNoFood(Prompt):
    """The food is not in the list."""

    food: str


@dataclass(frozen=True)
class ContainWhat(Prompt):
    """The question for what to look for."""


@dataclass(frozen=True)
class MakesServings(Prompt):
    """For how many the recipe is, as we have it."""

    choice: Cleared
    servings: Many


@dataclass(frozen=True)
class ServingsSet(Prompt):
    """The new number of servings, and the first of the new amounts."""

    servings: Many
    amounts: tuple[Bare, ...]


@dataclass(frozen=True)
class StepFirst(Prompt):
    """The first step."""

    count: Many
    text: str


@dataclass(frozen=True)
class StepSaid(Prompt):
    """A step on the way."""

    number: int
    text: str


@dataclass(frozen=True)
class StepLast(Prompt):
    """The last step."""

    text: str


@dataclass(frozen=True)
class SayNext(Prompt):
    """What to say to go on."""


@dataclass(frozen=True)
class SayNextAgain(Prompt):
    """The same after a silence: there is no hurry."""


@dataclass(frozen=True)
class SayDone(Prompt):
    """What to say after the last step."""


@dataclass(frozen=True)
class SetStepTimer(Prompt):
    """Whether to start the timer that the step wants; a yes or a no."""

    length: timedelta


@dataclass(frozen=True)
class Untimed(Prompt):
    """The step's timer is not wanted."""


@dataclass(frozen=True)
class GoOn(Prompt):
    """Whether to read the next step; a yes or a no."""


@dataclass(frozen=True)
class NoStepTimer(Prompt):
    """The step wants no timer."""


@dataclass(frozen=True)
class FirstAlready(Prompt):
    """There is no step before this one."""


@dataclass(frozen=True)
class StepsToGo(Prompt):
    """Where the cook is, and how many steps are left after this one."""

    place: Ordinal
    left: Many


@dataclass(frozen=True)
class OnLastStep(Prompt):
    """No step is left after the one that was read."""


@dataclass(frozen=True)
class NotBegun(Prompt):
    """No step has been read yet."""

    count: Many


@dataclass(frozen=True)
class BackTo(Prompt):
    """A recipe taken up again."""

    choice: Cleared
    number: int


@dataclass(frozen=True)
class KeepsPlace(Prompt):
    """The cook pauses; the place is kept."""

    choice: Cleared


@dataclass(frozen=True)
class Enjoy(Prompt):
    """The recipe is finished."""

    choice: Cleared


@dataclass(frozen=True)
class NoSuchStep(Prompt):
    """The recipe has fewer steps than that."""

    count: Many


@dataclass(frozen=True)
class WhichStep(Prompt):
    """The question for the step."""

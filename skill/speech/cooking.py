"""Prompts of the kitchen: what is in it, how much, and one step at a time."""

import re
from datetime import timedelta

from skill.domain.frozen import dataclass
from skill.food.gate import Cleared
from skill.speech.prompts import Prompt, Voice, words
from skill.speech.spoken import Many, Ordinal, plain, spoken

DEGREES = re.compile(r"(\d+) ?(?:\u00b0 ?)?([FC])\b")


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
class Instruction:
    """A step as the recipe words it; degrees are spoken in full ("425 F", written)."""

    text: str


@spoken.register
def _(value: Instruction, voice: Voice) -> str:
    scales = words(voice.locale, "nouns")["degrees"]
    return DEGREES.sub(lambda m: str(scales[m[2]]).format(n=m[1]), plain(value.text))


@dataclass(frozen=True)
class Again(Prompt):
    """The last thing said, once more."""

    speech: Speech


@dataclass(frozen=True)
class NothingSaidYet(Prompt):
    """There is nothing to repeat."""


@dataclass(frozen=True)
class ReadyForFirst(Prompt):
    """Whether to begin with the steps; a yes or a no."""


@dataclass(frozen=True)
class WheneverReady(Prompt):
    """Not now: how to begin later."""


@dataclass(frozen=True)
class StepFirst(Prompt):
    """The first step."""

    count: Many
    step: Instruction


@dataclass(frozen=True)
class StepSaid(Prompt):
    """A step on the way."""

    number: int
    step: Instruction


@dataclass(frozen=True)
class StepLast(Prompt):
    """The last step."""

    step: Instruction


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
class StepTakes(Prompt):
    """How long the step that was read takes."""

    time: timedelta


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
    """A recipe taken up again; the step that follows tells its own number."""

    choice: Cleared


@dataclass(frozen=True)
class KeepsPlace(Prompt):
    """The cook pauses; the place is kept."""

    choice: Cleared


@dataclass(frozen=True)
class PutAway(Prompt):
    """A recipe that somebody here must not have is off the stove; it is not named."""


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

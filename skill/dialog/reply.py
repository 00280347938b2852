"""What a handler answers: a value, rendered in one place (``alexa/respond.py``)."""

from collections.abc import Mapping
from dataclasses import field, replace

from pydantic import JsonValue

from skill.dialog.session import Awaiting, Session
from skill.display.screen import Screen
from skill.domain.events import Happening
from skill.domain.frozen import dataclass
from skill.speech.prompts import Prompt


@dataclass(frozen=True)
class Elicit:
    """Ask Alexa to read the answer as one slot of an intent (None: the turn's own)."""

    slot: str
    intent: str | None = None
    slots: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class AskConsent:
    """Hand over to Alexa's own question for a permission; our part of the turn ends."""

    scope: str
    token: str


@dataclass(frozen=True)
class ConsentCard:
    """Put a card into the Alexa app that lets the household grant permissions."""

    scopes: tuple[str, ...]


@dataclass(frozen=True)
class CompleteTask:
    """Tell whoever started a custom task how it ended; ``code`` is an HTTP-like status."""

    code: int
    message: str
    result: Mapping[str, JsonValue] = field(default_factory=dict)


@dataclass(frozen=True)
class CanFulfill:
    """Whether an utterance without our name could be answered: YES, NO or MAYBE."""

    answer: str
    slots: Mapping[str, tuple[str, str]] = field(default_factory=dict)


Directive = AskConsent | ConsentCard | CompleteTask | CanFulfill


@dataclass(frozen=True)
class Reply:
    """An answer.

    The session stays open if and only if ``ask`` is set; ``again`` words the reprompt
    (``ask`` itself where None).  ``awaiting`` names who reads the answer; ``elicit`` lets
    Alexa read it as a slot.  ``remember`` is the session from here on (None: unchanged
    but for the question).  ``happened`` is what learning may see.  ``silent`` says
    nothing, as ends and events demand; with something to show, an open question stays open
    without being asked again.
    """

    say: Prompt | tuple[Prompt, ...] = ()
    ask: Prompt | None = None
    again: Prompt | None = None
    awaiting: Awaiting | None = None
    elicit: Elicit | None = None
    show: Screen | None = None
    remember: Session | None = None
    directives: tuple[Directive, ...] = ()
    happened: tuple[Happening, ...] = ()
    silent: bool = False

    @property
    def prompts(self) -> tuple[Prompt, ...]:
        """Return what is said before the question."""
        return (self.say,) if isinstance(self.say, Prompt) else self.say

    def but(self, **changes: object) -> "Reply":
        """Return the reply with some fields changed."""
        return replace(self, **changes)  # type: ignore[arg-type]


SILENCE = Reply(silent=True)

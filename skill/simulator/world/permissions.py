"""What the family lets the skill do, and what it says when asked."""

from dataclasses import dataclass, field
from typing import Final, Literal

from skill.simulator.world.wire import Refused

TIMERS: Final = "alexa::alerts:timers:skill:readwrite"
REMINDERS: Final = "alexa::alerts:reminders:skill:readwrite"
GIVEN_NAME: Final = "alexa::profile:given_name:read"
NAME: Final = "alexa::profile:name:read"
EMAIL: Final = "alexa::profile:email:read"
MOBILE_NUMBER: Final = "alexa::profile:mobile_number:read"

SHORT_NAMES: Final = {
    "timers": TIMERS,
    "reminders": REMINDERS,
    "given_name": GIVEN_NAME,
    "name": NAME,
    "email": EMAIL,
    "mobile_number": MOBILE_NUMBER,
}

ConsentAnswer = Literal["ACCEPTED", "DENIED", "NOT_ANSWERED"]
ANSWERS: Final[tuple[ConsentAnswer, ...]] = ("ACCEPTED", "DENIED", "NOT_ANSWERED")


@dataclass
class Permissions:
    """The scopes granted, and how a question about each one will be answered.

    ``refused_with`` is the status without consent: 401 as seen, or 403 as also declared.
    """

    granted: set[str] = field(default_factory=set)
    answers: dict[str, ConsentAnswer] = field(default_factory=dict)
    otherwise: ConsentAnswer = "ACCEPTED"
    refused_with: int = 401

    def grant(self, *scopes: str) -> None:
        """Grant scopes, by full or short name."""
        self.granted |= {full_name(s) for s in scopes}

    def revoke(self, *scopes: str) -> None:
        """Take scopes back, by full or short name."""
        self.granted -= {full_name(s) for s in scopes}

    def will_answer(self, scope: str, answer: ConsentAnswer) -> None:
        """Let the family give ``answer`` when it is asked for ``scope``."""
        if answer not in ANSWERS:
            raise ValueError(f"{answer!r} is none of {ANSWERS}")
        self.answers[full_name(scope)] = answer

    def ask(self, scope: str) -> ConsentAnswer:
        """Put the question; a yes grants.  What is granted already is not asked again."""
        if scope in self.granted:
            return "ACCEPTED"
        answer = self.answers.get(scope, self.otherwise)
        if answer == "ACCEPTED":
            self.granted.add(scope)
        return answer

    def require(self, scope: str, status: int | None = None) -> None:
        """Refuse the call unless ``scope`` is granted, as Alexa words it."""
        if scope not in self.granted:
            message = "Access denied with reason: ACCESS_NOT_REQUESTED"
            raise Refused(status or self.refused_with, "ACCESS_DENIED", message)


def full_name(scope: str) -> str:
    """Return the full name of a scope given by its short or full name."""
    full = SHORT_NAMES.get(scope, scope)
    if "::" not in full:
        raise ValueError(f"{scope!r} is no scope; try one of {sorted(SHORT_NAMES)}")
    return full

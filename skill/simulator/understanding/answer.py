"""What was understood."""

from collections.abc import Mapping
from dataclasses import dataclass, field

LAUNCH = "LaunchRequest"


@dataclass(frozen=True)
class UnderstoodSlot:
    """One filled slot.

    ``value`` is what Alexa would send: the words said, or the format of an AMAZON type.
    ``id`` and ``canonical`` name the listed value it was matched to, if any.
    """

    name: str
    value: str
    type: str
    id: str | None = None
    canonical: str | None = None
    matched: bool = False


@dataclass(frozen=True)
class RunnerUp:
    """An intent that lost."""

    intent: str
    score: float
    sample: str | None


@dataclass(frozen=True)
class Understanding:
    """An intent with its slots; ``score`` and those of the runners-up are shares of one."""

    intent: str
    slots: Mapping[str, UnderstoodSlot] = field(default_factory=dict)
    score: float = 1.0
    sample: str | None = None
    runners_up: tuple[RunnerUp, ...] = ()
    exact: bool = False  # the words are those of the sample, values aside

    @property
    def is_launch(self) -> bool:
        """Return whether the skill was only opened: a LaunchRequest, not an intent."""
        return self.intent == LAUNCH

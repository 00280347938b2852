"""What an evaluation found, as values that JSON holds and a report draws."""

from collections.abc import Mapping
from typing import Literal

from pydantic import BaseModel, ConfigDict

from skill.training.figures import Interval

SERVED = "served now"
"""What is to be won against: the model in service, or the moment alone."""
BASELINE = "popularity"
"""What every lift is over: kept up to date, inside the same filters."""


class Value(BaseModel):
    """Something measured, and its 95 % interval; ``parts`` as in ``Interval``."""

    model_config = ConfigDict(frozen=True)

    value: float
    low: float
    high: float
    parts: tuple["Value", ...] = ()

    @classmethod
    def of(cls, interval: Interval) -> "Value":
        """Return an interval."""
        return cls(
            value=interval.value,
            low=interval.low,
            high=interval.high,
            parts=tuple(map(cls.of, interval.parts)),
        )


class Slice(BaseModel):
    """A part of the offers, and of the conversions among them.

    ``lift`` is over the baseline, 0.5 for half as much again, of the metrics in which that
    has any; ``against`` is how far HR@1 is above that of what is served now, and ``gain``
    how far the conversion would be, by the doubly robust estimate.  It is of the ``plain``
    offers, of which the log tells all that moved the choice; of a part that has none it is
    from -1 to 1.
    """

    model_config = ConfigDict(frozen=True)

    offers: int
    conversions: int
    figures: Mapping[str, Value]
    lift: Mapping[str, Value]
    against: Value
    gain: Value
    plain: int = 0


class OffPolicy(BaseModel):
    """What plain offers would have converted, by three estimators.

    ``effective`` is in offers; ``overlap`` is how much of the policy the log speaks of:
    for what is served it is 1 where the log can be replayed as it happened.
    """

    model_config = ConfigDict(frozen=True)

    ips: Value
    snips: Value
    dr: Value
    effective: float
    overlap: float
    believable: bool


class Entrant(BaseModel):
    """A model's figures: over all, by slice, of its lists, of its speed (ms a call)."""

    model_config = ConfigDict(frozen=True)

    overall: Slice
    slices: Mapping[str, Slice]
    coverage: float
    diversity: Value | None
    health: Value | None
    off_policy: OffPolicy
    p50_ms: float
    p99_ms: float
    kind: Literal["model", "baseline", "served"] = "model"


class Evaluation(BaseModel):
    """A bake-off: which version, on which later events, and how every entrant did.

    ``served`` is what was served when it was held, "" for the moment alone.  ``missed``
    counts conversions to recipes that were no candidates; every model misses those.
    ``plain`` counts the offers by which gains are judged: of the others the log does not
    tell all that moved the choice.
    """

    model_config = ConfigDict(frozen=True)

    version: str
    made_from: str
    catalogue: str
    served: str
    since: str
    until: str
    offers: int
    conversions: int
    converted: float
    households: int
    missed: int
    plain: int = 0
    candidates: int
    how: str
    entrants: Mapping[str, Entrant]

    @property
    def contenders(self) -> list[str]:
        """Return the version's models, the most promising first."""
        models = [name for name, one in self.entrants.items() if one.kind == "model"]
        return sorted(models, key=lambda n: -self.entrants[n].overall.gain.value)

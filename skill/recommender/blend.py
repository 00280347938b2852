"""What a model adds to the moment, and what happens when it cannot be trusted to.

A model that is slow, or answers with anything but a finite number for each row, is left
out of this pick and rests for a while; the baseline answers, and a metric tells.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from skill.recommender.models.model import Model
from skill.recommender.taste import Rows, Taste
from skill.recommender.trends import Trends

BUDGET_S = 0.05  # a model that takes longer for one pick is not waited for again
REST_S = 60.0
SLICE = 1024  # rows that are scored between two looks at the clock
FAULTS = (ArithmeticError, AttributeError, LookupError, TypeError, ValueError, OSError)
Worth = NDArray[np.float64]


class UnusableError(Exception):
    """A model's answer cannot be used: why, in one word."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


def silent(event: str, facts: Mapping[str, object]) -> None:
    """Tell nobody."""


@dataclass(eq=False)
class Learnt:
    """A model that is served, for a catalogue of that version.

    Attributes:
        monotonic: seconds, for measuring.
        tell: takes a metric: its name, and facts that name nobody.
    """

    model: Model
    version: str
    catalogue: str
    monotonic: Callable[[], float]
    tell: Callable[[str, Mapping[str, object]], None] = silent
    trends: Trends | None = None
    budget_s: float = BUDGET_S
    rests_until: float = field(default=float("-inf"), init=False)

    @property
    def name(self) -> str:
        """Return the model's name."""
        return self.model.name

    def worth(self, taste: Taste, rows: Rows) -> Worth | None:
        """Return the model's scores, 0 for the best; None where it must be done without."""
        if self.monotonic() < self.rests_until:
            return None
        try:
            scores = self._scores(taste, rows)
        except UnusableError as error:
            self._rest(error.why)
        except FAULTS as error:
            self._rest(type(error).__name__)
        else:
            return scores - scores.max() if len(scores) else scores
        return None

    def _scores(self, taste: Taste, rows: Rows) -> Worth:
        """Return the scores, a slice of rows at a time.

        Raises:
            UnusableError: it takes too long, or an answer is none.
        """
        began = self.monotonic()
        scores = np.empty(len(rows))
        for first in range(0, len(rows), SLICE):
            part = rows[first : first + SLICE]
            with np.errstate(all="ignore"):
                answer = np.asarray(self.model.score(taste, part))
            if answer.shape != part.shape:
                raise UnusableError("shape")
            scores[first : first + SLICE] = answer
            if self.monotonic() - began > self.budget_s:
                raise UnusableError("slow")
        if not np.isfinite(scores).all():
            raise UnusableError("not finite")
        return scores

    def _rest(self, why: str) -> None:
        """Leave the model out for a while, and say so."""
        self.rests_until = self.monotonic() + REST_S
        self.tell("fallback", {"model": self.name, "version": self.version, "why": why})

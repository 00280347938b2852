"""One offer, looked at again: what each model would have chosen among, and how it ranks."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from time import thread_time
from typing import Protocol, Self

import numpy as np
from numpy.typing import NDArray

from skill.recommender.choosing import best_first
from skill.recommender.interactions import Interactions
from skill.recommender.pick import Settled
from skill.recommender.taste import Floats, Rows, Taste
from skill.training.figures import Doubles, Ints
from skill.training.off_policy import Choices, Policy, softmax_chances

LISTED = 10
SETTLED = Settled()  # how serving chooses among the best


class Scorer(Protocol):
    """What the replay asks of a model."""

    def score(self, taste: Taste, rows: Rows) -> Floats:
        """Return one score for each row."""
        ...


@dataclass(eq=False)
class Record:
    """What one model did at every offer."""

    ranks: list[int] = field(default_factory=list)  # of each conversion
    lists: list[NDArray[np.int32]] = field(default_factory=list)  # (LISTED,), -1 filled
    chances: list[Doubles] = field(default_factory=list)  # of each plain offer's choices
    scores: list[Doubles] = field(default_factory=list)  # of the same
    seconds: list[float] = field(default_factory=list)  # of processor, of each offer

    @property
    def policy(self) -> Policy:
        """Return what it would have done at plain offers."""
        return Policy(_joined(self.chances), _joined(self.scores))


@dataclass(frozen=True, slots=True, eq=False)
class Look:
    """What a model said of an offer's candidates, (n,), and which it would choose among.

    ``pool`` are their places, and ``chances`` those of being chosen.
    """

    scores: Floats
    pool: Ints
    chances: Doubles


@dataclass(frozen=True, slots=True, eq=False)
class Offer:
    """One offer's candidates, what the moment makes of them, and which was offered.

    ``place`` is where that stands among them, -1 where it is none.
    """

    rows: Rows
    worth: Doubles
    place: int

    @classmethod
    def of(cls, rows: Rows, worth: Doubles, offered: int) -> Self:
        """Return an offer, with those candidates that a model is asked about."""
        judged = np.sort(best_first(worth, SETTLED.judged))
        return cls(rows[judged], worth[judged], _place(rows[judged], offered))

    def look(self, model: Scorer, taste: Taste, record: Record, lot: float | None) -> Look:
        """Return what a model would have done; a ``lot`` ranks what was taken."""
        began = thread_time()
        scores = model.score(taste, self.rows)
        record.seconds.append(thread_time() - began)
        worth = self.worth + scores
        if lot is not None:
            record.ranks.append(self._rank(worth, lot))
            record.lists.append(self._listed(worth))
        return Look(scores, *softmax_chances(worth / SETTLED.temperature, SETTLED.pool))

    def _rank(self, worth: Doubles, lot: float) -> int:
        if self.place < 0:
            return len(worth) + LISTED
        ours = worth[self.place]
        equals = int(np.count_nonzero(worth == ours))
        return int(np.count_nonzero(worth > ours)) + int(lot * equals)

    def _listed(self, worth: Doubles) -> NDArray[np.int32]:
        best = self.rows[best_first(worth, LISTED)]
        padded = np.full(LISTED, -1, dtype=np.int32)
        padded[: len(best)] = best
        return padded


@dataclass(eq=False)
class Seen:
    """Writes down what could be chosen at plain offers, whoever chose."""

    lifts: Doubles
    plain: list[bool] = field(default_factory=list)
    sizes: list[int] = field(default_factory=list)
    offered: list[int] = field(default_factory=list)
    known: list[Doubles] = field(default_factory=list)

    def note(
        self, at: Offer, looks: Sequence[Look], records: Iterable[Record], *, plain: bool
    ) -> None:
        """Write down what is in anybody's pool, and what was offered.

        Where that was no candidate, more moved the choice than the log tells.
        """
        self.plain.append(plain and at.place >= 0)
        if not self.plain[-1]:
            return
        pools = [look.pool for look in looks]
        places = np.unique(np.concatenate([np.array([at.place]), *pools]))
        self.sizes.append(len(places))
        self.offered.append(int(np.searchsorted(places, at.place)))
        self.known.append(np.stack([at.worth, self.lifts[at.rows]], axis=1)[places])
        for look, record in zip(looks, records, strict=True):
            chances = np.zeros(len(places))
            chances[np.searchsorted(places, look.pool)] = look.chances
            record.chances.append(chances)
            record.scores.append(look.scores[places].astype(np.float64))

    def choices(self, log: Interactions, offers: Ints) -> tuple[NDArray[np.bool_], Choices]:
        """Return which of the offers are plain, and what could be chosen there."""
        plain = np.array(self.plain, dtype=np.bool_)
        ends = np.cumsum(self.sizes, dtype=np.int64)
        starts = ends - np.array(self.sizes, dtype=np.int64)
        told = offers[plain]
        known = np.concatenate(self.known) if self.known else np.zeros((0, 2))
        return plain, Choices(
            starts=starts,
            offered=starts + np.array(self.offered, dtype=np.int64),
            known=known,
            reward=log.taken[told].astype(np.float64),
            propensity=log.propensity[told].astype(np.float64),
            household=log.household[told].astype(np.int64),
        )


def _joined(parts: Sequence[Doubles]) -> Doubles:
    joined: Doubles = np.concatenate(parts) if parts else np.zeros(0)
    return joined


def _place(rows: Rows, row: int) -> int:
    """Return where a row stands among candidates, -1 where it is none."""
    place = int(np.searchsorted(rows, row))
    return place if place < len(rows) and rows[place] == row else -1

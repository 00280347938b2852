"""What households take, heard by each process that serves, from a home that all share.

A process hears at its first pick, and again some minutes later what others heard meanwhile;
what its own households take it knows at once.  Whatever is told twice is counted once.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from skill.domain.events import Event
from skill.store.protocol import StoreDownError

if TYPE_CHECKING:
    from skill.catalog.columns import Columns
    from skill.recommender.trends import Trends
    from skill.store.events import Events

ALL, NEWS = 4000, 200  # pages asked for: at first, and later
HEARS_S = 600.0
AGAIN_S = 60.0  # where the home was down
Tell = Callable[[str, Mapping[str, object]], None]


@dataclass(frozen=True, slots=True)
class Lately:
    """A home of events, and what time it is there."""

    events: "Events"
    wall: Callable[[], datetime]

    def taken(self, most: int) -> tuple[Event, ...]:
        """Return the events of the pages written last."""
        return self.events.latest(most, now=self.wall())

    def gone(self, learners: Collection[str]) -> Collection[str]:
        """Return which of the learners are forgotten."""
        return self.events.gone(learners, now=self.wall())


@dataclass(frozen=True, slots=True, eq=False)
class Held:
    """Trends, the clock they were made at, and of what."""

    trends: "Trends"
    made: float
    columns: "Columns"


@dataclass(eq=False)
class Hearing:
    """Tells the trends of all versions served what is taken, from the home of now.

    Another home than before begins anew: nothing that the first one told is left.

    Attributes:
        home: gives the home of now; None where there is none.
        monotonic: seconds.
        tell: takes a metric: its name, and facts that name nobody.
    """

    home: Callable[[], Lately | None]
    monotonic: Callable[[], float]
    tell: Tell
    _held: "dict[str, Held | None]" = field(default_factory=dict, init=False)
    _asked: Lately | None = field(default=None, init=False)
    _at: float = field(default=float("-inf"), init=False)
    _all: bool = field(default=False, init=False)

    def kept(
        self, version: str, trends: "Trends | None", columns: "Columns"
    ) -> "Trends | None":
        """Return a version's trends, which are those that were there first."""
        if version not in self._held:
            held = None if trends is None else Held(trends, trends.newest_, columns)
            self._held[version] = held
            self._begin(self._asked)
        found = self._held[version]
        return None if found is None else found.trends

    def hear(self) -> None:
        """Hear what was taken since, if it is time: a pick waits for it."""
        home, now = self.home(), self.monotonic()
        if home is None or not any(self._held.values()):
            return
        if home != self._asked:
            self._begin(home)
        if 0 <= now - self._at < (HEARS_S if self._all else AGAIN_S):
            return
        self._at, news = now, self._all
        try:
            taken = home.taken(NEWS if news else ALL)
        except StoreDownError as error:
            self.tell("events down", {"why": error.why})
            return
        if self._take(taken) >= NEWS and news:  # there is more: all of it, the next time
            self._begin(home)

    def _begin(self, home: Lately | None) -> None:
        self._asked, self._at, self._all = home, float("-inf"), False

    def _take(self, taken: tuple[Event, ...]) -> int:
        """Tell all trends; return how many were new."""
        from skill.recommender import replay

        new = [0]
        for held in filter(None, self._held.values()):
            if not self._all:
                held.trends.forget({whose for whose in held.trends.recent.whose if whose})
            new.append(replay.again(held.trends, held.columns, taken, held.made))
        self._all = True
        return max(new)

"""What a turn made happen, written down for learning: one write, no identity.

The pseudonyms here are HMACs over the store's own, under a key that no store holds: who
reads events and households side by side cannot tell whose events they are.
"""

from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import UTC, datetime

from skill.dialog.turn import Turn
from skill.domain.events import Event, Happening
from skill.domain.frozen import dataclass
from skill.store.events import Events
from skill.store.protocol import NotStorableError, StoreDownError

Pseudonym = Callable[[str, str], str]
"""The one-way naming of a kind of thing and its id."""


@dataclass(frozen=True)
class Journal:
    """Where events go, how their pseudonyms are made, and which arm they are of."""

    events: Events
    named: Pseudonym
    arm: str = ""

    def learner(self, household: str) -> str:
        """Return the household's pseudonym in events."""
        return self.named("learner", household)

    def record(self, turn: Turn, happened: Sequence[Happening]) -> None:
        """Write down what a turn made happen; a turn that comes again adds nothing.

        A store that does not answer costs us the lesson, never the cook the answer.
        """
        if not happened:
            return
        events = [self._event(turn, one) for one in happened]
        learner, key = self.learner(turn.household), self.named("page", turn.request_id)
        with suppress(StoreDownError, NotStorableError):
            self.events.record(learner, key, events, now=turn.now)

    def of(self, household: str, now: datetime) -> tuple[Event, ...]:
        """Return what is kept of a household's events."""
        return self.events.of(self.learner(household), now=now)

    def forget(self, household: str, now: datetime) -> int:
        """Remove a household's events for good; return how many pages they were."""
        return self.events.forget(self.learner(household), now=now)

    def _event(self, turn: Turn, one: Happening) -> Event:
        own = f"{turn.request_id}:{one.happened}:{one.position}"
        offered = f"{one.offered or turn.request_id}:offered:0"
        return Event(
            id=self.named("event", own),
            happened=one.happened,
            household=self.learner(turn.household),
            recipe=one.recipe,
            at=turn.now.astimezone(UTC).replace(minute=0, second=0, microsecond=0),
            offer=self.named("event", offered),
            position=one.position,
            propensity=one.propensity,
            model=one.model,
            version=one.version,
            arm=self.arm,
            reason=one.reason,
            rating=one.rating,
            circumstances=one.circumstances,
        )

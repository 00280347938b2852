"""Which of several timers is meant: by name, then length, then place, then by context."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from unicodedata import combining, normalize

from skill.domain.frozen import dataclass
from skill.domain.timers import NoTimersError, Timer, TimerNotFoundError, WhichTimerError

LAST = -1
_NOT_WORDS = "not don't dont never neither nor except but keep leave"
_NOT = frozenset(_NOT_WORDS.split())
"""Words that say which one is *not* meant: "not the pasta one" is no pasta timer."""
DEEDS: Mapping[str, frozenset[str]] = {
    deed: frozenset(verbs.split())
    for deed, verbs in {
        "cancel": "cancel stop delete remove end kill clear scrap drop",
        "pause": "pause hold freeze suspend",
        "resume": "resume continue unpause unfreeze start",
        "restart": "restart reset redo",
        "more": "add extend lengthen increase",
        "less": "take shorten reduce cut",
    }.items()
}
"""What may be done to a timer, and the verbs for it: who is asked which one to stop and
says "resume the pasta one" wants nothing stopped."""
_VERBS = frozenset().union(*DEEDS.values())


@dataclass(frozen=True)
class Said:
    """What the cook said of a timer.

    ``place`` counts from 1 in the order of ringing, -1 is the last; ``it`` is the id of
    the timer last spoken of; ``deed`` is what is to be done, one of ``DEEDS``.
    """

    name: str | None = None
    length: timedelta | None = None
    place: int | None = None
    it: str | None = None
    deed: str | None = None

    @property
    def nothing(self) -> bool:
        """Return whether neither name, length nor place was said."""
        return self.name is None and self.length is None and self.place is None


def the_one_meant(timers: Sequence[Timer], said: Said) -> Timer:
    """Return the timer meant, among timers in the order of ringing.

    Raises:
        NoTimersError: none is set.
        TimerNotFoundError: none answers to the name, length or place.
        WhichTimerError: several do.
    """
    if not timers:
        raise NoTimersError("no timer is set")
    left = by_length(by_name(timers, said), said)
    if not left:
        raise TimerNotFoundError(said.name, timers)
    if said.place is not None:
        return _at(left, said.place, timers, said.name)
    if said.nothing and (it := next((t for t in left if t.id == said.it), None)):
        return it
    if len(left) > 1:
        raise WhichTimerError(left)
    return left[0]


def by_name(timers: Sequence[Timer], said: Said) -> Sequence[Timer]:
    """Return the timers of that name, else those whose names share all its words.

    One or many makes no difference: "the potato timer" is the one named "potatoes".
    Nor do accents.
    """
    if said.name is None:
        return timers
    wanted = _plain(said.name)
    named = [(t, _plain(t.name)) for t in timers if t.name]
    exact = [t for t, name in named if name == wanted]
    return exact or [t for t, name in named if _speaks_of(name, wanted, said.deed)]


def _plain(name: str) -> str:
    """Return a name without case and accents, which are written and not heard."""
    apart = normalize("NFKD", name.replace("&", " and ").casefold())
    return " ".join("".join(c for c in apart if not combining(c)).split())


def _speaks_of(name: str, wanted: str, deed: str | None) -> bool:
    """Return whether the words are of that name, or a sentence about it and not against."""
    beyond = set(wanted.split()) - set(name.split())
    if deed is not None and not (beyond & DEEDS[deed]) and beyond & _VERBS:
        return False
    return _NOT.isdisjoint(beyond) and (_within(wanted, name) or _within(name, wanted))


def _within(some: str, others: str) -> bool:
    """Return whether every word of one name is a word of the other, in some number."""
    there = [_numbers(word) for word in others.split()]
    return all(any(_numbers(word) & forms for forms in there) for word in some.split())


def _numbers(word: str) -> set[str]:
    """Return the word, and what may be its singular: "potatoes" is "potato" to a cook."""
    return {word, word.removesuffix("s"), word.removesuffix("es")}


def by_length(timers: Sequence[Timer], said: Said) -> Sequence[Timer]:
    """Return the timers set for that long; a length beside a name only helps to choose."""
    if said.length is None:
        return timers
    fitting = [t for t in timers if t.length == said.length]
    return fitting or (timers if said.name and len(timers) == 1 else [])


def _at(
    left: Sequence[Timer], place: int, timers: Sequence[Timer], name: str | None
) -> Timer:
    if place == LAST:
        return left[-1]
    if not 1 <= place <= len(left):
        raise TimerNotFoundError(name, timers)
    return left[place - 1]

"""The cheapest way through an utterance for one intent."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from skill.simulator.understanding.denial import Polarity
from skill.simulator.understanding.lexicon import Reading
from skill.simulator.understanding.model import Intent
from skill.simulator.understanding.openness import Openness
from skill.simulator.understanding.phrasing import END, START, Phrasing
from skill.simulator.understanding.views import View

LATER = ("second", "third", "fourth", "fifth")
_BEAM = 6
_LISTED = 0.7  # the cost of a listed value, in nats; a built-in's is nothing
_AT_ONCE = 9.0  # the cost of taking the rest of a list for one value
_PASSED = 14.0  # the cost of leaving out of a list what is not wanted


@dataclass(frozen=True)
class Fill:
    """A slot filled with the words ``start`` to ``end``."""

    slot: str
    type: str
    start: int
    end: int
    reading: Reading | None


@dataclass(frozen=True)
class Edge:
    """One step through the lattice."""

    end: int
    symbol: str
    cost: float
    fill: Fill | None = None
    after: str | None = None  # the slot that must be filled before


@dataclass(frozen=True)
class Path:
    """A way through the words so far."""

    cost: float
    before: str
    last: str
    fills: tuple[Fill, ...] = ()
    symbols: tuple[str, ...] = ()

    def stepped(self, edge: Edge, cost: float) -> "Path":
        """Return this path with ``edge`` taken."""
        fills = (*self.fills, edge.fill) if edge.fill else self.fills
        return Path(cost, self.last, edge.symbol, fills, (*self.symbols, edge.symbol))


@dataclass(frozen=True)
class Decoder:
    """One intent: its slots by type, its phrasing, and what its slots may hold unlisted."""

    intent: Intent
    phrasing: Phrasing
    openness: Openness
    polarity: Polarity

    def best(self, view: View) -> Path:
        """Return the cheapest path through ``view``."""
        columns: list[dict[tuple[object, ...], Path]] = [
            {} for _ in range(len(view.words) + 1)
        ]
        columns[0][START, START] = Path(0.0, START, START)
        edges = self._edges(view)
        for at in range(len(view.words)):
            for path in _cheapest(columns[at]):
                for edge in edges[at]:
                    self._step(path, edge, columns[edge.end])
        done = [self._closed(path) for path in _cheapest(columns[-1])]
        return min(done, key=lambda path: path.cost)

    def _step(self, path: Path, edge: Edge, column: dict[tuple[object, ...], Path]) -> None:
        """Put ``path`` with ``edge`` where the edge ends, if it is the cheapest there."""
        if edge.fill and any(_is_late(edge.fill.slot, fill.slot) for fill in path.fills):
            return
        if edge.after and all(edge.after != fill.slot for fill in path.fills):
            return
        cost = (
            path.cost + edge.cost + self.phrasing.cost(path.before, path.last, edge.symbol)
        )
        key = (path.last, edge.symbol)
        known = column.get(key)
        if known is None or cost < known.cost:
            column[key] = path.stepped(edge, cost)

    def _closed(self, path: Path) -> Path:
        """Return ``path`` with the cost of ending there."""
        cost = path.cost + self.phrasing.cost(path.before, path.last, END)
        return Path(cost, path.before, path.last, path.fills, path.symbols)

    def _edges(self, view: View) -> list[list[Edge]]:
        """Return the steps from each word on."""
        banned = self._banned(view)
        steps: list[list[Edge]] = [
            [Edge(at + 1, word, _PASSED if at in banned else 0.0)]
            for at, word in enumerate(view.words)
        ]
        by_type: dict[str, list[str]] = {}
        for slot, slot_type in self.intent.slots.items():
            by_type.setdefault(slot_type, []).append(slot)
        for reading in view.readings:
            cost = reading.doubt + (0.0 if reading.id is None else _LISTED)
            for slot in by_type.get(reading.type, ()):
                if not self._allows(slot, reading.type, reading.start, view):
                    continue
                fill = Fill(slot, reading.type, reading.start, reading.end, reading)
                steps[reading.start].append(Edge(reading.end, "{" + slot + "}", cost, fill))
        for edge, start in self._open(view, by_type):
            steps[start].append(edge)
        return steps

    def _banned(self, view: View) -> frozenset[int]:
        """Return where a listed value is that is not wanted, and not to be passed over."""
        return frozenset(
            at
            for reading in view.readings
            if reading.type in self.polarity.types
            for at in range(reading.start, reading.end)
            if at in view.denied
        )

    def _open(
        self, view: View, by_type: Mapping[str, Sequence[str]]
    ) -> Iterator[tuple[Edge, int]]:
        """Return the steps over words that no list holds."""
        for slot_type, slots in by_type.items():
            for start, end, cost in self.openness.spans(slot_type, view):
                for slot in slots:
                    if self._allows(slot, slot_type, start, view):
                        fill = Fill(slot, slot_type, start, end, None)
                        yield Edge(end, "{" + slot + "}", cost, fill), start
        for slot_type in self.polarity.types & by_type.keys():
            for start, end in _denied_lists(slot_type, view):
                for slot, before in self._last_of_lists(by_type[slot_type]):
                    fill = Fill(slot, slot_type, start, end, None)
                    yield Edge(end, "{" + slot + "}", _AT_ONCE, fill, before), start

    def _last_of_lists(self, slots: Sequence[str]) -> Iterator[tuple[str, str]]:
        """Return the last slots of what is always denied, and those before them."""
        placed = {_placed(slot): slot for slot in slots if slot in self.polarity.may}
        for (place, name), slot in placed.items():
            before = placed.get((place - 1, name))
            if before and slot in self.polarity.must and (place + 1, name) not in placed:
                yield slot, before

    def _allows(self, slot: str, slot_type: str, start: int, view: View) -> bool:
        return self.polarity.allows(slot, slot_type, start in view.denied)


def _is_late(slot: str, filled: str) -> bool:
    """Return whether ``slot`` cannot follow ``filled``: "name" after "secondName"."""
    place, one = _placed(slot)
    before, other = _placed(filled)
    return one == other and place <= before


def _denied_lists(slot_type: str, view: View) -> Iterator[tuple[int, int]]:
    """Return the rest of each list of what is not wanted, from any but its last value on.

    Alexa, too, puts "sugar and nuts" into the last slot of a list that has more.
    """
    values = sorted(
        (each.start, each.end)
        for each in view.readings
        if each.type == slot_type and each.start in view.denied
    )
    for at, (start, _) in enumerate(values):
        ends = [
            end for _, end in values[at + 1 :] if view.denied.issuperset(range(start, end))
        ]
        if ends:
            yield start, max(ends)


@cache
def _placed(slot: str) -> tuple[int, str]:
    """Return which of several a slot is, and of what: "thirdFood" is 2, "food"."""
    for place, later in enumerate(LATER, 1):
        name = slot.removeprefix(later)
        if name != slot and name[:1].isupper():
            return place, name[:1].lower() + name[1:]
    return 0, slot


def _cheapest(column: Mapping[tuple[object, ...], Path]) -> list[Path]:
    """Return the few paths worth going on with."""
    if len(column) <= _BEAM:
        return list(column.values())
    return sorted(column.values(), key=lambda path: path.cost)[:_BEAM]

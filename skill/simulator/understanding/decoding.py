"""The cheapest way through an utterance for one intent."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from skill.simulator.understanding.lexicon import Reading
from skill.simulator.understanding.model import Intent
from skill.simulator.understanding.openness import Openness
from skill.simulator.understanding.phrasing import END, START, Phrasing
from skill.simulator.understanding.views import View

_BEAM = 6
_LISTED = 0.7  # the cost of a listed value, in nats; a built-in's is nothing


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
        steps: list[list[Edge]] = [
            [Edge(at + 1, word, 0.0)] for at, word in enumerate(view.words)
        ]
        by_type: dict[str, list[str]] = {}
        for slot, slot_type in self.intent.slots.items():
            by_type.setdefault(slot_type, []).append(slot)
        for reading in view.readings:
            cost = reading.doubt + (0.0 if reading.id is None else _LISTED)
            for slot in by_type.get(reading.type, ()):
                fill = Fill(slot, reading.type, reading.start, reading.end, reading)
                steps[reading.start].append(Edge(reading.end, "{" + slot + "}", cost, fill))
        for edge, start in self._open(view, by_type):
            steps[start].append(edge)
        return steps

    def _open(
        self, view: View, by_type: Mapping[str, Sequence[str]]
    ) -> Iterator[tuple[Edge, int]]:
        """Return the steps over words that no list holds."""
        for slot_type, slots in by_type.items():
            for start, end, cost in self.openness.spans(slot_type, view):
                for slot in slots:
                    fill = Fill(slot, slot_type, start, end, None)
                    yield Edge(end, "{" + slot + "}", cost, fill), start


def _is_late(slot: str, filled: str) -> bool:
    """Return whether ``slot`` cannot follow ``filled``: "name" after "secondName"."""
    return slot == filled or filled == "second" + slot[:1].upper() + slot[1:]


def _cheapest(column: Mapping[tuple[object, ...], Path]) -> list[Path]:
    """Return the few paths worth going on with."""
    if len(column) <= _BEAM:
        return list(column.values())
    return sorted(column.values(), key=lambda path: path.cost)[:_BEAM]

"""Vector libraries on the same filters: faiss and usearch, as one would ask them.

They search 64 factors for the best inner product among what passes, and that is all: no
reasons, no gate, no recipe read.  Filters are our masks ANDed over the whole catalogue,
counted as part of their answer; faiss takes them as a bitmap.  usearch's Python has no
filter, so it is asked for more and more neighbours until one passes.
"""

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import Protocol

import numpy as np
from numpy.typing import NDArray
from usearch.index import Index

from benchmarks.pick_requests import Asked
from skill.catalog.catalog import Catalog
from skill.catalog.sets import AllOf, Bits
from skill.recommender.food_rows import rows_of_foods
from skill.recommender.known import Known
from skill.recommender.wanted import Wanted

FACTORS = 64
TRAINED = 50_000
PROBES = 8
MOST_ASKED = 1 << 14
Vectors = NDArray[np.float32]
Answer = Callable[[Vectors, Bits], int]


class Searches(Protocol):
    """An index of faiss; its own type hints lack the arguments that its Python takes."""

    def search(
        self, queries: Vectors, count: int, *, params: object
    ) -> tuple[Vectors, NDArray[np.int64]]:
        """Return the scores and the places of the nearest."""


@dataclass(frozen=True)
class Rival:
    """A library: how it answers, and what building it took."""

    engine: str
    answer: Answer
    built_s: float
    megabytes: float


def vectors(rows: int, seed: int) -> Vectors:
    """Return factors of so many recipes."""
    chance = np.random.default_rng(seed)
    return chance.standard_normal((rows, FACTORS), dtype=np.float32)


def rivals(factors: Vectors, graphs: bool) -> Iterator[Rival]:
    """Yield the libraries, each with its index built on one core."""
    faiss = import_module("faiss")
    faiss.omp_set_num_threads(1)
    began = time.perf_counter()
    flat = faiss.IndexFlatIP(FACTORS)
    flat.add(factors)
    megabytes = factors.nbytes / 1e6
    yield Rival("faiss flat", _flat(flat), time.perf_counter() - began, megabytes)
    began = time.perf_counter()
    cells = int(min(2048, max(4 * len(factors) ** 0.5, 16), len(factors) // 39 + 1))
    inverted = faiss.index_factory(FACTORS, f"IVF{cells},SQ8", faiss.METRIC_INNER_PRODUCT)
    inverted.train(factors[:TRAINED])
    inverted.add(factors)
    took = time.perf_counter() - began
    yield Rival(f"faiss IVF{cells},SQ8", _inverted(inverted), took, megabytes / 4)
    if graphs:
        began = time.perf_counter()
        graph = Index(ndim=FACTORS, metric="ip", dtype="i8", connectivity=16)
        graph.add(np.arange(len(factors)), factors, threads=2)
        took = time.perf_counter() - began
        yield Rival("usearch i8", _graph(graph), took, graph.memory_usage / 1e6)


def _flat(index: Searches) -> Answer:
    faiss = import_module("faiss")

    def answer(query: Vectors, bits: Bits) -> int:
        chosen = faiss.SearchParameters(sel=faiss.IDSelectorBitmap(bits))
        _, found = index.search(query, 10, params=chosen)
        return int(found[0, 0])

    return answer


def _inverted(index: Searches) -> Answer:
    faiss = import_module("faiss")

    def answer(query: Vectors, bits: Bits) -> int:
        sel = faiss.IDSelectorBitmap(bits)
        chosen = faiss.SearchParametersIVF(sel=sel, nprobe=PROBES)
        _, found = index.search(query, 10, params=chosen)
        return int(found[0, 0])

    return answer


def _graph(index: Index) -> Answer:
    def answer(query: Vectors, bits: Bits) -> int:
        asked = 16
        while asked <= min(MOST_ASKED, 4 * len(index)):
            keys = np.asarray(index.search(query[0], asked, threads=1).keys, dtype=np.int64)
            passing = keys[(bits[keys >> 3] >> (keys & 7)) & 1 != 0]
            if len(passing):
                return int(passing[0])
            asked *= 8
        return -1

    return answer


def bitmap(catalog: Catalog, asked: Asked) -> Bits:
    """Return a bit for each row that passes."""
    signals = asked.signals()
    known = Known.of(signals, catalog.columns)
    wanted = Wanted(catalog, rows_of_foods(catalog), signals, asked.eaters, known)
    return AllOf(list(wanted.sets(()))).block(0, len(catalog)).view(np.uint8)


def times(
    rival: Rival, catalog: Catalog, asked: Sequence[Asked], queries: Vectors
) -> tuple[list[float], float]:
    """Return the milliseconds of each answer, and the share that found anything."""
    taken: list[float] = []
    found = 0
    for number, query in enumerate(queries):
        began = time.perf_counter()
        bits = bitmap(catalog, asked[number % len(asked)])
        found += rival.answer(query[None, :], bits) >= 0
        taken.append(1000 * (time.perf_counter() - began))
    return taken, found / len(queries)

"""Recipes that are the same dish told twice: of each such group the best is kept.

Two recipes are alike if their lists hold the same foods and their titles nearly the same
words, or their titles the same words and their lists nearly the same foods.  First they are
put in groups by a hash (28 bytes a recipe are held), then those in a group are compared.
"""

import hashlib
from array import array
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from skill.catalog.words import words
from skill.ingest.batches import Staged

TITLES_ALIKE = 0.6  # of all their words are in both
LISTS_ALIKE = 0.75  # of all their foods are in both
LARGEST_GROUP = 400  # with so many of its group is a recipe compared


@dataclass(frozen=True, slots=True)
class Sketch:
    """What two recipes are compared by: four bytes a word, and a food, each once."""

    title: bytes
    foods: bytes


def sketch(row: Staged) -> Sketch:
    """Return what a recipe is compared by; foods nobody knows count as their words."""
    recipe = row["recipe"]
    foods = set(recipe["foods"])
    if len(foods) * 2 < len(recipe["ingredients"]):
        foods.update(" ".join(words(one["food"])) for one in recipe["ingredients"])
    return Sketch(_packed(words(recipe["title"])), _packed(foods))


def are_alike(one: Sketch, two: Sketch) -> bool:
    """Return whether two recipes are the same dish."""
    titles = _share(one.title, two.title)
    foods = _share(one.foods, two.foods)
    return (foods == 1 and titles >= TITLES_ALIKE) or (titles == 1 and foods >= LISTS_ALIKE)


def _packed(parts: Iterable[str]) -> bytes:
    """Return four bytes for each part, in order."""
    return b"".join(sorted({_hash(part).to_bytes(8, "big")[:4] for part in parts}))


def _share(one: bytes, two: bytes) -> float:
    """Return how many of all are in both, in [0, 1]; nothing is like nothing."""
    first, second = set(memoryview(one).cast("I")), set(memoryview(two).cast("I"))
    every = len(first | second)
    return len(first & second) / every if every else 0.0


class Alike:
    """The keys of all recipes in the order they came, and how good each is."""

    def __init__(self) -> None:
        self.ids = array("Q")
        self.by_foods = array("Q")
        self.by_title = array("Q")
        self.quality = array("f")

    def add(self, row: Staged) -> None:
        """Take one more recipe."""
        drawn = sketch(row)
        self.ids.append(_hash(row["recipe"]["id"]))
        self.by_foods.append(_key(drawn.foods))
        self.by_title.append(_key(drawn.title))
        self.quality.append(row["quality"])

    def suspects(self) -> frozenset[int]:
        """Return the places of recipes that share a key with another."""
        found: set[int] = set()
        for keys in (self.ids, self.by_foods, self.by_title):
            for group in _groups(keys):
                found.update(group)
        return frozenset(found)

    def doubles(self, sketches: Mapping[int, Sketch]) -> Mapping[int, str]:
        """Return the places to leave out, and why; ``sketches`` are of the suspects."""
        out: dict[int, str] = {}
        for group in _groups(self.ids):
            for place in self._best_first(group)[1:]:
                out[place] = "id seen before"
        for keys in (self.by_foods, self.by_title):
            for group in _groups(keys):
                self._compare(self._best_first(group), sketches, out)
        return out

    def _compare(
        self, group: list[int], sketches: Mapping[int, Sketch], out: dict[int, str]
    ) -> None:
        """Mark what is like a better one of its group."""
        kept: list[int] = []
        for place in group:
            if place in out:
                continue
            near = kept[-LARGEST_GROUP:]
            if any(are_alike(sketches[place], sketches[better]) for better in near):
                out[place] = "told already"
            else:
                kept.append(place)

    def _best_first(self, group: list[int]) -> list[int]:
        return sorted(group, key=lambda place: (-self.quality[place], place))


def _groups(keys: "array[int]") -> Iterator[list[int]]:
    """Yield the places that share a key, for each key that more than one has."""
    found = np.frombuffer(keys, dtype=np.uint64)
    order = np.argsort(found, kind="stable")
    ordered = found[order]
    changes = np.flatnonzero(ordered[1:] != ordered[:-1]) + 1
    for group in np.split(order, changes):
        if len(group) > 1:
            yield [int(place) for place in group]


def _hash(text: str) -> int:
    """Return 64 bits of a text that are the same in every run."""
    return _key(text.encode("utf-8", "replace"))


def _key(held: bytes) -> int:
    return int.from_bytes(hashlib.blake2b(held, digest_size=8).digest(), "big")

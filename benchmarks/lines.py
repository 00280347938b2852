"""Ingredient lines: ours beside ``ingredient-parser-nlp``: ``python -m benchmarks.lines``.

The lines are those of the starter book, each read once, so that no cache helps.  Ours
labels a line for fifteen allergens with evidence, and takes it apart; theirs takes it
apart, more finely, and labels nothing.  Their part-of-speech tagger comes from the network
when it is first used; where that cannot be had, one that costs nothing stands in for it,
and theirs looks faster than it is.  Load time and memory of the lexicon are of a fresh
process that reads one English line.
"""

import argparse
import json
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from importlib import import_module

from skill.catalog.catalog import Catalog
from skill.food.lines import read
from skill.food.quantities import measured

FRESH = """
import time, tracemalloc
tracemalloc.start()
from skill.food import inflect, lexicon, scan, tokens
before = tracemalloc.get_traced_memory()[0]
began = time.process_time()
lexicon.foods(); lexicon.names("en")
took = time.process_time() - began
print(took * 1000, (tracemalloc.get_traced_memory()[0] - before) / 1e6)
"""
TIMED = FRESH.replace("tracemalloc.start()\n", "tracemalloc.get_traced_memory()\n")


def lines() -> list[str]:
    """Return the book's lines, each once."""
    every = (one.line for recipe in Catalog.load().all() for one in recipe.ingredients)
    return list(dict.fromkeys(every))


def per_second(work: Callable[[str], object], some: list[str]) -> float:
    """Return how many lines a second one core works off."""
    began = time.process_time()
    for line in some:
        work(line)
    return len(some) / (time.process_time() - began)


def lexicon(script: str, runs: int = 5) -> tuple[float, float]:
    """Return the milliseconds of processor and megabytes of the English lexicon."""
    found = []
    for _ in range(runs):
        told = subprocess.run(
            [sys.executable, "-c", script], capture_output=True, text=True, check=True
        )
        found.append([float(part) for part in told.stdout.split()])
    took, size = zip(*found, strict=True)
    return statistics.median(took), statistics.median(size)


class Costless:
    """A tagger that takes every word for a noun."""

    def tag(self, words: list[str]) -> list[tuple[str, str]]:
        """Return each word with the tag of nouns."""
        return [(word, "NN") for word in words]


def theirs() -> tuple[Callable[[str], object], str] | None:
    """Return the peer's parser and its name, None where it is not installed."""
    try:
        parse: Callable[[str], object] = import_module("ingredient_parser").parse_ingredient
    except ImportError:
        return None
    name = "ingredient-parser-nlp"
    try:
        parse("1 cup flour")  # loads its model
    except LookupError:
        utils = import_module("ingredient_parser.en._utils")
        utils.__dict__["_get_pos_tagger"] = Costless
        parse("1 cup flour")
        name += " (untagged)"
    return parse, name


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.lines")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    some = lines()
    read("1 cup flour")
    measured("1 cup flour")
    table: dict[str, float] = {
        "lines": len(some),
        "larder label": per_second(read, some),
        "larder measured": per_second(measured, some),
        "larder both": per_second(lambda line: (read(line + " "), measured(line)), some),
    }
    if (peer := theirs()) is not None:
        table[peer[1]] = per_second(peer[0], some)
        table["ratio"] = table["larder both"] / table[peer[1]]
    table["lexicon load ms"] = lexicon(TIMED)[0]
    table["lexicon MB"] = lexicon(FRESH)[1]
    if options.json:
        print(json.dumps([table]))
        return
    for name, value in table.items():
        print(f"{name:>34} {value:,.1f}")


if __name__ == "__main__":
    main()

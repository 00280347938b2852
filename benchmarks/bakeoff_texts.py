"""What the recipes of the public logs are made of, as far as their metadata tell."""

import json
import lzma
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from pyarrow import parquet

from skill.food.lexicon import foods_in
from skill.recommender.interactions import Contents
from skill.recommender.taste import Rows

RARE = 5  # recipes that a name must be in to be kept
WORDS = re.compile(r"[a-z]{3,}")
IDLE = {"and", "the", "with", "for", "from", "easy", "best", "recipe", "style", "your"}
TAGS = ("meal_tags", "category", "regions", "cuisines", "dish_label")


@dataclass(eq=False)
class Kinds:
    """Names by row: those of row i are ``ids[starts[i]:starts[i + 1]]``, all below n."""

    starts: NDArray[np.int64]
    ids: Rows
    n: int

    def __post_init__(self) -> None:
        owners = np.repeat(np.arange(len(self.starts) - 1), np.diff(self.starts))
        order = np.argsort(self.ids, kind="stable")
        cuts = np.cumsum(np.bincount(self.ids, minlength=self.n))[:-1]
        self.holders = np.split(owners[order], cuts)

    def asked(self, row: int, rng: np.random.Generator) -> NDArray[np.bool_] | None:
        """Return which rows share one of a row's names, drawn at random, if it has any."""
        mine = self.ids[self.starts[row] : self.starts[row + 1]]
        if not len(mine):
            return None
        share = np.zeros(len(self.starts) - 1, dtype=np.bool_)
        share[self.holders[int(rng.choice(mine))]] = True
        return share


@dataclass(frozen=True, slots=True, eq=False)
class Texts:
    """Words of titles, foods, and tags with words, of every row."""

    words: Kinds
    foods: Kinds
    tags: Kinds

    @property
    def contents(self) -> Contents:
        """Return what models may read; no recipe starts better than another."""
        prior = np.full(len(self.foods.starts) - 1, 0.5, dtype=np.float32)
        foods, tags = self.foods, self.tags
        return Contents(
            foods.starts, foods.ids, foods.n, tags.starts, tags.ids, tags.n, prior
        )


def foodcom(folder: Path, recipes: NDArray[np.int64]) -> Texts:
    """Return what Food.com's metadata tell: classes of food, tags, and titles."""
    rows = {int(recipe): row for row, recipe in enumerate(recipes)}
    words, foods, tags = (_nothing(len(rows)) for _ in range(3))
    for told in parquet.read_table(folder / "recipes.parquet").to_pylist():
        row = rows.get(told["recipe"])
        if row is not None:
            title = (told["title"] or "").lower()
            words[row] |= set(WORDS.findall(title)) - IDLE
            foods[row] |= {*_listed(told["main_ingredients"]), *foods_in(title)}
            tags[row] |= {
                f"{column}:{one}" for column in TAGS for one in _listed(told[column])
            }
    return _texts(words, foods, tags)


def allrecipes(folder: Path, recipes: NDArray[np.int64]) -> Texts:
    """Return what the texts tell: foods of the ingredient lines, tags, and titles."""
    rows = {f"allrecipes:{recipe}": row for row, recipe in enumerate(recipes)}
    words, foods, tags = (_nothing(len(rows)) for _ in range(3))
    with lzma.open(folder / "recipes.jsonl.xz", "rt", encoding="utf-8") as file:
        for told in map(json.loads, file):
            row = rows.get(told["id"])
            if row is not None:
                words[row] |= set(WORDS.findall(told["title"].lower())) - IDLE
                foods[row] |= {f for line in told["ingredients"] for f in _foods(line)}
                tags[row] |= {f"tag:{one.lower()}" for one in told["tags"]}
    return _texts(words, foods, tags)


Names = list[set[str]]


def _nothing(count: int) -> Names:
    """Return so many empty sets."""
    return [set() for _ in range(count)]


@cache
def _foods(line: str) -> tuple[str, ...]:
    """Return the foods that an ingredient line names."""
    return foods_in(line)


def _listed(value: str | None) -> set[str]:
    """Return the values of a cell joined with bars."""
    return set(value.split("|")) - {""} if value else set()


def _texts(words: Names, foods: Names, tags: Names) -> Texts:
    """Return the names as numbers; a title's words are tags too."""
    both = [told | titled for told, titled in zip(tags, words, strict=True)]
    return Texts(_kinds(words), _kinds(foods), _kinds(both))


def _kinds(named: Sequence[Iterable[str]]) -> Kinds:
    """Return the names that occur often enough, as numbers by row."""
    often = Counter(name for names in named for name in names)
    kept = sorted(name for name, count in often.items() if count >= RARE)
    ids = {name: number for number, name in enumerate(kept)}
    listed = [sorted(ids[name] for name in names if name in ids) for names in named]
    starts = np.concatenate([[0], np.cumsum([len(one) for one in listed])]).astype(np.int64)
    flat = np.array([one for each in listed for one in each], dtype=np.int32)
    return Kinds(starts, flat, len(ids))

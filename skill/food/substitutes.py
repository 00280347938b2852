"""What stands in for an ingredient, for these eaters: every answer has passed the gate.

``data/substitutes.csv`` has a line for each stand-in: of how much, what to take instead,
what it serves best for, and why where it is not obvious.
"""

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from enum import StrEnum
from fractions import Fraction
from functools import cache
from pathlib import Path

from skill.domain.frozen import dataclass
from skill.domain.household import Eaters
from skill.domain.recipes import Course, Ingredient, Recipe
from skill.food.gate import Cleared, clear
from skill.food.heads import by_head
from skill.food.lexicon import above
from skill.food.quantities import Measured, measured
from skill.food.scan import scan
from skill.food.tokens import tokenise
from skill.food.units import NotConvertibleError, convert

DATA = Path(__file__).with_name("data") / "substitutes.csv"


class Use(StrEnum):
    """What a stand-in serves best for."""

    ANY = "any"
    BAKING = "baking"
    COOKING = "cooking"
    RAW = "raw"


@dataclass(frozen=True)
class StandIn:
    """``instead`` serves for ``per`` of a food; both as a cook would write them."""

    food: str
    per: Measured
    instead: tuple[Measured, ...]
    lines: tuple[str, ...]
    use: Use


@dataclass(frozen=True)
class Swap:
    """A stand-in that the eaters may have.

    ``of`` is how much of the food it is for, and ``instead`` what to take; in a recipe both
    are the recipe's amounts.  ``cleared`` is the recipe with the stand-in in it, or the
    stand-in alone where there is no recipe.
    """

    of: Ingredient
    instead: tuple[Ingredient, ...]
    use: Use
    cleared: Cleared


def known_stand_ins(food: str) -> tuple[StandIn, ...]:
    """Return what may stand in for a food, best first; none where nothing is known."""
    return by_head(food, _table()) or ()


def swaps(food: str, eaters: Eaters) -> tuple[Swap, ...]:
    """Return what stands in for a food that these eaters may have, without a recipe."""
    return tuple(_alone(food, eaters))


def swaps_in(recipe: Recipe, place: int, eaters: Eaters) -> tuple[Swap, ...]:
    """Return what stands in for one ingredient, such that the recipe passes the gate.

    ``place`` is its index in the list.  What the title and the steps say of the food is
    read as the stand-in; a danger named anywhere else still refuses.
    """
    return tuple(_within(recipe, place, eaters))


def _alone(food: str, eaters: Eaters) -> Iterator[Swap]:
    for one in known_stand_ins(food):
        instead = tuple(_ingredient(part, line) for part, line in _parts(one))
        passed = clear(_bare(instead), eaters)
        if isinstance(passed, Cleared):
            yield Swap(_ingredient(one.per, food), instead, one.use, passed)


def _within(recipe: Recipe, place: int, eaters: Eaters) -> Iterator[Swap]:
    old = recipe.ingredients[place]
    for one in known_stand_ins(old.food):
        times = _times(old, one.per)
        of = old if times is not None else _ingredient(one.per, old.food)
        instead = tuple(
            _ingredient(part, line, times or Fraction(1)) for part, line in _parts(one)
        )
        passed = clear(_swapped(recipe, place, instead), eaters)
        if isinstance(passed, Cleared):
            yield Swap(of, instead, one.use, passed)


def _parts(one: StandIn) -> Iterator[tuple[Measured, str]]:
    yield from zip(one.instead, one.lines, strict=True)


def _times(old: Ingredient, per: Measured) -> Fraction | None:
    """Return how often the recipe's amount holds the stand-in's, where it can be told."""
    if old.quantity is None or per.low is None:
        return None
    written = Fraction(old.quantity).limit_denominator(48)
    if old.unit == per.unit:
        return written / per.low
    try:
        return convert(written, old.unit, per.unit, old.food) / per.low
    except NotConvertibleError:
        return None


def _ingredient(part: Measured, line: str, times: Fraction = Fraction(1)) -> Ingredient:
    quantity = None if part.low is None else float(part.low * times)
    return Ingredient(line, part.food, quantity, part.unit, part.note)


def _bare(ingredients: Sequence[Ingredient]) -> Recipe:
    """Return a recipe of nothing but these, for the gate to read."""
    return Recipe(
        id="",
        title="",
        meals=frozenset(),
        course=Course.SAUCE,
        cuisine="",
        total=timedelta(0),
        servings=1,
        ingredients=tuple(ingredients),
        steps=(),
    )


def _swapped(recipe: Recipe, place: int, instead: tuple[Ingredient, ...]) -> Recipe:
    """Return the recipe with the stand-in in its list, its steps and its title."""
    old = recipe.ingredients[place].food
    new = " and ".join(one.food for one in instead)
    listed = (*recipe.ingredients[:place], *instead, *recipe.ingredients[place + 1 :])
    steps = tuple(s._replace(text=_renamed(s.text, old, new)) for s in recipe.steps)
    title = _renamed(recipe.title, old, new)
    return replace(recipe, title=title, ingredients=listed, steps=steps, foods=frozenset())


def _renamed(text: str, old: str, new: str) -> str:
    """Return the text with the food called by its new name, where that food alone is meant.

    Names are found as the gate finds them, longest first: the butter of "peanut butter" is
    not the butter of the list.
    """
    meant = _meanings(old)
    parts, at = [], 0
    tokens = tokenise(text, "en")
    for match in scan(tokens, "en", {}).matches:
        if meant.isdisjoint(match.concepts):
            continue
        parts += [text[at : tokens[match.first].start], new]
        at = tokens[match.last - 1].end
    return "".join((*parts, text[at:]))


def _meanings(food: str) -> frozenset[int]:
    """Return the concepts of a food's name, and of its last word if that is what it is.

    Unsalted butter is a butter, and the steps may call it so; peanut butter is none.
    """
    meant = _concepts(food)
    kinds = frozenset[int]().union(*map(above, meant))
    return meant | (_concepts(food.split()[-1]) & kinds if food.split() else frozenset())


def _concepts(name: str) -> frozenset[int]:
    found = scan(tokenise(name, "en"), "en", {}).matches
    return frozenset(concept for match in found for concept in match.concepts)


@cache
def _table() -> Mapping[str, tuple[StandIn, ...]]:
    """Return the stand-ins by the food they stand in for, in the file's order."""
    table: dict[str, tuple[StandIn, ...]] = {}
    with DATA.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            lines = tuple(row["instead"].split(";"))
            foods = row["food"].split(";")
            per = measured(f"{row['per']} {foods[0]}")
            one = StandIn(
                foods[0], per, tuple(map(measured, lines)), lines, Use(row["use"])
            )
            for name in foods:
                table[name] = (*table.get(name, ()), one)
    return table

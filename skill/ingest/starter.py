"""Compile the starter recipes: ``catalog/starter/*.cook`` to ``catalog/starter.json``.

``python -m skill.ingest.starter`` rewrites the artifact, which is all that serving reads; a
test holds it equal to a fresh compile.  Front matter gives times in minutes.
"""

import hashlib
import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from datetime import timedelta
from pathlib import Path

from skill.catalog.catalog import STARTER
from skill.catalog.rows import File, to_row
from skill.domain.recipes import (
    Course,
    Difficulty,
    Ingredient,
    Meal,
    Recipe,
    Season,
    Step,
)
from skill.food.labels import of_recipe
from skill.food.lexicon import foods_in
from skill.ingest import measures
from skill.ingest.cooklang import Document, Item, Quantity, parse
from skill.ingest.enrich.claims import claims, honest

SOURCES = STARTER.with_suffix("")
_KEYS = (
    "title meals course cuisine total active servings seasons difficulty tags"
    " prior alcoholic"
)
KEYS = frozenset(_KEYS.split())


class RecipeFileError(ValueError):
    """A file that is no recipe we can serve: which, and why."""

    def __init__(self, name: str, why: str) -> None:
        super().__init__(f"{name}: {why}")
        self.name = name
        self.why = why


def compile_all(folder: Path = SOURCES) -> File:
    """Return the catalogue that the files in ``folder`` make, in order of their ids.

    Raises:
        RecipeFileError: the first file that cannot be compiled.
    """
    rows = [to_row(compile_one(path)) for path in sorted(folder.glob("*.cook"))]
    digest = hashlib.sha256(json.dumps(rows, sort_keys=True).encode()).hexdigest()
    return File(version=f"starter-{digest[:12]}", recipes=rows)


def compile_one(path: Path) -> Recipe:
    """Return the recipe in one file; its id is the file's stem.

    Raises:
        RecipeFileError: it lacks something, or says what we do not know.
    """
    document = parse(path.read_text(encoding="utf-8"))
    if unknown := set(document.metadata) - KEYS:
        raise RecipeFileError(path.name, f"unknown keys {sorted(unknown)}")
    try:
        return _recipe(path.stem, document)
    except (KeyError, ValueError) as error:
        raise RecipeFileError(path.name, str(error)) from error


def dumped(catalogue: File) -> str:
    """Return the artifact's text: one recipe a line, so that a change is readable."""
    rows = ",\n".join(
        json.dumps(row, ensure_ascii=False, sort_keys=True) for row in catalogue["recipes"]
    )
    return f'{{"version": "{catalogue["version"]}", "recipes": [\n{rows}\n]}}\n'


def _recipe(name: str, document: Document) -> Recipe:
    """Put a recipe together from front matter and steps."""
    head = document.metadata
    ingredients = _ingredients(item for step in document.steps for item in step)
    steps = tuple(_step(step) for step in document.steps)
    return Recipe(
        id=name,
        title=head["title"],
        meals=frozenset(Meal(meal) for meal in listed(head["meals"])),
        course=Course(head["course"]),
        cuisine=head["cuisine"],
        total=timedelta(minutes=float(head["total"])),
        servings=int(head["servings"]),
        ingredients=ingredients,
        steps=steps,
        active=timedelta(minutes=float(head["active"])),
        seasons=frozenset(Season(season) for season in listed(head.get("seasons", ""))),
        difficulty=Difficulty(head["difficulty"]),
        equipment=_equipment(document),
        tags=_tags(head, ingredients, steps),
        prior=float(head["prior"]),
        alcoholic=head.get("alcoholic", "false") == "true",
        foods=frozenset(f for one in ingredients for f in foods_in(one.line, "en")),
    )


def listed(value: str) -> tuple[str, ...]:
    """Return the words of a YAML flow list ("[lunch, dinner]")."""
    parts = value.strip().removeprefix("[").removesuffix("]").split(",")
    return tuple(part.strip() for part in parts if part.strip())


def _tags(
    head: Mapping[str, str], ingredients: Sequence[Ingredient], steps: Sequence[Step]
) -> frozenset[str]:
    """Return what the author calls it, and the diets that its label knows it keeps.

    Raises:
        ValueError: the author says what only the label may.
    """
    tags = listed(head.get("tags", ""))
    if said := [tag for tag in tags if claims(tag)]:
        raise ValueError(f"claims {said}, which only its label may")
    lines = [one.line for one in ingredients]
    return honest(tags, of_recipe(head["title"], lines, [step.text for step in steps]))


def _equipment(document: Document) -> tuple[str, ...]:
    """Return the cookware in order of first use, each once."""
    items = (item for step in document.steps for item in step)
    return tuple(dict.fromkeys(item.name for item in items if item.kind == "cookware"))


def _ingredients(items: Iterable[Item]) -> tuple[Ingredient, ...]:
    """Return the list in order of first use; the same food in the same unit is summed."""
    found: dict[tuple[str, str, str], Ingredient] = {}
    for item in items:
        if item.kind == "ingredient":
            one = _ingredient(item)
            key = (one.food, one.unit, one.note)
            found[key] = _sum(found[key], one) if key in found else one
    return tuple(found.values())


def _ingredient(item: Item) -> Ingredient:
    """Return one ingredient as it was marked."""
    unit = measures.unit(item.units) if item.units else ""
    amount = None if item.quantity == "some" else _number(item.quantity)
    line = measures.line(amount, unit, item.name, item.note)
    return Ingredient(line, item.name, amount, unit, item.note, item.fixed)


def _sum(one: Ingredient, two: Ingredient) -> Ingredient:
    """Return both uses of a food as one line; a use without an amount adds none."""
    amounts = [each.quantity for each in (one, two) if each.quantity is not None]
    total = sum(amounts) if amounts else None
    line = measures.line(total, one.unit, one.food, one.note)
    return Ingredient(
        line, one.food, total, one.unit, one.note, fixed=one.fixed and two.fixed
    )


def _step(items: Iterable[Item]) -> Step:
    """Return a step with its words and its first timer; a range rings at its lower end."""
    text = ""
    timer: timedelta | None = None
    name = ""
    for item in items:
        text += _said(item)
        if item.kind == "timer" and timer is None:
            timer = measures.length(_number(item.quantity), item.units)
            name = item.name
    return Step(text.strip(), timer, name)


def _said(item: Item) -> str:
    """Return an item as the step's text says it."""
    if item.kind != "timer":
        return item.name
    low, dash, high = str(item.quantity).partition("-")
    amount = f"{low} to {high}" if dash else measures.number(_number(item.quantity))
    return f"{amount} {item.units}"


def _number(amount: Quantity) -> float:
    """Return an amount as a number; "5-10" is its lower end.

    Raises:
        ValueError: it is a word.
    """
    return float(str(amount).partition("-")[0])


def main() -> int:
    """Write the artifact; return the exit code."""
    catalogue = compile_all()
    STARTER.write_text(dumped(catalogue), encoding="utf-8")
    sys.stdout.write(f"{catalogue['version']}: {len(catalogue['recipes'])} recipes\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())

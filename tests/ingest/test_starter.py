"""Compiling recipe files: right, complete, and honest about what is wrong."""

from datetime import timedelta
from pathlib import Path

import pytest

from skill.catalog.catalog import STARTER
from skill.domain.recipes import Ingredient, Meal, Season
from skill.ingest.starter import RecipeFileError, compile_all, compile_one, dumped

HEAD = """---
title: Test rice
meals: [lunch, dinner]
course: main
cuisine: american
total: 30
active: 10
servings: 2
seasons: [winter]
difficulty: easy
tags: [rice]
prior: 0.5
---

"""


def written(folder: Path, text: str) -> Path:
    """Return a file of that text."""
    path = folder / "test-rice.cook"
    path.write_text(text, encoding="utf-8")
    return path


def test_the_artifact_is_a_fresh_compile() -> None:
    """If this fails, run ``python -m skill.ingest.starter`` and commit what it wrote."""
    assert STARTER.read_text(encoding="utf-8") == dumped(compile_all())


def test_a_file_becomes_a_recipe(tmp_path: Path) -> None:
    """Front matter, list, steps, timers and cookware all arrive."""
    path = written(
        tmp_path,
        HEAD + "Boil @rice{1 1/2%cups}(rinsed) in a #pot{} for ~rice{10-12%minutes}.\n\n"
        "Season with @salt{1/2%tsp} and @bay leaf{=1}, then more @salt{1/2%tsp}.\n",
    )

    recipe = compile_one(path)

    assert recipe.id == "test-rice"
    assert recipe.meals == {Meal.LUNCH, Meal.DINNER}
    assert recipe.seasons == {Season.WINTER}
    assert recipe.equipment == ("pot",)
    assert [ingredient.line for ingredient in recipe.ingredients] == [
        "1 1/2 cups rice, rinsed",
        "1 teaspoon salt",
        "1 bay leaf",
    ]
    assert recipe.ingredients[2] == Ingredient("1 bay leaf", "bay leaf", 1.0, fixed=True)
    assert recipe.steps[0].text == "Boil rice in a pot for 10 to 12 minutes."
    assert recipe.steps[0].timer == timedelta(minutes=10)
    assert recipe.steps[0].timer_name == "rice"


@pytest.mark.parametrize(
    ("wrong", "instead"),
    [
        ("course: main", "course: elevenses"),
        ("meals: [lunch, dinner]", "meals: [second breakfast]"),
        ("title: Test rice\n", ""),
        ("total: 30", "total: half an hour"),
        ("prior: 0.5", "priority: 0.5"),
        ("difficulty: easy", "difficulty: trivial"),
        ("tags: [rice]", "tags: [rice, gluten free]"),
    ],
)
def test_front_matter_that_is_wrong_is_refused(
    tmp_path: Path, wrong: str, instead: str
) -> None:
    """The error names the file, so that its author can mend it."""
    path = written(tmp_path, HEAD.replace(wrong, instead) + "Boil @rice{1%cup}.\n")

    with pytest.raises(RecipeFileError, match=r"test-rice\.cook"):
        compile_one(path)


def test_a_recipe_keeps_the_diets_that_its_label_keeps(tmp_path: Path) -> None:
    """No author says so: rice and salt are vegan, and with butter they are not."""
    plain = compile_one(written(tmp_path, HEAD + "Boil @rice{1%cup}.\n"))
    rich = compile_one(written(tmp_path, HEAD + "Boil @rice{1%cup} in @butter{1%cup}.\n"))

    assert plain.tags == {"rice", "vegan", "vegetarian", "gluten free", "dairy free"}
    assert rich.tags == {"rice", "vegetarian", "gluten free"}


@pytest.mark.parametrize(
    "step", ["Add @salt{1%smidgen}.", "Boil ~{a few%minutes}.", "Wait ~{3%moons}."]
)
def test_an_amount_that_cannot_be_read_is_refused(tmp_path: Path, step: str) -> None:
    """A unit nobody knows is a slip, not an amount."""
    with pytest.raises(RecipeFileError):
        compile_one(written(tmp_path, HEAD + step + "\n"))

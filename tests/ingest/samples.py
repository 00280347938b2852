"""Small sources for tests, in the shapes of the great ones; all of it our own."""

import csv
import io
import json
from pathlib import Path

SOUP = {
    "id": "1",
    "title": "Lentil soup",
    "ingredients": ["1 cup red lentils", "1 onion, chopped", "2 tablespoons olive oil"],
    "directions": ["Fry the onion in the oil for 5 minutes.", "Simmer all 18 minutes."],
    "tags": ["soup"],
}
CAKE = {
    "id": "2",
    "title": "Almond cake",
    "ingredients": ["2 cups almond flour", "4 eggs", "1 cup sugar"],
    "directions": ["Beat the eggs and sugar.", "Bake at 350 degrees F for 40 minutes."],
    "tags": [],
}
PAGE = """<!doctype html><html lang="en"><head>
<link rel="canonical" href="https://kitchen.example/soups/lentil-soup">
<script type="application/ld+json">%s</script></head>
<body><h1>Lentil soup</h1></body></html>"""
SCHEMA = {
    "@context": "https://schema.org",
    "@type": "Recipe",
    "name": "Lentil soup",
    "recipeYield": "4 servings",
    "totalTime": "PT1H10M",
    "prepTime": "PT10M",
    "recipeCuisine": "Turkish",
    "recipeCategory": "Soup",
    "recipeIngredient": ["1 cup red lentils", "1 onion"],
    "recipeInstructions": [
        {"@type": "HowToStep", "text": "Fry the onion."},
        {"@type": "HowToStep", "text": "Simmer for 18 minutes."},
    ],
}
COOK = """---
title: Toast
servings: 1
time: 5 minutes
---

Toast the @bread{2%slices} for ~toast{3%minutes}, then butter with @butter{1%tbsp}.
"""

FOODS = "carrot leek potato onion rice lentils tofu apple pear plum corn kale"
REVIEW = "user_id,recipe_id,date,rating,review"


def lines(*rows: object) -> str:
    """Return rows as JSON lines."""
    return "".join(f"{json.dumps(row)}\n" for row in rows)


def many(count: int) -> str:
    """Return so many recipes, each another dish, as JSON lines."""
    foods = FOODS.split()
    rows = (
        {
            "id": str(n),
            "title": f"Dish {'abcdefghijklmnop'[n % 16]}{n}x{n * 7}",
            "ingredients": [f"{n + 1} grams {foods[n % 12]}", f"1 {foods[(n // 12) % 12]}"],
            "directions": [f"Boil everything for {n % 50 + 5} minutes."],
        }
        for n in range(count)
    )
    return lines(*rows)


def page(recipe: object = SCHEMA) -> str:
    """Return a saved page with a recipe in JSON-LD."""
    return PAGE % json.dumps(recipe).replace("<", "\\u003c")


def microdata() -> str:
    """Return a saved page with a recipe in microdata."""
    return """<html lang="en"><body><div itemscope itemtype="https://schema.org/Recipe">
<h1 itemprop="name">Lentil soup</h1><span itemprop="recipeYield">4 servings</span>
<time itemprop="totalTime" datetime="PT30M">30 min</time>
<li itemprop="recipeIngredient">1 cup red lentils</li>
<li itemprop="recipeIngredient">1 onion</li>
<div itemprop="recipeInstructions">Fry the onion. Simmer for 18 minutes.</div>
</div></body></html>"""


def table(names: list[str], *rows: list[object]) -> str:
    """Return a CSV file."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerows([names, *rows])
    return out.getvalue()


def foodcom() -> str:
    """Return recipes in the shape of ``RAW_recipes.csv``."""
    names = "name,id,minutes,contributor_id,submitted,tags,nutrition,n_steps,steps"
    names += ",description,ingredients,n_ingredients"
    return table(
        names.split(","),
        ["lentil soup", 7, 30, 1, "2006-01-01", "['soups', 'vegan']", "[1.0]", 2,
         "['fry the onion', 'simmer for 18 minutes']", "good,\nand cheap",
         "['red lentils', 'onion', \"za'atar\"]", 3],
        ["almond cake", 8, 999999999, 1, "2006-01-01", "[]", "[]", 1,
         "['bake for 40 minutes']", "", "['almonds', 'eggs']", 2],
    )  # fmt: skip


def interactions() -> str:
    """Return reviews in the shape of ``RAW_interactions.csv``: recipe 7 is loved."""
    names = REVIEW.split(",")
    rows: list[list[object]] = [[n, 7, "2007-01-01", 5, "so,\ngood"] for n in range(20)]
    return table(names, *rows, [99, 8, "2007-01-01", 0, "no"])


def recipenlg() -> str:
    """Return recipes in the shape of RecipeNLG's table."""
    return table(
        ["", "title", "ingredients", "directions", "link", "source", "NER"],
        [0, "Lentil soup", '["1 c. red lentils", "1 onion"]',
         '["Fry the onion.", "Simmer 18 minutes."]', "www.kitchen.example/1", "Gathered",
         '["red lentils", "onion"]'],
    )  # fmt: skip


def layer1(count: int = 2) -> list[object]:
    """Return recipes in the shape of Recipe1M's ``layer1.json``."""
    return [
        {
            "id": f"{n:010x}",
            "title": f"Soup number {n}",
            "partition": "train",
            "url": f"http://kitchen.example/{n}",
            "ingredients": [{"text": "1 cup red lentils"}, {"text": f"{n} onions"}],
            "instructions": [{"text": "Fry the onion."}, {"text": "Simmer 18 minutes."}],
        }
        for n in range(count)
    ]


def written(path: Path, text: str) -> Path:
    """Return a file of that text."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path

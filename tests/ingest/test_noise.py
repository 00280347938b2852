"""Noise clears nothing: a danger in a line stays one through the whole way in.

Bodies go the way that every source's do (read, cleaned, enriched, labelled, staged, and
back), and the recipe that comes out is asked of the gate.
"""

import json

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from skill.domain.food import Allergen
from skill.domain.household import Eaters
from skill.domain.recipes import Recipe
from skill.food.claims import claims_in
from skill.food.gate import Refusal, clear
from skill.food.tokens import tokenise
from skill.ingest.batches import Batch, labelled, rows_in, worked
from skill.ingest.sources.item import Item, Shape
from tests.ingest import samples

DANGERS = {
    "2 tablespoons peanut butter": Allergen.PEANUT,
    "1/2 cup chopped almonds": Allergen.TREE_NUT,
    "200 ml whole milk": Allergen.MILK,
    "3 eggs, beaten": Allergen.EGG,
    "1 pound shrimp, peeled": Allergen.CRUSTACEAN,
    "2 cod fillets": Allergen.FISH,
    "1 tbsp tahini": Allergen.SESAME,
    "100 g wheat flour": Allergen.WHEAT,
    "2 tbsp soy sauce": Allergen.SOY,
    "1 tsp Dijon mustard": Allergen.MUSTARD,
}
SIGNS = "<>&;/=\"'()[]{},.-–*# \t\n\r\0\u00ad\u200b\u200d\ufeff0123 "
MARKUP = """<b> </b> <!-- --> &nbsp; &lt; &#0; <script> <p class=' '> <img alt= ]]> {{ c(
▢ (optional <a title=' <style> <br <li>"""
NOISE = st.one_of(
    st.text(max_size=40),
    st.text(alphabet=SIGNS, max_size=40),
    st.sampled_from(MARKUP.split()),
)
unhurried = settings(deadline=None)


def through(shape: Shape, body: str) -> list[Recipe]:
    """Return the recipes that come of a body; none where it is refused."""
    item = Item(shape, "x", body.encode("utf-8", "replace"))
    _, text = worked(Batch(0, "web", (item,)))
    return [labelled(row)[0] for row in rows_in(text) if "recipe" in row]


def claims(text: str) -> bool:
    """Return whether the noise happens to claim something ("dairy-free")."""
    return bool(claims_in(tokenise(text, "en"), text))


def is_refused(recipe: Recipe, need: Allergen) -> bool:
    """Return whether the gate refuses it for who must avoid that."""
    return isinstance(clear(recipe, Eaters(allergies=frozenset({need}))), Refusal)


def rejected(shape: Shape, body: bytes) -> list[str]:
    """Return why a body is refused."""
    _, text = worked(Batch(0, "web", (Item(shape, "x", body),)))
    return [row["reason"] for row in rows_in(text) if "reason" in row]


@settings(unhurried, max_examples=150)
@given(st.sampled_from(sorted(DANGERS)), NOISE, NOISE)
@example("1/2 cup chopped almonds", "<b ", ">")
@example("1/2 cup chopped almonds", "<a href='", "'>")
@example("1/2 cup chopped almonds", "x" * 5_000, "")
@example("1/2 cup chopped almonds", "", " " * 5_000)
@example("3 eggs, beaten", "\u200b", "\u200b")
@example("3 eggs, beaten", "<!-- ", " -->")
def test_a_danger_in_a_record_stays(line: str, before: str, after: str) -> None:
    """Set among noise, its words whole, it is never free."""
    noisy = f"{before} {line} {after}"
    record = {**samples.SOUP, "ingredients": ["1 cup water", noisy]}

    for recipe in through("record", json.dumps(record)):
        kept = " ".join(one.line for one in recipe.ingredients)
        assert claims(kept) or is_refused(recipe, DANGERS[line]), kept


@settings(unhurried, max_examples=30)
@given(st.sampled_from(sorted(DANGERS)), NOISE, NOISE)
@example("1/2 cup chopped almonds", "<", ">")
def test_a_danger_on_a_page_stays(line: str, before: str, after: str) -> None:
    """As JSON-LD, through other people's readers."""
    noisy = f"{before} {line} {after}"
    page = samples.page({**samples.SCHEMA, "recipeIngredient": ["1 cup water", noisy]})

    for recipe in through("page", page):
        kept = " ".join(one.line for one in recipe.ingredients)
        assert claims(kept) or is_refused(recipe, DANGERS[line]), kept


@given(st.sampled_from(sorted(DANGERS)), NOISE)
@settings(unhurried, max_examples=40)
def test_a_danger_that_only_a_step_names_stays(line: str, noise: str) -> None:
    """The method is parted and respoken; a food in it is still seen."""
    food = line.split(",")[0].split(" ", 2)[-1]
    step = f"Stir well and add the {food}, then serve. {noise}"
    record = {**samples.SOUP, "directions": [noise, step]}

    for recipe in through("record", json.dumps(record)):
        kept = " ".join(each.text for each in recipe.steps)
        assert food in kept


@pytest.mark.parametrize("shape", ["page", "cook", "record", "row"])
@settings(unhurried, max_examples=60)
@given(body=st.binary(max_size=400))
def test_any_body_is_a_recipe_or_a_reason(shape: Shape, body: bytes) -> None:
    """Never an error of ours."""
    for reason in rejected(shape, body):
        assert not reason.startswith("error") or shape == "row"


@pytest.mark.parametrize(
    "body",
    [
        b"[" * 200_000,
        b'{"title": "x", "ingredients": ['
        + b'"1 egg",' * 50_000
        + b'"1 egg"], "steps": ["a"]}',
        b'{"title": "x", "ingredients": ["' + b"a " * 400_000 + b'"], "steps": ["boil"]}',
        b'{"title": "x", "ingredients": ["egg"], "steps": ["' + b"a, " * 200_000 + b'"]}',
        b'{"title": "x", "ingredients": "' + b"(" * 300_000 + b'", "steps": "boil"}',
        b'{"title": "x", "ingredients": "[' + b"[" * 90_000 + b']", "steps": "boil"}',
        b'{"title": "x", "ingredients": ["egg"], "steps": ["' + b"1" * 300_000 + b'"]}',
        b'{"title": "x", "minutes": "' + b"9" * 5_000 + b'", "ingredients": ["egg"]}',
    ],
)
def test_a_monstrous_record_ends(body: bytes) -> None:
    """Soon, and without an error."""
    assert not any(reason.startswith("error") for reason in rejected("record", body))

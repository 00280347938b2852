"""The catalogue: loading it, finding in it, refusing what is none."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skill.catalog.catalog import Catalog
from skill.catalog.errors import CatalogUnreadableError
from skill.catalog.rows import from_row, to_row

STARTER = Catalog.load()


def ids(asked: str) -> list[str]:
    """Return the ids that are found."""
    return [recipe.id for recipe in STARTER.find(asked)]


def test_every_recipe_is_found_by_its_id() -> None:
    """What ``all`` lists, ``get`` gives."""
    assert len(STARTER) == len(STARTER.all()) >= 60
    assert all(STARTER.get(recipe.id) is recipe for recipe in STARTER.all())


def test_an_unknown_id_is_nothing() -> None:
    """A recipe that left the catalogue is no crash."""
    assert STARTER.get("unicorn-steak") is None


def test_every_recipe_is_found_first_or_nearly_by_its_title() -> None:
    """Saying the title brings the recipe up."""
    for recipe in STARTER.all():
        assert recipe.id in ids(recipe.title)[:2], recipe.title


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("mac and cheese", "macaroni-and-cheese"),
        ("panckes", "buttermilk-pancakes"),
        ("a chicken curry", "chicken-coconut-curry"),
        ("something with aubergine", "eggplant-parmesan"),
        ("spaghetti bolognaise", "bolognese"),
        ("fish tacos", "fish-tacos"),
        ("dal", "dal-tadka"),
        ("prawns", "garlic-shrimp"),
    ],
)
def test_a_dish_is_found_as_cooks_say_it(asked: str, expected: str) -> None:
    """Synonyms, slips and noise do not hide a dish."""
    assert expected in ids(asked)[:3]


@pytest.mark.parametrize(
    "asked", ["beef wellington", "banana muffins", "sushi", "", "recipe", "!?"]
)
def test_what_we_do_not_have_is_not_found(asked: str) -> None:
    """Every word must be met: banana pancakes are no banana muffins."""
    assert ids(asked) == []


def test_pasta_is_not_taken_for_tomato_paste() -> None:
    """A word that recipes know is never read as a slip of another."""
    assert "beef-tacos" not in ids("pasta")


@given(st.text(max_size=60))
def test_no_words_make_finding_fall(asked: str) -> None:
    """Whatever was heard, the answer is recipes of ours or none."""
    assert set(STARTER.find(asked)) <= set(STARTER.all())


def test_a_recipe_survives_its_row() -> None:
    """Writing and reading changes nothing, timers and amounts included."""
    for recipe in STARTER.all():
        assert from_row(json.loads(json.dumps(to_row(recipe)))) == recipe


@pytest.mark.parametrize(
    "text", ["", "{", "[]", "null", '{"version": "1"}', '{"version": "1", "recipes": [{}]}']
)
def test_a_broken_file_says_so(tmp_path: Path, text: str) -> None:
    """A cut or foreign file is one clear error, never half a catalogue."""
    path = tmp_path / "starter.json"
    path.write_text(text, encoding="utf-8")

    with pytest.raises(CatalogUnreadableError, match=r"starter\.json"):
        Catalog.load(path)


def test_a_missing_file_says_so(tmp_path: Path) -> None:
    """So does none at all."""
    with pytest.raises(CatalogUnreadableError):
        Catalog.load(tmp_path / "none.json")


def test_two_recipes_may_not_share_an_id() -> None:
    """An id is how a household's history names a recipe."""
    one = STARTER.all()[0]

    with pytest.raises(ValueError, match="same id"):
        Catalog.of([one, one], "1")

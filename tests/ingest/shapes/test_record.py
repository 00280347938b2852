"""Records of the great dumps, and what strangers make of them."""

import csv
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skill.ingest.raw import Raw, UnusableError
from skill.ingest.shapes.record import read
from tests.ingest import samples

FIELDS = ["title", "name", "ingredients", "steps", "directions", "minutes", "tags", "id"]


def rows(text: str) -> list[Raw]:
    """Return the recipes of a CSV file."""
    found = csv.DictReader(io.StringIO(text))
    return [read(json.dumps(row).encode(), "web") for row in found]


def test_the_shape_of_allrecipes() -> None:
    """Lists of texts."""
    found = read(json.dumps(samples.SOUP).encode(), "web")

    assert found.id == "web:1"
    assert found.title == "Lentil soup"
    assert found.ingredients[0] == "1 cup red lentils"
    assert found.steps[1] == "Simmer all 18 minutes."
    assert found.tags == ("soup",)


def test_the_shape_of_foodcom() -> None:
    """Python's lists in text; an absurd time is none."""
    soup, cake = rows(samples.foodcom())

    assert soup.id == "web:7"
    assert soup.ingredients == ("red lentils", "onion", "za'atar")
    assert soup.steps == ("fry the onion", "simmer for 18 minutes")
    assert (soup.total, cake.total) == (30, None)
    assert soup.tags == ("soups", "vegan")


def test_the_shape_of_recipenlg() -> None:
    """JSON's lists in text; the link is the id."""
    [soup] = rows(samples.recipenlg())

    assert soup.id == "web:www.kitchen.example-1"
    assert soup.ingredients == ("1 c. red lentils", "1 onion")
    assert soup.steps == ("Fry the onion.", "Simmer 18 minutes.")


def test_the_shape_of_recipe1m() -> None:
    """Objects with a text."""
    [soup] = (read(json.dumps(each).encode(), "web") for each in samples.layer1(1))

    assert soup.id == "web:0000000000"
    assert soup.ingredients == ("1 cup red lentils", "0 onions")


def test_a_schema_object_is_a_record_too() -> None:
    """A file of JSON-LD, one recipe a line."""
    found = read(json.dumps({"@graph": [{}, samples.SCHEMA]}).encode(), "web")

    assert found.title == "Lentil soup"
    assert (found.total, found.prep) == (70, 10)


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b"", "not JSON"),
        (b"{", "not JSON"),
        (b"[" * 100_000, "not JSON"),
        (b"[1, 2]", "not a record"),
        (b"null", "not a record"),
        (b"{}", "no ingredients"),
        (b'{"title": "x", "ingredients": {"a": 1}, "steps": 7}', "no ingredients"),
        (b'{"title": "x", "ingredients": ["egg"]}', "no steps"),
        (b'{"title": 5, "ingredients": ["egg"], "steps": ["boil"]}', "no title"),
    ],
)
def test_what_is_no_recipe_says_why(body: bytes, reason: str) -> None:
    """A reason that can be counted."""
    with pytest.raises(UnusableError) as refused:
        read(body, "web")

    assert refused.value.reason == reason


values = st.recursive(
    st.none() | st.booleans() | st.floats() | st.text(max_size=20) | st.integers(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=12,
)


@given(
    st.dictionaries(
        st.sampled_from(FIELDS),
        values,
    )
)
def test_any_record_is_read_or_refused(record: dict[str, object]) -> None:
    """Never anything but a recipe or a reason."""
    try:
        found = read(json.dumps(record).encode(), "web")
    except UnusableError:
        pass
    else:
        assert found.title
        assert found.ingredients
        assert found.steps

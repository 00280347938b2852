"""Saved web pages, of any site and none."""

import json
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from skill.ingest.raw import UnusableError
from skill.ingest.shapes.page import decoded, read, url_of
from tests.ingest import samples

FIELDS = ["name", "recipeIngredient", "recipeInstructions", "totalTime", "recipeYield"]


def test_a_page_with_json_ld_is_a_recipe() -> None:
    """All fields, cleaned; the address is the id."""
    found = read(samples.page().encode(), "web", "soup.html")

    assert found.id == "web:kitchen.example-soups-lentil-soup"
    assert found.title == "Lentil soup"
    assert found.ingredients == ("1 cup red lentils", "1 onion")
    assert found.steps == ("Fry the onion.", "Simmer for 18 minutes.")
    assert (found.total, found.prep) == (70, 10)
    assert found.yields == "4 servings"
    assert found.lang == "en"
    assert found.cuisine == "Turkish"


def test_a_page_with_microdata_is_a_recipe() -> None:
    """The markup of older sites."""
    found = read(samples.microdata().encode(), "web", "soup.html")

    assert found.title == "Lentil soup"
    assert found.ingredients == ("1 cup red lentils", "1 onion")
    assert found.total == 30


@pytest.mark.parametrize(
    "page",
    [
        "",
        "<html></html>",
        samples.page({"@type": "Recipe", "name": "Soup"}),
        samples.page({"@type": "NewsArticle", "name": "Soup"}),
        samples.PAGE % "{broken",
        samples.PAGE % ("[" * 50_000),
        "<div>" * 50_000,
        "\x00\xff" * 1_000,
    ],
)
def test_a_page_without_a_recipe_says_why(page: str) -> None:
    """And never falls."""
    with pytest.raises(UnusableError) as refused:
        read(page.encode(), "web", "x.html")

    assert refused.value.reason


def test_the_site_is_told_by_the_page_or_its_folder() -> None:
    """A canonical link first."""
    assert url_of(samples.page(), "x") == "https://kitchen.example/soups/lentil-soup"
    assert url_of("<html>", "pages/kitchen.example/1.html") == "https://kitchen.example/"
    assert url_of("<html>", "1.html").endswith(".invalid/")


def test_an_encoding_is_believed_if_it_exists() -> None:
    """Broken bytes are replaced, unknown names ignored."""
    assert "crème" in decoded('<meta charset="latin-1">crème'.encode("latin-1"))
    assert "crème" in decoded('<meta charset="klingon">crème'.encode())


def test_a_hostile_page_does_not_take_long() -> None:
    """Open tags without end, on which Python's own parser of HTML takes minutes."""
    began = time.process_time()
    for page in ("<link " * 50_000, "<html " + "a" * 100_000, "<meta content='" * 20_000):
        with pytest.raises(UnusableError):
            read(page.encode(), "web", "x.html", seconds=0.3)

    assert time.process_time() - began < 5


@settings(deadline=None, max_examples=30)
@given(
    st.dictionaries(
        st.sampled_from(FIELDS),
        st.none()
        | st.text(max_size=30)
        | st.lists(st.text(max_size=10) | st.integers(), max_size=3)
        | st.dictionaries(st.sampled_from(["text", "@type", "name"]), st.text(max_size=9)),
    )
)
def test_any_markup_is_read_or_refused(fields: dict[str, object]) -> None:
    """Whatever a site writes into its fields."""
    page = samples.PAGE % json.dumps({"@type": "Recipe", **fields}).replace("<", "\\u003c")
    try:
        found = read(page.encode("utf-8", "replace"), "web", "x.html")
    except UnusableError:
        pass
    else:
        assert found.ingredients

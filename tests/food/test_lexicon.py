"""The food files and what is served of them."""

import subprocess
import sys
from pathlib import Path

import pytest

from skill.food import lexicon
from skill.food.compile import COMPILED, compiled, read_concepts, read_words, traits_of
from skill.food.inflect import LANGUAGES
from skill.food.lexicon import canonical, foods_in, is_a, lexicon_version
from skill.food.traits import TRAITS, Trait


def test_the_artifact_is_what_the_files_say() -> None:
    """Whoever edits a food file runs ``python -m skill.food.compile``."""
    for name, text in compiled().items():
        assert (COMPILED / name).read_text(encoding="utf-8") == text, name


def test_the_lexicon_knows_its_size() -> None:
    """At least 2,000 concepts and 5,000 names, and every language has its share."""
    concepts = read_concepts()
    names = {
        lang: {name.casefold() for c in concepts for name in c.names[lang]}
        for lang in LANGUAGES
    }

    assert len(concepts) >= 2000
    assert len(names["en"]) >= 5000
    assert all(len(names[lang]) >= 1000 for lang in LANGUAGES)


def test_the_artifact_is_small() -> None:
    """It is read by every cold start."""
    assert sum(file.stat().st_size for file in COMPILED.iterdir()) < 4_000_000


def test_food_files_are_sorted_and_rows_have_facts_or_a_class() -> None:
    """So that a dietitian finds the line, and nothing is free of all by accident."""
    for file in sorted((COMPILED.parent / "data" / "foods").glob("*.csv")):
        ids = [row.split(",")[0].lstrip("@") for row in _rows(file)]
        assert ids == sorted(ids), file.name


def _rows(file: Path) -> list[str]:
    return file.read_text(encoding="utf-8").splitlines()[1:]


def test_wheat_is_gluten_and_pork_is_meat_everywhere() -> None:
    """What is implied is there, whatever a row forgot."""
    place = {trait: TRAITS.index(trait) for trait in Trait}
    for ident, facts in traits_of(read_concepts()).items():
        if facts[place[Trait.WHEAT]] == "c":
            assert facts[place[Trait.GLUTEN]] == "c", ident
        if facts[place[Trait.PORK]] == "c":
            assert facts[place[Trait.MEAT]] == "c", ident


def test_no_word_of_the_closed_list_is_a_dangerous_food() -> None:
    """A word may not be a food with a fact and no food at all."""
    concepts = lexicon.foods()
    names, words = lexicon.names("en"), read_words()["en"]
    dangerous = [
        w for w in words if any(set(concepts.facts[c]) - {"f"} for c in names.meaning(w))
    ]

    assert dangerous == []


@pytest.mark.parametrize(
    ("word", "lang", "concept"),
    [
        ("aubergines", "en", "eggplant"),
        ("Eggs", "en", "egg"),
        ("Möhren", "de", "carrot"),
        ("pommes de terre", "fr", "potato"),
        ("cipolle", "it", "onion"),
        ("champiñones", "es", "mushroom"),
        ("eggs", "en-GB", "egg"),
    ],
)
def test_a_word_has_one_concept(word: str, lang: str, concept: str) -> None:
    """Inflected, accented, in any supported language."""
    assert canonical(word, lang) == concept


def test_an_unknown_word_or_language_has_none() -> None:
    """Nothing is guessed."""
    assert canonical("snorfblat") is None
    assert canonical("ovo", "pt") is None
    assert foods_in("ovo", "pt") == ()


@pytest.mark.parametrize(
    ("concept", "ancestor"),
    [
        ("portobello_mushroom", "mushroom"),
        ("chicken_breast", "chicken"),
        ("chicken_breast", "meat_food"),
        ("chicken_breast", "meat"),
        ("red_onion", "onion"),
        ("cherry_tomato", "tomato"),
        ("bacon", "pork"),
        ("cheddar", "cheese"),
        ("salmon", "fish"),
        ("king_prawn", "shrimp"),
        ("basmati_rice", "rice"),
        ("egg_yolk", "egg"),
    ],
)
def test_kinds_are_found_through_their_classes(concept: str, ancestor: str) -> None:
    """So that "no mushrooms" and "with chicken" mean their kinds."""
    assert is_a(concept, ancestor)
    assert not is_a(ancestor, concept)


@pytest.mark.parametrize(
    ("concept", "other"),
    [("turkey", "chicken"), ("lamb", "beef"), ("lobster", "crab"), ("almond_milk", "milk")],
)
def test_what_is_only_alike_is_no_kind(concept: str, other: str) -> None:
    """So that "no chicken" leaves the turkey, and "with beef" finds no lamb."""
    assert not is_a(concept, other)


def test_the_classes_that_other_floors_ask_for_exist() -> None:
    """Renaming one would silently turn "no meat" into no wish at all."""
    classes = "fish_flesh crustacean_food mollusc_food meat_food poultry dairy cheese"
    for name in [*classes.split(), "vegetable", "fruit", "pasta_class", "bread_class"]:
        assert name in lexicon.foods().numbers


def test_foods_are_found_in_order_and_once() -> None:
    """As a cook or a title says them."""
    assert foods_in("Chicken with mushrooms, garlic and more chicken") == (
        "chicken",
        "mushroom",
        "garlic",
    )


def test_the_version_names_the_artifact() -> None:
    """Twelve hex digits of its hash."""
    assert len(lexicon_version()) == 12
    int(lexicon_version(), 16)


def test_reading_a_line_needs_no_numpy_and_no_web_client() -> None:
    """The gate is on the way of every cold start."""
    code = (
        "import sys; from skill.food.lines import read; read('1 egg'); "
        "heavy = ('numpy', 'boto3', 'pydantic', 'tomllib', 'csv'); "
        "print([m for m in heavy if m in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )

    assert done.stdout.strip() == "[]"

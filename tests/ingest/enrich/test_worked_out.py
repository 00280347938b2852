"""Servings, times, season, difficulty, equipment, language, list: each on its own."""

from datetime import timedelta

import pytest

from skill.domain.recipes import Difficulty, Season
from skill.ingest.enrich.difficulty import difficulty
from skill.ingest.enrich.equipment import equipment
from skill.ingest.enrich.language import language
from skill.ingest.enrich.lists import ingredient
from skill.ingest.enrich.seasons import seasons
from skill.ingest.enrich.times import times
from skill.ingest.enrich.yields import servings
from skill.ingest.raw import Raw

STEPS = ("Chop the onion.", "Fry it, stirring, for 5 minutes.", "Bake for 40 minutes.")


def recipe(
    lines: tuple[str, ...] = ("1 onion",),
    steps: tuple[str, ...] = STEPS,
    title: str = "Onion",
    lang: str = "",
) -> Raw:
    """Return a raw recipe."""
    return Raw("x:1", title, lines, steps, lang=lang)


@pytest.mark.parametrize(
    ("said", "people"),
    [
        ("4", 4),
        ("Serves 6-8", 6),
        ("6 servings", 6),
        ("serves four", 4),
        ("1 (9-inch) pie, 8 servings", 8),
        ("pour 4 personnes", 4),
        ("4 Portionen", 4),
        ("Para 2 personas", 2),
        ("24 cookies", 12),
        ("2 loaves", 4),
        ("1 1/2 cups", 4),
        ("", 4),
        ("0 servings", 4),
        ("999999 servings", 4),
        ("100 servings", 48),
    ],
)
def test_servings(said: str, people: int) -> None:
    """People are counted, not pies; four where nothing is said."""
    assert servings(said, "en") == people


def test_times_are_worked_out_from_steps() -> None:
    """Forty-five minutes pass, and the hands have their work too."""
    found = times(recipe(), STEPS, "en")

    assert found.worked_out
    assert timedelta(minutes=48) <= found.total <= timedelta(minutes=60)
    assert timedelta(minutes=8) <= found.active <= timedelta(minutes=20)


def test_overnight_counts() -> None:
    """It is eight hours of nobody's work."""
    found = times(recipe(), ("Soak the beans overnight.",), "en")

    assert found.total >= timedelta(hours=8)
    assert found.active < timedelta(minutes=20)


def test_times_as_said_are_kept() -> None:
    """The source knows best; the work is what it says of preparing."""
    raw = Raw("x:1", "Onion", ("1 onion",), STEPS, total=90.0, prep=15.0)
    found = times(raw, STEPS, "en")

    assert (found.total, found.active) == (timedelta(minutes=90), timedelta(minutes=15))
    assert not found.worked_out


@pytest.mark.parametrize(
    ("title", "foods", "found"),
    [
        ("Pumpkin pie", {"pumpkin", "egg"}, {Season.AUTUMN}),
        ("Grilled zucchini", {"zucchini"}, {Season.SUMMER}),
        ("Asparagus tart", {"asparagus"}, {Season.SPRING}),
        ("Christmas stollen", {"raisin"}, {Season.WINTER}),
        ("Rice", {"rice"}, set()),
        ("Omelet", {"egg", "tomato"}, set()),
    ],
)
def test_seasons(title: str, foods: set[str], found: set[Season]) -> None:
    """What grows then, and what it is called; one tomato makes no summer."""
    assert seasons(title, (), foods, "en") == found


@pytest.mark.parametrize(
    ("steps", "lines", "minutes", "found"),
    [
        (("Mix.", "Serve."), 4, 5, Difficulty.EASY),
        (("Knead the dough.", "Let it rise.", "Roll."), 12, 50, Difficulty.MEDIUM),
        (
            ("Temper the chocolate.", "Make choux dough.", "Fold in."),
            15,
            95,
            Difficulty.HARD,
        ),
    ],
)
def test_difficulty(
    steps: tuple[str, ...], lines: int, minutes: int, found: Difficulty
) -> None:
    """Techniques weigh more than length."""
    assert difficulty(steps, lines, timedelta(minutes=minutes), "en") is found


def test_equipment_is_named_once() -> None:
    """With its size, in order of first use."""
    steps = ("Boil in a large pot.", "Grease a 9 by 13 inch baking dish.", "Drain the pot.")

    assert equipment(steps, "en") == ("large pot", "9 by 13 inch baking dish")


@pytest.mark.parametrize(
    ("lines", "steps", "said", "lang"),
    [
        (
            ("1 cup of flour",),
            ("Mix the flour with the milk and bake until done.",),
            "",
            "en",
        ),
        (("200 g Mehl",), ("Das Mehl mit der Milch in einer Schüssel mischen.",), "", "de"),
        (("200 g de farine",), ("Mélanger la farine avec le lait dans un bol.",), "", "fr"),
        (("200 g di farina",), ("Mescolare la farina con il latte e un uovo.",), "", "it"),
        (("200 g de harina",), ("Mezclar la harina con la leche y un huevo.",), "", "es"),
        (("200 g bloem",), ("Meng de bloem met het water en een ei in de kom.",), "", "nl"),
        (("小麦粉 200g",), ("混ぜる",), "ja", "ja"),
        (("小麦粉 200g",), ("混ぜる",), "en", "und"),
        (("flour",), ("Bake.",), "en-GB", "en"),
        (("xyzzy",), ("Plugh.",), "", "und"),
    ],
)
def test_language(
    lines: tuple[str, ...], steps: tuple[str, ...], said: str, lang: str
) -> None:
    """The words decide; where none is sure, it says so."""
    assert language(recipe(lines, steps, "X", said)) == lang


def test_a_line_stays_whole_beside_its_parts() -> None:
    """The gate reads the line; speech says one can."""
    found = ingredient("1 (14 ounce) can black beans, drained", "en")

    assert found.line == "1 (14 ounce) can black beans, drained"
    assert (found.quantity, found.unit, found.food) == (1.0, "can", "black beans")
    assert found.note == "drained"


def test_an_absurd_amount_is_none() -> None:
    """Nobody takes a million cups."""
    assert ingredient("1000000 cups flour", "en").quantity is None

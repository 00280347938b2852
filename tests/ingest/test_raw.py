"""A raw recipe: what makes it usable, and that nothing of its list is lost."""

import pytest

from skill.food.lines import LONGEST
from skill.ingest.raw import LONGEST_LINE, Hints, UnusableError, identity, raw

LINES = ["1 egg"]
STEPS = ["Boil the egg."]


@pytest.mark.parametrize(
    ("title", "lines", "steps", "reason"),
    [
        ("", LINES, STEPS, "no title"),
        ("12 - 34", LINES, STEPS, "no title"),
        ("t" * 300, LINES, STEPS, "title too long"),
        ("Egg", [], STEPS, "no ingredients"),
        ("Egg", ["", "1", "--"], STEPS, "no ingredients"),
        ("Egg", LINES, [], "no steps"),
        ("Egg", LINES, [" ", "..."], "no steps"),
        ("Egg", ["egg"] * 1_000, STEPS, "too many ingredients"),
        ("Egg", LINES, ["boil " * 20_000], "steps too long"),
    ],
)
def test_what_cannot_be_cooked_is_refused(
    title: str, lines: list[str], steps: list[str], reason: str
) -> None:
    """The reason is one of few, so that it can be counted."""
    with pytest.raises(UnusableError) as refused:
        raw("x:1", title, lines, steps)

    assert refused.value.reason == reason


def test_an_endless_line_stays_too_long_for_the_gate() -> None:
    """Cut to where the gate still refuses to read it, it is unknown, not harmless."""
    read = raw("x:1", "Egg", ["egg " * 1_000 + "peanuts"], STEPS)

    assert LONGEST < len(read.ingredients[0]) <= LONGEST_LINE


def test_the_same_line_twice_is_two_lines() -> None:
    """An egg for the dough and one for the glaze are two eggs."""
    assert raw("x:1", "Bun", ["1 egg", "1 egg"], STEPS).ingredients == ("1 egg", "1 egg")


@pytest.mark.parametrize("minutes", [-5.0, 0.0, 1e9, float("inf"), float("nan"), None])
def test_absurd_times_are_not_said(minutes: float | None) -> None:
    """A thousand years of simmering is no time."""
    assert raw("x:1", "Egg", LINES, STEPS, Hints(total=minutes)).total is None


@pytest.mark.parametrize(
    ("key", "made"),
    [
        ("10001", "web:10001"),
        (10001, "web:10001"),
        ("allrecipes:10001", "allrecipes:10001"),
        ("a b/c?d", "web:a-b-c-d"),
        ("../../etc/passwd", "web:etc-passwd"),
    ],
)
def test_an_id_names_its_source(key: object, made: str) -> None:
    """One that does already stays as it is."""
    assert identity("web", key, ["Egg"]) == made


def test_without_a_key_the_content_is_the_id() -> None:
    """The same recipe has the same id in every run."""
    assert identity("web", "", ["Egg"]) == identity("web", None, ["Egg"])
    assert identity("web", "", ["Egg"]) != identity("web", "", ["Eggs"])

"""Screens of recipes and steps: every value that a document asks for is in its data."""

from datetime import timedelta

import pytest

from skill.catalog.catalog import Catalog
from skill.display import cooking, recipes
from skill.display.clock import at_step, counting
from skill.display.cooking import Around
from skill.display.recipes import Caption, Line
from skill.display.screen import Screen
from skill.domain.household import Eaters
from skill.domain.timers import Timer
from skill.food.gate import Cleared, clear
from tests.support import NOON

CAPTION = Caption({"clock": "30 min"}, checked="Checked.", labels={"take": "Make it"})


def crumble() -> Cleared:
    """Return a recipe for people without needs."""
    recipe = Catalog.load().get("apple-crumble")
    assert recipe is not None
    cleared = clear(recipe, Eaters())
    assert isinstance(cleared, Cleared)
    return cleared


def screens() -> list[Screen]:
    """Return one screen of each kind."""
    choice = crumble()
    return [
        recipes.recipe(choice, CAPTION),
        recipes.ingredients(choice, CAPTION, [Line("12 tart apples"), Line("salt")]),
        cooking.step(choice, 0, Around("Step 1 of 6", then="Then: bake.")),
    ]


@pytest.mark.parametrize("screen", screens(), ids=lambda screen: screen.document)
def test_a_screen_is_the_same_in_words(screen: Screen) -> None:
    """What is read on it can be read without it."""
    said = " ".join(screen.words)
    unsaid = {"before", "after", "table", "labels", "recipe"}
    shown = [v for k, v in screen.data.items() if isinstance(v, str) and k not in unsaid]

    assert [text for text in shown if text not in said] == []


def test_runners_up_are_touched_by_their_title_and_told_in_words() -> None:
    """As "make the apple crumble" would be said."""
    other = (crumble(), "55 min")
    caption = Caption({}, others=[other], others_title="Or")

    screen = recipes.recipe(crumble(), caption)

    title = crumble().recipe.title
    assert screen.data["others"] == [{"place": 1, "title": title, "time": "55 min"}]
    assert f"Or {title}" in screen.words


def test_a_step_stands_between_the_one_before_and_the_one_after() -> None:
    """The first has none before, the last none after; what is read is the step itself."""
    texts = [step.text for step in crumble().recipe.steps]
    last = len(texts) - 1
    first, end = (cooking.step(crumble(), at, Around("")) for at in (0, last))

    assert (first.data["before"], first.data["after"]) == ("", cooking.written(texts[1]))
    assert (end.data["before"], end.data["after"]) == (cooking.written(texts[-2]), "")
    assert first.data["done"] == [True] + [False] * last
    assert end.data["done"] == [True] * (last + 1)
    assert end.reads == texts[-1]


def test_degrees_are_printed_as_such() -> None:
    """They stay on one line."""
    printed = cooking.written("Heat to 375 F or 190 C. Use 3 Cups.")

    assert printed == "Heat to 375\u00a0°F or 190\u00a0°C. Use 3 Cups."


def test_a_clock_shows_the_step_until_its_timer_runs() -> None:
    """Then it shows the countdown."""
    running = Timer(id="t", length=timedelta(minutes=5), rings_at=NOON)

    before = cooking.step(crumble(), 1, Around("")).face
    after = cooking.step(crumble(), 1, Around("", running=running)).face

    assert before == at_step(2, len(crumble().recipe.steps))
    assert after == counting(timedelta(minutes=5), paused=False)

"""Screens that are touched, swiped, read out and waited for, in Amazon's own engine."""

from collections import Counter

import pytest

from tests.display.render.measured import Lit, Measured
from tests.display.render.touched import LIVELY, TICKED, TURNED

pytestmark = pytest.mark.display


def test_a_tap_sends_what_its_button_stands_for(measured: Measured) -> None:
    """Every button in reach, tapped once, sends its verb, in turn."""
    tapped = [one for one in measured.drawings if one.device in LIVELY]

    assert {one.sent for one in tapped} - {(), None}
    for one in tapped:
        in_reach = tuple(touch.id for touch in one.touches if touch.window is None)
        assert one.sent is not None
        assert tuple(sent[0] for sent in one.sent) == in_reach, (
            f"{one.scene} on {one.device}"
        )


def test_a_countdown_goes_on_by_itself(measured: Measured) -> None:
    """Sixty-one seconds on, four minutes are 2:59; what is paused stands still."""
    later = {one.scene: one.later for one in measured.drawings if one.device == "show-8"}

    assert "2:59" in later["timers-one"]
    assert "30:11" in later["cooking-running"]
    assert "12:34" in later["timers-one-paused"]
    assert {"0:00", "2:59", "29:59", "12:34", "2:08:59"} <= set(later["timers-ten"])


def test_a_step_lights_up_line_by_line_as_it_is_read(measured: Measured) -> None:
    """One line at a time, further on as time goes on; all alike once it is said."""
    assert {(one.device, one.scene) for one in measured.turns} == set(TURNED)
    for one in measured.turns:
        *during, after = one.lit
        marked = [_lit(lines) for lines in during]
        assert marked == list(range(len(during[0]))), one.device
        assert len({line.colour for line in after}) == 1, one.device


def _lit(lines: tuple[Lit, ...]) -> int:
    """Return which line has a colour of its own."""
    often = Counter(line.colour for line in lines)
    [place] = [at for at, line in enumerate(lines) if often[line.colour] == 1]
    return place


def test_a_swipe_turns_the_step_as_its_buttons_do(measured: Measured) -> None:
    """To the left comes the next, to the right the one before: one event for each."""
    for one in measured.turns:
        assert one.swiped == ((("next",),), (("previous",),)), one.device


def test_an_ingredient_is_ticked_off_and_on_again_on_the_glass(measured: Measured) -> None:
    """At once, and the skill is told each time what stands there now."""
    assert {(one.device, one.scene) for one in measured.ticks} == set(TICKED)
    for one in measured.ticks:
        before, ticked, again = one.colours
        assert before == again != ticked, one.device
        told = [(verb, place) for verb, place, _ in one.sent]
        assert told == [("tick", 1), ("untick", 1), ("tick", 1)], one.device
        assert {recipe for *_, recipe in one.sent} == {"chicken-tinga-tacos"}

"""A touch is answered by whoever answers the words it stands for."""

import json
from pathlib import Path

import pytest

from skill.dialog.touches import UNKNOWN, VERBS, as_intent
from skill.dialog.turn import RawSlot, Turn
from tests.support import turn

MODEL = Path(__file__).parents[2] / "interaction_models" / "en-US.json"


def touched(*arguments: object) -> Turn:
    """Return the turn of a touch."""
    return turn(
        f"touch:{arguments[0]}",
        kind="Alexa.Presentation.APL.UserEvent",
        facts={"arguments": list(arguments)},
    )


def test_a_verb_becomes_its_intent() -> None:
    """The button "Next" is the word "next"."""
    assert as_intent(touched("next")).name == "AMAZON.NextIntent"


def test_an_argument_fills_the_slot() -> None:
    """A touch on step four goes to step four."""
    meant = as_intent(touched("step", 4))

    assert meant.name == "GoToStepIntent"
    assert meant.slots == {"step": RawSlot("step", "4", id="4")}


def test_a_touch_stays_a_touch() -> None:
    """The kind is kept: Alexa lets no slot be elicited after a touch."""
    assert as_intent(touched("next")).kind == "Alexa.Presentation.APL.UserEvent"


@pytest.mark.parametrize("odd", [{}, [], None, True, 1.5])
def test_odd_arguments_fill_nothing(odd: object) -> None:
    """What is no word and no number is left out."""
    assert as_intent(touched("step", odd)).slots == {}


def test_a_verb_nobody_sends_is_unknown() -> None:
    """It is answered with silence, not with a guess."""
    assert as_intent(touched("explode", "now")).name == UNKNOWN


def test_what_was_said_is_left_alone() -> None:
    """Only touches are translated."""
    said = turn("AMAZON.NextIntent")

    assert as_intent(said) is said


def test_every_verb_stands_for_something_that_can_be_said() -> None:
    """Intents and slots of the table are those of the interaction model."""
    model = json.loads(MODEL.read_text(encoding="utf-8"))
    intents = {
        intent["name"]: {slot["name"] for slot in intent.get("slots", [])}
        for intent in model["interactionModel"]["languageModel"]["intents"]
    }
    intents["LaunchRequest"] = set()

    for verb, meaning in VERBS.items():
        assert meaning.intent in intents, verb
        assert set(meaning.slots) <= intents[meaning.intent], verb

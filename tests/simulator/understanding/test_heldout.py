"""How well utterances are understood that no sample spells out, and how fast."""

import tomllib
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from skill.simulator.understanding import Resolver
from tests.simulator.understanding.conftest import MONDAY, meant

INTENTS = 0.98  # floors, a little below what was measured
FRAMES = 0.96


@dataclass(frozen=True)
class Said:
    """An utterance and what a person meant by it."""

    utterance: str
    intent: str
    slots: dict[str, str] = field(default_factory=dict)


def _all() -> list[Said]:
    text = Path(__file__).with_name("heldout.toml").read_text(encoding="utf-8")
    return [Said(**row) for row in tomllib.loads(text)["said"]]


@pytest.fixture(scope="module")
def heldout() -> list[Said]:
    """Return every held-out utterance."""
    return _all()


def test_there_are_enough_to_measure_by(heldout: list[Said]) -> None:
    """Three hundred at least, none of them twice, over nearly every intent."""
    assert len({said.utterance for said in heldout}) == len(heldout) >= 300
    assert len({said.intent for said in heldout}) >= 60


def test_none_of_them_is_a_sample(heldout: list[Said], resolver: Resolver) -> None:
    """A sample would measure nothing."""
    samples = {
        sample for intent in resolver.model.intents.values() for sample in intent.samples
    }

    copied = [said.utterance for said in heldout if said.utterance in samples]

    assert (
        len(copied) <= len(heldout) // 20
    )  # bare words such as "goodbye" are what they are


def test_most_intents_and_most_whole_frames_are_right(
    heldout: list[Said], resolver: Resolver
) -> None:
    """The floor under the intent alone, and under the intent with every slot and value."""
    intents = frames = 0
    wrong: list[str] = []
    for said in heldout:
        found = resolver.understand(said.utterance, today=MONDAY)
        intents += found.intent == said.intent
        whole = found.intent == said.intent and meant(found) == said.slots
        frames += whole
        if not whole:
            wrong.append(f"{said.utterance!r} as {found.intent} {meant(found)}")

    told = "\n".join(wrong)
    assert intents / len(heldout) >= INTENTS, told
    assert frames / len(heldout) >= FRAMES, told

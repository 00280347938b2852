"""One resolver for all tests here: fitting it takes seconds, asking it none."""

from datetime import date
from pathlib import Path

import pytest

from skill.simulator.understanding import Resolver, Understanding

MODEL = Path(__file__).parents[3] / "interaction_models" / "en-US.json"
MONDAY = date(2026, 11, 23)


@pytest.fixture(scope="session")
def resolver(tmp_path_factory: pytest.TempPathFactory) -> Resolver:
    """Return the resolver of the en-US model."""
    return Resolver.from_model(MODEL, cache=tmp_path_factory.mktemp("weights"))


def meant(found: Understanding) -> dict[str, str]:
    """Return each slot's id, or its value where no list has it."""
    return {
        name: slot.value if slot.id is None else slot.id
        for name, slot in found.slots.items()
    }

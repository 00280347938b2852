"""The files under test, fresh for every test so that one may spoil them."""

import json
from pathlib import Path

import pytest

from tests.interaction_model.linting import Model

ROOT = Path(__file__).parents[2]


@pytest.fixture
def model() -> Model:
    """Return the en-US interaction model."""
    text = (ROOT / "interaction_models" / "en-US.json").read_text(encoding="utf-8")
    found: Model = json.loads(text)
    return found


@pytest.fixture
def manifest() -> Model:
    """Return the skill manifest."""
    text = (ROOT / "skill-package" / "skill.json").read_text(encoding="utf-8")
    found: Model = json.loads(text)
    return found

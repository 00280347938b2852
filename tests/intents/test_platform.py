"""What Alexa tells a skill is heard in silence; a household that leaves is forgotten."""

import pytest

from skill.dialog.reply import SILENCE
from skill.dialog.touches import UNKNOWN
from skill.domain.food import Allergen
from skill.domain.household import Eaters
from skill.domain.table import with_needs
from skill.intents.platform import disabled, silence
from skill.store.protocol import update
from tests.support import NOON, turn, world


@pytest.mark.parametrize("name", [*silence.names, UNKNOWN])
def test_silence_is_the_answer(name: str) -> None:
    """Nothing is said, and nothing is changed."""
    at = world()

    assert silence(turn(name, kind=name), at.services) is SILENCE
    assert at.services.store.load("h1", now=NOON).version == 0


def test_a_household_that_disables_the_skill_is_forgotten_once_and_for_all() -> None:
    """The event may come twice."""
    at = world()
    needs = Eaters(allergies=frozenset({Allergen.PEANUT}))
    update(at.services.store, "h1", lambda h: with_needs(h, "Emma", needs, NOON), now=NOON)
    event = turn("AlexaSkillEvent.SkillDisabled", kind="AlexaSkillEvent.SkillDisabled")

    assert disabled(event, at.services) is SILENCE
    assert disabled(event, at.services) is SILENCE
    assert at.services.store.export("h1", now=NOON) == {}

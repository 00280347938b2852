"""Where the store fails, nothing is guessed, and nothing is said to be kept."""

import pytest

from skill.dialog.apologies import apology
from skill.domain.errors import SkillError
from skill.speech import household as say
from skill.speech.prompts import Prompt
from skill.store.protocol import (
    NotStorableError,
    StaleVersionError,
    StoreDamagedError,
    StoreDownError,
)
from tests.support import turn


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (StoreDownError("load", "slow"), say.NotesOutOfReach()),
        (StoreDamagedError("load", "cut"), say.NotesDamaged()),
        (StaleVersionError(3), say.ChangedMeanwhile()),
        (NotStorableError("people", "too many"), say.TooMuchToKeep()),
    ],
)
def test_each_failure_is_told_for_what_it_is(error: SkillError, said: Prompt) -> None:
    """A damaged document is not the same as one that is out of reach."""
    reply = apology(error, turn("AddAllergyIntent"))

    assert reply.prompts == (said,)
    assert reply.ask is None

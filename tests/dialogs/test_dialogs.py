"""Every conversation of this folder, through the resolver and through envelopes."""

from pathlib import Path

import pytest

from tests.dialogs.play import Dialog, dialogs, play

ALL = dialogs()


@pytest.mark.parametrize("dialog", ALL, ids=lambda dialog: dialog.id)
def test_the_conversation_goes_as_written(dialog: Dialog, tmp_path: Path) -> None:
    """What is understood, heard, shown, set and rung is what the file says."""
    assert play(dialog, tmp_path) == []


def test_there_are_conversations_enough() -> None:
    """At least sixty, each of three to twelve turns, none twice."""
    assert len(ALL) >= 60
    assert len({dialog.id for dialog in ALL}) == len(ALL)
    assert all(3 <= len(dialog.table["turn"]) <= 12 for dialog in ALL)

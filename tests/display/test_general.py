"""The screens of help and household: what they hold, in documents that stand alone."""

import pytest

from skill.dialog.session import Session
from skill.dialog.touches import VERBS
from skill.display.general import home
from skill.display.household import page
from skill.domain.food import Allergen
from skill.domain.household import Eaters
from skill.domain.table import with_needs
from skill.intents.eating import who_is_eating
from skill.intents.general import help_me
from skill.intents.pages import EXAMPLES, examples
from skill.intents.privacy import forget_me, what_do_you_know
from skill.store.protocol import update
from tests.support import NOON, SHOW_8, turn, world


def test_a_page_is_also_lines_of_text() -> None:
    """For a terminal, and for whoever reviews it."""
    shown = page("Title", ["one", "two"], {"yes": "Yes"})

    assert shown.document == "household"
    assert shown.data["lines"] == ["one", "two"]
    assert shown.data["buttons"] == [{"verb": "yes", "label": "Yes"}]
    assert shown.words == ("Title", "one", "two", "[Yes]")


def test_a_home_without_buttons_has_none() -> None:
    """An empty list, which the document leaves out."""
    assert home("Title", [], {}).data["buttons"] == []


@pytest.mark.parametrize("topic", ["", *EXAMPLES])
def test_help_shows_what_can_be_said_here(topic: str) -> None:
    """Several examples, each a line of its own, and buttons that mean something."""
    session = Session(topic=topic)
    asked = turn("AMAZON.HelpIntent", device=SHOW_8, session=session)

    shown = help_me(asked, world().services).show

    assert shown == examples(topic, asked)
    lines = shown.data["lines"]
    assert isinstance(lines, list)
    assert len(lines) >= 3
    buttons = shown.data["buttons"]
    assert isinstance(buttons, list)
    assert {str(b["verb"]) for b in buttons if isinstance(b, dict)} <= set(VERBS)


def test_the_table_shows_everyone_with_their_needs() -> None:
    """Emma's peanuts stand beside her name."""
    at = world()
    needs = Eaters(allergies=frozenset({Allergen.PEANUT}))
    update(at.services.store, "h1", lambda h: with_needs(h, "Emma", needs, NOON), now=NOON)

    shown = who_is_eating(turn("WhoIsEatingIntent"), at.services).show

    assert shown is not None
    assert shown.data["lines"] == ["Emma: an allergy to peanuts"]


def test_what_is_kept_is_shown_as_it_is_said() -> None:
    """Nothing is kept that is not on the screen."""
    at = world()
    needs = Eaters(allergies=frozenset({Allergen.PEANUT}))
    update(at.services.store, "h1", lambda h: with_needs(h, "Emma", needs, NOON), now=NOON)

    reply = what_do_you_know(turn("WhatDoYouKnowIntent"), at.services)

    assert reply.show is not None
    lines = reply.show.data["lines"]
    assert isinstance(lines, list)
    assert len(lines) == len(reply.prompts)


def test_a_question_that_wants_a_yes_can_be_touched() -> None:
    """Yes and no, and nothing else."""
    shown = forget_me(turn("ForgetMeIntent"), world().services).show

    assert shown is not None
    buttons = shown.data["buttons"]
    assert isinstance(buttons, list)
    assert [b["verb"] for b in buttons if isinstance(b, dict)] == ["yes", "no"]

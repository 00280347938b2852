"""The pantry read a few at a time, and what of it is to be used up."""

from datetime import timedelta

import pytest

from skill.dialog.session import Session
from skill.intents.pantry_lists import AT_ONCE
from skill.speech import pantry as say
from skill.speech.contents import Enough, HearMore
from skill.speech.spoken import Many
from skill.speech.times import DayName
from tests.intents.talk import Talk
from tests.intents.test_pantry import holding
from tests.support import EVENING, world

TODAY = EVENING.date()
TOMORROW, FRIDAY = TODAY + timedelta(days=1), TODAY + timedelta(days=3)


@pytest.fixture
def talk() -> Talk:
    """Return a conversation that has just begun."""
    return Talk(world().services)


def test_a_long_pantry_is_read_a_few_at_a_time(talk: Talk) -> None:
    """What expires first comes first; a no is enough."""
    foods = [f"sauce {n}" for n in range(AT_ONCE + 3)]
    holding(talk, *foods, cream=TOMORROW)

    first = talk.hear("PantryIntent")
    [said] = first.prompts
    assert isinstance(said, say.PantryIs)
    assert said.count == Many(len(foods) + 1, "foods")
    assert said.lines[0] == say.Until("cream", DayName(TOMORROW, TODAY))
    assert len(said.lines) == AT_ONCE
    assert first.ask == HearMore()
    assert first.show is not None
    assert len(str(first.show.data["lines"]).split(",")) == len(foods) + 1

    rest = talk.yes()
    [end] = rest.prompts
    assert isinstance(end, say.PantryEnds)
    assert len(end.lines) == len(foods) + 1 - AT_ONCE
    assert rest.ask is None

    talk.hear("PantryIntent")
    assert talk.no().prompts == (Enough(),)


def test_an_empty_pantry_says_how_to_fill_it(talk: Talk) -> None:
    """Not that there is nothing to eat."""
    assert talk.hear("PantryIntent").prompts == (say.PantryIsEmpty(),)
    assert talk.hear("UseUpIntent").prompts == (say.PantryIsEmpty(),)
    assert talk.hear("EmptyPantryIntent").prompts == (say.PantryIsEmpty(),)


def test_whether_there_is_some_is_answered_with_its_day(talk: Talk) -> None:
    """Yes, until tomorrow; yes; no."""
    holding(talk, "eggs", cream=TOMORROW)

    cream = talk.hear("DoIHaveIntent", food="cream")
    eggs = talk.hear("DoIHaveIntent", food="egg")
    milk = talk.hear("DoIHaveIntent", food="milk")

    assert cream.prompts == (say.HaveUntil("cream", DayName(TOMORROW, TODAY)),)
    assert eggs.prompts == (say.Have(("eggs",)),)
    assert milk.prompts == (say.HaveNone("milk"),)


def test_whether_there_is_anything_reads_what_there_is(talk: Talk) -> None:
    """It is no food called "anything" that is looked for."""
    holding(talk, "eggs")

    [said] = talk.hear("DoIHaveIntent", food="anything").prompts

    assert said == say.PantryIs(Many(1, "foods"), (say.Listed("eggs"),))


def test_what_to_use_up_can_be_cooked(talk: Talk) -> None:
    """The most urgent is what the recipe uses."""
    holding(talk, "rice", spinach=TOMORROW, cream=FRIDAY)

    reply = talk.hear("UseUpIntent")

    [said] = reply.prompts
    assert isinstance(said, say.UseUpFirst)
    assert said.lines[0] == say.Until("spinach", DayName(TOMORROW, TODAY))
    talk.yes()
    assert talk.session.wishes.with_foods == ("spinach",)


def test_the_session_holds_no_more_than_the_open_question(talk: Talk) -> None:
    """Foods of the pantry stay in the household's document."""
    holding(talk, "eggs")
    talk.hear("PantryIntent")

    kept = talk.session.but(said="", asked="", used={}, topic="")

    assert kept == Session()

"""Alexa's shopping list: how it is asked for, and nothing is kept in its place."""

from skill.speech import shopping as say
from skill.speech.household import BackToOffer
from tests.intents.talk import Talk
from tests.support import world


def test_a_food_for_the_list_is_not_taken_for_one_in_the_house() -> None:
    """Who has to buy peanuts has none."""
    talk = Talk(world().services)

    reply = talk.hear("ShoppingListIntent", food="peanuts")

    assert reply.prompts == (say.AskAlexaFor("peanuts"),)
    assert reply.ask is None
    assert talk.household.pantry == ()


def test_it_may_stand_for_itself_or_for_what_is_on_the_table() -> None:
    """The list is out of reach, and the recipe stays on offer."""
    talk = Talk(world().services)
    talk.hear("FindDishIntent", query="apple crumble")

    for reply in (
        talk.hear("ShoppingListIntent"),
        talk.hear("ShoppingListIntent", food="it"),
    ):
        assert reply.prompts == (say.AskAlexa(),)
        assert isinstance(reply.ask, BackToOffer)

"""Alexa's shopping list is closed to skills: said so, and never taken for the pantry."""

from skill.dialog.reply import Reply
from skill.dialog.router import on
from skill.dialog.services import Services
from skill.dialog.slots import OwnWords, Slots
from skill.dialog.turn import Turn
from skill.intents.known import foods_in
from skill.intents.recheck import back_to_it
from skill.speech import shopping as say


class ShoppingList(Slots):
    """Slots of ``ShoppingListIntent``."""

    food: OwnWords | None = None


@on("ShoppingListIntent", slots=ShoppingList)
def shopping_list(turn: Turn, slots: ShoppingList, services: Services) -> Reply:
    """Say how Alexa herself is asked, and come back to what was talked of."""
    named = foods_in((slots.food,) if slots.food else ())
    said = say.AskAlexaFor(named[0]) if named else say.AskAlexa()
    return back_to_it(turn, services, said)

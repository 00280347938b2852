"""Going back to a recipe that was offered before: "no, the first one was better"."""

from skill.dialog.reply import Reply
from skill.dialog.router import when
from skill.dialog.services import Services
from skill.dialog.slots import NoSlots
from skill.dialog.turn import Turn
from skill.domain.events import Happening, WhyNot
from skill.domain.recipes import Recipe
from skill.food.gate import Cleared, clear
from skill.intents import happened
from skill.intents.at_hand import table
from skill.intents.offers import Request, offer, put_forward
from skill.speech import recipes as say
from skill.speech.recipes import checked, trouble


def back_to(turn: Turn, place: int, services: Services) -> Reply:
    """Offer again what was offered in that place; -1 is the one before this one.

    The gate is asked anew: the table may have changed since.
    """
    recipe = _offered(turn, place, services)
    request = Request(turn.session.wishes, say.ThisOne)
    if recipe is None:
        return offer(turn, services, request)
    household = services.household(turn.household, turn.now)
    verdict = clear(recipe, table(household, turn.session.wishes, turn))
    if not isinstance(verdict, Cleared):
        instead = Request(turn.session.wishes, before=(trouble(verdict),))
        return offer(turn, services, instead)
    reply = put_forward(turn, household, request, verdict)
    moved_on: tuple[Happening, ...] = ()
    if recipe.id != turn.session.offer:
        moved_on = happened.turned_down(turn, WhyNot.ELSE)
    return reply.but(
        say=(*reply.prompts, *checked(verdict)), happened=(*moved_on, *reply.happened)
    )


@when("AMAZON.PreviousIntent", awaiting="offer")
def the_one_before(turn: Turn, slots: NoSlots, services: Services) -> Reply:
    """Go back to the offer before this one."""
    return back_to(turn, -1, services)


def _offered(turn: Turn, place: int, services: Services) -> Recipe | None:
    """Return the recipe offered in a place of this conversation, None if there is none."""
    heard = turn.session.offers
    if place < 0:
        heard = tuple(one for one in heard if one != turn.session.offer) or heard
        place = len(heard)
    if not 1 <= place <= len(heard):
        return None
    return services.catalog.get(heard[place - 1])

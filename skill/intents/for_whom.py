"""Whether a food or a recipe is for somebody, by their needs: never that it is safe.

Who is not known by that name may be known by another ("my son" is Fisher): then it is
looked at for everyone here.
"""

from collections.abc import Iterator

from skill.catalog.foods import stems_of
from skill.catalog.words import words
from skill.dialog.people import ROLES
from skill.dialog.readings import is_filled, said
from skill.dialog.reply import Reply
from skill.dialog.services import Services
from skill.dialog.turn import Turn
from skill.domain.food import Allergen, Diet, Presence
from skill.domain.household import OWNER, Eaters, Person
from skill.domain.recipes import Recipe
from skill.domain.table import tonight
from skill.food.gate import Refusal, clear
from skill.food.labels import of_recipe
from skill.food.lexicon import canonical
from skill.intents.at_hand import at_hand, told
from skill.intents.known import is_food
from skill.intents.recheck import back_to_it
from skill.speech import for_whom as say
from skill.speech.contents import AboutDish
from skill.speech.household import Kept
from skill.speech.prompts import Prompt
from skill.speech.recipes import checked, trouble

WORST = (Presence.CONTAINS, Presence.UNKNOWN, Presence.MAY)


def of_food(turn: Turn, services: Services, food: str, name: str) -> Reply:
    """Return whether a food is for somebody, and come back to what was talked of."""
    return back_to_it(turn, services, *_verdict(turn, services, food, name))


def asked_of(turn: Turn, services: Services, name: str | None) -> Reply | None:
    """Return the answer where a bare food was heard with somebody who has needs.

    "Almond extract for my son" may be a question: no recipe of almonds answers it.
    """
    heard = (slot for slot in ("food", "allergen") if slot in turn.slots)
    slot = next((one for one in heard if is_filled(turn.slots[one])), None)
    if slot is None or name is None or _needs(turn, services, name)[1] == Eaters():
        return None
    return of_food(turn, services, said_as(turn, slot), name)


def of_dish(turn: Turn, services: Services, dish: str, name: str) -> Reply:
    """Return whether a dish is for somebody, by its title; or a food of that name."""
    recipe = next(iter(services.catalog.find(dish, 1)), None)
    if recipe is None or is_food(dish):
        return of_food(turn, services, dish, name)
    return back_to_it(
        turn, services, AboutDish(recipe.title), *_of_recipe(turn, services, recipe, name)
    )


def of_this(turn: Turn, services: Services, name: str) -> Reply:
    """Return whether the recipe that is talked of is for somebody.

    Raises:
        NoRecipeChosenError: none is.
    """
    hand = at_hand(turn, services)
    return told(hand, turn.session, *_of_recipe(turn, services, hand.recipe, name))


def said_as(turn: Turn, slot: str) -> str:
    """Return a food in the cook's own words, with what it is to be free of before it."""
    heard = (turn.slots[each] for each in ("diet", slot) if each in turn.slots)
    return " ".join(said(one).lower() for one in heard if is_filled(one))


def _verdict(turn: Turn, services: Services, food: str, name: str) -> Iterator[Prompt]:
    """Yield the worst that is known of a food for somebody."""
    person, needs, noted = _needs(turn, services, name)
    if needs == Eaters():
        yield say.NothingNoted(person)
        return
    if not noted:
        yield say.GoingByAll(person)
    yield _worst(food, frozenset((*needs.allergies, *needs.diets)))


def _worst(food: str, needs: frozenset[Allergen | Diet]) -> Prompt:
    """Return the worst that is known of a food for some needs."""
    label = of_recipe(food, [food])
    for presence in WORST:
        found = frozenset(one for one in needs if label.presence(one) is presence)
        if found:
            sure = presence is Presence.CONTAINS
            return (say.NotFor if sure else say.MayNotBeFor)(food, Kept(found))
    return (say.NoneKnown if _is_plain(food) else say.MayNotBeFor)(food, Kept(needs))


def _is_plain(food: str) -> bool:
    """Return whether a food is one thing, by the lexicon's own name for it.

    Cookies may be of anything, whatever most recipes put into them; and who says curry or
    taco means more than the powder or the shell.
    """
    concept = canonical(food)
    if concept is None or stems_of(concept) != words(food):
        return False
    label = of_recipe(food, [food])
    known = (Presence.FREE, Presence.CONTAINS)
    return all(label.presence(allergen) in known for allergen in Allergen)


def _of_recipe(
    turn: Turn, services: Services, recipe: Recipe, name: str
) -> Iterator[Prompt]:
    """Yield what speaks against a recipe for somebody, or what was checked."""
    person, needs, noted = _needs(turn, services, name)
    if not noted:
        yield (say.NothingNoted if needs == Eaters() else say.GoingByAll)(person)
    verdict = clear(recipe, needs)
    yield from (trouble(verdict),) if isinstance(verdict, Refusal) else checked(verdict)


def _needs(turn: Turn, services: Services, name: str) -> tuple[Person, Eaters, bool]:
    """Return who is meant, the needs to look for, and whether that person has any.

    "My son" may be Fisher: by a place in the family, everyone with a name may be meant.
    """
    household = tonight(services.household(turn.household, turn.now), turn.now)
    person = household.person(name)
    known = person.needs != Eaters()
    needs = person.needs
    for one in household.people:
        if not known or (name in ROLES and one.name not in ROLES | {OWNER}):
            needs = needs | one.needs
    return person, needs, known

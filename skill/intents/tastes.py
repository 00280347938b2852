"""What people would rather not eat, and for how many is usually cooked."""

from collections.abc import Mapping
from typing import ClassVar

from skill.dialog.people import Somebody
from skill.dialog.reply import Elicit, Reply
from skill.dialog.router import on, when
from skill.dialog.services import Services
from skill.dialog.slots import Food, NoSlots, Slots
from skill.dialog.turn import Turn
from skill.domain.food import Presence
from skill.domain.household import OWNER, Household, Person
from skill.domain.table import tonight, with_dislikes, without_dislikes
from skill.food.lexicon import canonical
from skill.food.lines import read
from skill.intents.asking import Heads
from skill.intents.known import banned_in, by_name, is_nothing
from skill.intents.recheck import back_to_it, meant
from skill.intents.refusals import something_else
from skill.recommender.groups import lacks
from skill.speech import tastes as say
from skill.speech.prompts import Prompt
from skill.speech.recipes import OkWithoutIt
from skill.speech.spoken import Many
from skill.store.protocol import update


class AddDislike(Slots):
    """Slots of ``AddDislikeIntent``."""

    asks: ClassVar[Mapping[str, Prompt]] = {"food": say.WhichFood()}

    food: Food
    second_food: Food | None = None
    third_food: Food | None = None
    fourth_food: Food | None = None
    person: Somebody = OWNER


@on("AddDislikeIntent", slots=AddDislike)
def add_dislike(turn: Turn, slots: AddDislike, services: Services) -> Reply:
    """Leave foods out from now on whenever that person eats."""
    foods = banned_in((slots.food, slots.second_food, slots.third_food, slots.fourth_food))
    if not foods and is_nothing(slots.food):
        return back_to_it(turn, services, say.NothingAdded())
    if not foods and turn.session.offer is not None:
        return something_else.answer(turn, NoSlots(), services)
    if not foods:
        return Reply(ask=say.WhichFood(), elicit=Elicit("food"))
    reply = left_out(turn, services, slots.person, foods)
    return reply.but(say=(*by_name(foods, services.catalog), *reply.prompts))


@when("AMAZON.YesIntent", awaiting="avoid_food")
def leave_out_yes(turn: Turn, slots: NoSlots, services: Services) -> Reply:
    """Leave out by name what cannot be checked as an allergen."""
    data = turn.session.awaiting.data if turn.session.awaiting else {}
    foods = data.get("foods")
    named = tuple(str(food) for food in foods) if isinstance(foods, list) else ()
    return left_out(turn, services, str(data.get("person", OWNER)), named)


@when("AMAZON.NoIntent", awaiting="avoid_food")
def leave_out_no(turn: Turn, slots: NoSlots, services: Services) -> Reply:
    """Change nothing."""
    return back_to_it(turn, services, OkWithoutIt())


def same_food(one: str, other: str) -> bool:
    """Return whether two words name one food, as chickpea and chickpeas do."""
    concept = canonical(one)
    return one == other or (concept is not None and concept == canonical(other))


def left_out(turn: Turn, services: Services, name: str, foods: tuple[str, ...]) -> Reply:
    """Keep dislikes of somebody; a recipe on offer that has one makes way for another."""
    after = update(
        services.store,
        turn.household,
        lambda kept: with_dislikes(kept, name, foods, turn.now),
        now=turn.now,
    )
    heard = _as_heard(turn, foods)
    said: Prompt = say.DislikeKeptFor(after.person(name), heard)
    if name == OWNER:
        said = say.DislikeKept(heard)
    offered = services.catalog.get(turn.session.offer) if turn.session.offer else None
    if offered and not all(lacks(offered, food) for food in foods):
        reply = something_else.answer(turn, NoSlots(), services)
        return reply.but(say=(said, *reply.prompts))
    return back_to_it(turn, services, said)


def _as_heard(turn: Turn, foods: tuple[str, ...]) -> tuple[str, ...]:
    """Return the foods in the cook's words: olives, where the slot means olive."""
    words = {slot.id: slot.value for slot in turn.slots.values()}
    return tuple(words.get(food) or food for food in foods)


class RemoveDislike(Slots):
    """Slots of ``RemoveDislikeIntent``; without a person, whoever dislikes it."""

    asks: ClassVar[Mapping[str, Prompt]] = {"food": say.LikeWhat()}

    food: Food
    person: Somebody | None = None


@on("RemoveDislikeIntent", slots=RemoveDislike)
def remove_dislike(turn: Turn, slots: RemoveDislike, services: Services) -> Reply:
    """Let a food come up again."""
    before = tonight(services.household(turn.household, turn.now), turn.now)
    having = tuple(p for p in before.people if _minds(p, slots.food))
    name = meant(slots.person, having) or having[0].name
    person = Person(name=name)
    gone = frozenset(f for f in before.person(name).dislikes if same_food(f, slots.food))
    after = update(
        services.store,
        turn.household,
        lambda kept: without_dislikes(kept, name, gone, turn.now),
        now=turn.now,
    )
    [heard] = _as_heard(turn, (slots.food,))
    said: Prompt = say.DislikeNotKept(person, heard)
    if gone:
        said = say.DislikeGone(person, heard)
    return back_to_it(turn, services, said, *_allergy_stays(after, heard))


def _minds(person: Person, food: str) -> bool:
    return any(same_food(one, food) for one in person.dislikes)


class UsualServings(Slots):
    """Slots of ``UsualServingsIntent``."""

    asks: ClassVar[Mapping[str, Prompt]] = {"servings": say.HowMany()}

    servings: Heads


@on("UsualServingsIntent", slots=UsualServings)
def usual_servings(turn: Turn, slots: UsualServings, services: Services) -> Reply:
    """Cook for so many from now on."""

    def changed(household: Household) -> Household:
        return household.model_copy(update={"usual_servings": slots.servings})

    update(services.store, turn.household, changed, now=turn.now)
    return back_to_it(turn, services, say.ServingsKept(Many(slots.servings, "people")))


def _allergy_stays(household: Household, food: str) -> tuple[Prompt, ...]:
    """Say that liking a food is not the end of an allergy to it."""
    label = read(food)
    kept = frozenset().union(*(p.allergies for p in household.people))
    if any(label.allergen(one) is Presence.CONTAINS for one in kept):
        return (say.StillAnAllergy(food),)
    return ()

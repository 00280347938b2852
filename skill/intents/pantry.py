"""What is in the house, as the cook tells it: bought, good until Friday, used up."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Annotated, ClassVar

from pydantic import Field

from skill.dialog.calendar_readings import DaySpan
from skill.dialog.reply import Elicit, Reply
from skill.dialog.router import on, when
from skill.dialog.services import Services
from skill.dialog.session import Awaiting
from skill.dialog.slots import Day, NoSlots, OwnWords, Slots, Span
from skill.dialog.turn import Turn
from skill.domain.household import Household
from skill.domain.pantry import Pantry, added, removed
from skill.domain.recipes import Wishes
from skill.domain.wishes import begun
from skill.intents.at_hand import table
from skill.intents.known import breaks, foods_in, is_food, is_nothing
from skill.intents.offers import Request, offer
from skill.intents.own_words import meant_in, need_in, same, told_a_need, told_of
from skill.intents.recheck import back_to_it
from skill.speech import pantry as say
from skill.speech.prompts import Prompt
from skill.speech.spoken import Many
from skill.speech.tastes import StillAnAllergy
from skill.speech.times import DayName
from skill.store.protocol import update

MOST_WISHED = 3  # foods that a recipe is looked for with at once
FARTHEST = timedelta(days=3650)  # nothing in a kitchen keeps for longer


class Foods(Slots):
    """Foods, up to three in a breath, as the cook calls them."""

    asks: ClassVar[Mapping[str, Prompt]] = {"food": say.AddWhat()}

    food: OwnWords
    second_food: OwnWords | None = None
    third_food: OwnWords | None = None

    @property
    def foods(self) -> tuple[str, ...]:
        """Return all that were named, each once; none where it was "nothing"."""
        heard = (self.food, self.second_food, self.third_food)
        return told_of(food for food in heard if food)


class Bought(Foods):
    """Slots of ``AddToPantryIntent``."""

    date: Day | None = None


class Expires(Slots):
    """Slots of ``ExpiresIntent``: the day, or how long it still keeps."""

    asks: ClassVar[Mapping[str, Prompt]] = {
        "food": say.LookForWhat(),
        "date": say.UntilWhen(),
        "left": say.UntilWhen(),
    }

    food: OwnWords
    date: Day | None = None
    left: Annotated[Span, Field(le=FARTHEST)] | None = None


class Used(Foods):
    """Slots of ``UsedUpIntent``."""

    asks: ClassVar[Mapping[str, Prompt]] = {"food": say.UsedWhat()}


@on("AddToPantryIntent", slots=Bought)
def add_to_pantry(turn: Turn, slots: Bought, services: Services) -> Reply:
    """Keep foods in the pantry, and until when they are good if that was said."""
    if (need := need_in(slots.foods)) is not None:
        return told_a_need(turn, services, need)
    if not slots.foods:
        return no_food(turn, services, slots)
    until = last_day(slots.date, turn.now.date())
    return in_pantry(turn, services, noted(turn, services, slots.foods, until))


@on("ExpiresIntent", slots=Expires)
def expires(turn: Turn, slots: Expires, services: Services) -> Reply:
    """Keep until when a food is good; one that was not in the pantry is from now on."""
    if not foods_in((slots.food,)):
        return no_food(turn, services, slots)
    today = turn.now.date()
    until = last_day(slots.date, today) if slots.left is None else today + slots.left
    held = services.household(turn.household, turn.now).pantry
    food = next(iter(meant_in(held, slots.food)), slots.food)
    if until is None:
        return Reply(
            ask=say.GoodUntilWhen(food),
            elicit=Elicit("date"),
            remember=turn.session.but(topic="pantry"),
        )
    return in_pantry(turn, services, noted(turn, services, (food,), until))


def no_food(turn: Turn, services: Services, slots: Foods | Expires) -> Reply:
    """Note nothing where that was said, and ask where a word names no food ("stuff")."""
    if is_nothing(slots.food):
        return in_pantry(turn, services, say.NothingToNote())
    session = turn.session.but(topic="pantry")
    return Reply(ask=slots.asks["food"], elicit=Elicit("food"), remember=session)


def last_day(span: DaySpan | None, today: date) -> date | None:
    """Return the last of the days that were said; None where none was."""
    if span is None:
        return None
    return today if span.present else span.last


def noted(
    turn: Turn, services: Services, foods: tuple[str, ...], until: date | None = None
) -> Prompt:
    """Keep foods, and return what is said of it.

    Raises:
        PantryFullError: they are too many.
    """
    _change(turn, services, lambda held: added(held, foods, turn.now, until, same))
    if until is None:
        return say.Noted(foods)
    kind = say.NotedUntil if until >= turn.now.date() else say.DayIsOver
    return kind(foods, DayName(until, turn.now.date()))


def in_pantry(turn: Turn, services: Services, *said: Prompt) -> Reply:
    """Return what was said, and the question of the recipe that was talked of, if any."""
    reply = back_to_it(turn, services, *said)
    if reply.ask is not None:
        return reply
    return reply.but(remember=turn.session.but(topic="pantry"))


def ask_to_make(
    turn: Turn, services: Services, reply: Reply, foods: tuple[str, ...]
) -> Reply:
    """Return the reply with the offer to make something of these foods, if it can be.

    What somebody at the table must not have is in the pantry for others; to make it is
    not offered, and the allergy is told to stand.
    """
    household = services.household(turn.household, turn.now)
    eaters = table(household, turn.session.wishes, turn)
    allergies = eaters.model_copy(update={"diets": frozenset()})
    feared = [food for food in foods if breaks(food, allergies)]
    reply = reply.but(say=(*reply.prompts, *map(StillAnAllergy, feared[:1])))
    usable = [food for food in foods if is_food(food) and not breaks(food, eaters)]
    usable = usable[:MOST_WISHED]
    if reply.ask is not None or not usable:
        return reply
    awaiting = Awaiting(kind="make_with", data={"foods": [*usable]})
    return reply.but(ask=say.MakeWithThat(), awaiting=awaiting)


@when("AMAZON.YesIntent", awaiting="make_with")
def make_with(turn: Turn, slots: NoSlots, services: Services) -> Reply:
    """Offer a recipe that uses what was just told of."""
    wishes = begun(turn.session.wishes, Wishes(with_foods=asked_about(turn)))
    return offer(turn, services, Request(wishes))


@when("AMAZON.NoIntent", awaiting="make_with")
def just_noted(turn: Turn, slots: NoSlots, services: Services) -> Reply:
    """Leave it at that."""
    return Reply(say=say.LeaveItNoted())


@on("UsedUpIntent", slots=Used)
def used_up(turn: Turn, slots: Used, services: Services) -> Reply:
    """Take foods off the pantry."""
    if not slots.foods:
        return no_food(turn, services, slots)
    gone, missing = taken_off(turn, services, slots.foods)
    said = (say.TakenOff(gone),) if gone else ()
    lost = (say.WasNotThere(missing),) if missing else ()
    return in_pantry(turn, services, *said, *lost)


def taken_off(
    turn: Turn, services: Services, foods: tuple[str, ...]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Take foods off; return those that were there, and those that were not."""
    held = services.household(turn.household, turn.now).pantry
    there = {food: meant_in(held, food) for food in foods}
    gone = tuple(dict.fromkeys(name for names in there.values() for name in names))
    if gone:
        _change(turn, services, lambda pantry: removed(pantry, gone, same))
    return gone, tuple(food for food, names in there.items() if not names)


@when("EmptyPantryIntent")
def empty_pantry(turn: Turn, slots: NoSlots, services: Services) -> Reply:
    """Ask before everything is taken off."""
    session = turn.session.but(topic="pantry")
    held = services.household(turn.household, turn.now).pantry
    if not held:
        return Reply(say=say.PantryIsEmpty(), remember=session)
    ask = say.EmptySure(Many(len(held), "foods"))
    return Reply(ask=ask, awaiting=Awaiting(kind="empty_pantry"), remember=session)


@when("AMAZON.YesIntent", awaiting="empty_pantry")
def empty_yes(turn: Turn, slots: NoSlots, services: Services) -> Reply:
    """Take everything off."""
    _change(turn, services, lambda held: ())
    return Reply(say=say.Emptied())


@when("AMAZON.NoIntent", awaiting="empty_pantry")
def empty_no(turn: Turn, slots: NoSlots, services: Services) -> Reply:
    """Change nothing."""
    return Reply(say=say.PantryStays())


def asked_about(turn: Turn) -> tuple[str, ...]:
    """Return the foods that the open question is about."""
    data = turn.session.awaiting.data if turn.session.awaiting else {}
    held = data.get("foods")
    return tuple(str(one) for one in held) if isinstance(held, list) else ()


def _change(
    turn: Turn, services: Services, change: Callable[[Pantry], Pantry]
) -> Household:
    """Keep the pantry as it is after a change."""

    def changed(household: Household) -> Household:
        return household.model_copy(update={"pantry": change(household.pantry)})

    return update(services.store, turn.household, changed, now=turn.now)

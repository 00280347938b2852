"""What is in the pantry, read a few at a time, and what of it is to be used up."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import ClassVar

from skill.dialog.reply import Reply
from skill.dialog.router import on, when
from skill.dialog.services import Services
from skill.dialog.session import Awaiting
from skill.dialog.slots import NoSlots, OwnWords, Slots
from skill.dialog.turn import Turn
from skill.domain.pantry import Item, by_expiry
from skill.intents import pages
from skill.intents.known import foods_in
from skill.intents.own_words import meant_in
from skill.intents.pantry import ask_to_make, in_pantry
from skill.recommender.pantry import SOON
from skill.speech import pantry as say
from skill.speech.contents import Enough, HearMore
from skill.speech.prompts import Prompt
from skill.speech.spoken import Many
from skill.speech.times import DayName

AT_ONCE = 5  # foods a cook can keep in mind; with one more the list is read whole
SHOWN = 40  # foods on a screen: what comes later is heard


class DoIHave(Slots):
    """Slots of ``DoIHaveIntent``."""

    asks: ClassVar[Mapping[str, Prompt]] = {"food": say.LookForWhat()}

    food: OwnWords


@when("PantryIntent")
def pantry(turn: Turn, slots: NoSlots, services: Services) -> Reply:
    """Read the pantry from what expires first, a few at a time."""
    return _read_from(0, turn, services)


@when("AMAZON.YesIntent", awaiting="more_pantry")
def more_pantry(turn: Turn, slots: NoSlots, services: Services) -> Reply:
    """Read the next few."""
    return _read_from(turn.session.heard("more_pantry"), turn, services)


next_few = when("AMAZON.NextIntent", awaiting="more_pantry")(more_pantry.answer)
even_more = when("AMAZON.MoreIntent", awaiting="more_pantry")(more_pantry.answer)


@when("AMAZON.NoIntent", awaiting="more_pantry")
def enough_pantry(turn: Turn, slots: NoSlots, services: Services) -> Reply:
    """Stop reading."""
    return in_pantry(turn, services, Enough())


def _read_from(start: int, turn: Turn, services: Services) -> Reply:
    """Return the list from one place on; a rest of one is read along."""
    held = by_expiry(services.household(turn.household, turn.now).pantry)
    if not held[start:]:
        return in_pantry(turn, services, say.PantryIsEmpty())
    whole = start + AT_ONCE + 1 >= len(held)
    end = len(held) if whole else start + AT_ONCE
    part = _lines(held[start:end], turn.now.date())
    said: Prompt = say.PantryIs(Many(len(held), "foods"), part)
    if start:
        said = say.PantryEnds(part) if whole else say.PantryGoesOn(part)
    screen = pages.pantry(_lines(held[:SHOWN], turn.now.date()), turn)
    if whole:
        return in_pantry(turn, services, said).but(show=screen)
    return Reply(
        say=said,
        ask=HearMore(),
        awaiting=Awaiting(kind="more_pantry", data={"from": end}),
        show=screen,
        remember=turn.session.but(topic="pantry"),
    )


def _lines(items: Sequence[Item], today: date) -> tuple[Prompt, ...]:
    """Return foods as they stand in a list, with their day where one was told."""
    return tuple(_line(one, today) for one in items)


def _line(item: Item, today: date) -> Prompt:
    if item.expires is None:
        return say.Listed(item.food)
    kind = say.Until if item.expires >= today else say.WasUntil
    return kind(item.food, DayName(item.expires, today))


@on("DoIHaveIntent", slots=DoIHave)
def do_i_have(turn: Turn, slots: DoIHave, services: Services) -> Reply:
    """Say whether a food is there, and until when it is good.

    "Do I have anything" asks what there is.
    """
    if not foods_in((slots.food,)):
        return _read_from(0, turn, services)
    held = services.household(turn.household, turn.now).pantry
    names = meant_in(held, slots.food)
    found = [one for one in held if one.food in names]
    if not found:
        return in_pantry(turn, services, say.HaveNone(slots.food))
    dated = min((one.expires for one in found if one.expires), default=None)
    if dated is None:
        return in_pantry(turn, services, say.Have(tuple(one.food for one in found)))
    kind = say.HaveUntil if dated >= turn.now.date() else say.HavePast
    said = kind(found[0].food, DayName(dated, turn.now.date()))
    return in_pantry(turn, services, said)


@when("UseUpIntent")
def use_up(turn: Turn, slots: NoSlots, services: Services) -> Reply:
    """Say what expires soon and what has, and offer to make something of the former."""
    today = turn.now.date()
    held = by_expiry(services.household(turn.household, turn.now).pantry)
    dated = [(one, (one.expires - today).days) for one in held if one.expires]
    past = _lines([one for one, days in dated if days < 0][:AT_ONCE], today)
    soon = [one for one, days in dated if 0 <= days <= SOON][:AT_ONCE]
    said: list[Prompt] = [say.UseUpFirst(_lines(soon, today))] if soon else []
    said += [say.PastItsDay(past)] if past else []
    if not held:
        said = [say.PantryIsEmpty()]
    reply = in_pantry(turn, services, *(said or [say.NothingToUseUp()]))
    return ask_to_make(turn, services, reply, tuple(one.food for one in soon)[:1])

"""Diets: added at once, taken away only after a yes."""

from collections.abc import Mapping
from typing import ClassVar

from pydantic import JsonValue

from skill.dialog.people import Somebody
from skill.dialog.reply import Elicit, Reply
from skill.dialog.router import on, when
from skill.dialog.services import Services
from skill.dialog.session import Awaiting
from skill.dialog.slots import ADiet, NoSlots, SlotError, Slots
from skill.dialog.turn import Turn
from skill.domain.food import Diet
from skill.domain.household import OWNER, Eaters, Household, Person
from skill.domain.table import tonight, with_needs, without_needs
from skill.intents.pages import confirm
from skill.intents.recheck import Change, Whose, back_to_it, meant, settled
from skill.speech import household as say
from skill.speech.prompts import Prompt
from skill.speech.spoken import AnyOf
from skill.store.protocol import update


class AddDiet(Slots):
    """Slots of ``AddDietIntent``."""

    asks: ClassVar[Mapping[str, Prompt]] = {"diet": say.WhichDiet()}

    diet: ADiet | None = None
    second_diet: ADiet | None = None
    person: Somebody | None = None
    called: Somebody | None = None
    other_diet: ADiet | None = None
    second_person: Somebody | None = None

    @property
    def told(self) -> tuple[tuple[str, Diet], ...]:
        """Return who keeps to what: "my son is vegan and my daughter is vegetarian".

        What was told of two people and once is of both.

        Raises:
            SlotError: no diet was named.
        """
        first = self.called or self.person or OWNER
        second = self.second_person or OWNER
        both = (
            (first, second) if self.second_person and self.other_diet is None else (first,)
        )
        own = tuple(dict.fromkeys(d for d in (self.diet, self.second_diet) if d))
        other = (self.other_diet,) if self.other_diet else ()
        if not own and not other:
            raise SlotError("diet", None, say.WhichDiet())
        mine = ((name, diet) for name in dict.fromkeys(both) for diet in own)
        return (*mine, *((second, diet) for diet in other))


@on("AddDietIntent", slots=AddDiet)
def add_diet(turn: Turn, slots: AddDiet, services: Services) -> Reply:
    """Keep to a diet from now on.

    Raises:
        SlotError: no diet was named.
    """
    told = slots.told
    before = tonight(services.household(turn.household, turn.now), turn.now)

    def noted(kept: Household) -> Household:
        for name, diet in told:
            needs = Eaters(diets=frozenset({diet}))
            kept = with_needs(kept, name, needs, turn.now)
        return kept

    after = update(services.store, turn.household, noted, now=turn.now)
    said = (diet_kept(before.person(name), diet) for name, diet in told)
    return settled(turn, services, Change(before, after), *said)


def diet_kept(before: Person, diet: Diet) -> Prompt:
    """Return what is said of a diet that was told of somebody."""
    if diet in before.diets:
        return say.DietKnown(before, diet)
    if before.name == OWNER:
        return say.DietKept(diet)
    return say.DietKeptFor(before, diet)


class RemoveDiet(Slots):
    """Slots of ``RemoveDietIntent``; without a person, whoever keeps it."""

    asks: ClassVar[Mapping[str, Prompt]] = {"diet": say.WhichDiet()}

    diet: ADiet
    person: Somebody | None = None


@on("RemoveDietIntent", slots=RemoveDiet)
def remove_diet(turn: Turn, slots: RemoveDiet, services: Services) -> Reply:
    """Ask before a diet is taken away."""
    household = tonight(services.household(turn.household, turn.now), turn.now)
    keeping = tuple(p for p in household.people if slots.diet in p.diets)
    name = meant(slots.person, keeping)
    if name is None:
        return Reply(
            ask=say.WhoseNeed(AnyOf(keeping)),
            elicit=Elicit("person"),
            awaiting=Awaiting(kind="whose_diet", data={"diet": str(slots.diet)}),
        )
    person = Person(name=name)
    if slots.diet not in household.person(name).diets:
        return back_to_it(turn, services, say.DietNotKept(person, slots.diet))
    data: dict[str, JsonValue] = {"person": name, "diet": str(slots.diet)}
    awaiting = Awaiting(kind="remove_diet", data=data)
    return confirm(say.RemoveDietSure(person, slots.diet), awaiting, turn)


@on("AnswerIntent", slots=Whose, awaiting="whose_diet")
def whose_diet(turn: Turn, slots: Whose, services: Services) -> Reply:
    """Go on with the person named."""
    _, diet = _asked_about(turn)
    return remove_diet.answer(turn, RemoveDiet(diet=diet, person=slots.person), services)


@when("AMAZON.YesIntent", awaiting="remove_diet")
def remove_diet_yes(turn: Turn, slots: NoSlots, services: Services) -> Reply:
    """Take the diet away; say who else still keeps it."""
    person, diet = _asked_about(turn)
    needs = Eaters(diets=frozenset({diet}))
    after = update(
        services.store,
        turn.household,
        lambda kept: without_needs(kept, person.name, needs, turn.now),
        now=turn.now,
    )
    gone = say.DietGone(person, diet)
    return back_to_it(turn, services, gone, *_still(after, turn, diet))


@when("AMAZON.NoIntent", awaiting="remove_diet")
def remove_diet_no(turn: Turn, slots: NoSlots, services: Services) -> Reply:
    """Keep it."""
    person, diet = _asked_about(turn)
    return back_to_it(turn, services, say.NeedStays(person, say.Kept(frozenset({diet}))))


def _asked_about(turn: Turn) -> tuple[Person, Diet]:
    """Return the person and the diet of the open question.

    Raises:
        SlotError: the session does not say which.
    """
    data = turn.session.awaiting.data if turn.session.awaiting else {}
    diet = next((diet for diet in Diet if diet == data.get("diet")), None)
    if diet is None:
        raise SlotError("diet", None, say.WhichDiet())
    return Person(name=str(data.get("person", OWNER))), diet


def _still(household: Household, turn: Turn, diet: Diet) -> tuple[Prompt, ...]:
    others = tuple(p for p in household.at_table(turn.now) if diet in p.diets)
    return (say.StillKeptFor(others, say.Kept(frozenset({diet}))),) if others else ()

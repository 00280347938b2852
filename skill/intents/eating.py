"""Who eats tonight: coming is counted at once, staying away only after a yes."""

from collections.abc import Mapping
from datetime import timedelta
from typing import ClassVar

from skill.dialog.people import Somebody
from skill.dialog.reply import Reply
from skill.dialog.router import on, when
from skill.dialog.services import Services
from skill.dialog.session import Awaiting
from skill.dialog.slots import NoSlots, Slots
from skill.dialog.turn import Turn
from skill.domain.household import OWNER, Eaters, Household
from skill.domain.table import away, day_ends, rests, seated, tonight
from skill.intents import pages
from skill.intents.pages import confirm
from skill.intents.recheck import Change, aside, back_to_it, needs_of, settled
from skill.speech import guests as say
from skill.speech.prompts import Prompt
from skill.speech.recipes import OkWithoutIt
from skill.store.protocol import update

AN_EVENING = timedelta(hours=6)
"""How long an absence lasts at most where the hour is not known: it loosens the table."""


class WhoIsEating(Slots):
    """Slots of ``WhoIsEatingIntent``; without anyone, it asks who is."""

    person: Somebody | None = None
    second_person: Somebody | None = None
    third_person: Somebody | None = None

    @property
    def people(self) -> tuple[str, ...]:
        """Return everyone named, in order."""
        heard = (self.person, self.second_person, self.third_person)
        return tuple(dict.fromkeys(name for name in heard if name))


@on("WhoIsEatingIntent", slots=WhoIsEating)
def who_is_eating(turn: Turn, slots: WhoIsEating, services: Services) -> Reply:
    """Bring those named to the table and ask about the rest; or say who is counted.

    "Emma is eating" may mean Emma too, or Emma alone.  Whoever was not counted before is
    counted too; where nobody new is named, the others are left out after a yes, but for who
    speaks: "just Emma and I" names nobody but Emma.
    """
    before = tonight(services.household(turn.household, turn.now), turn.now)
    if not slots.people:
        return _table(turn, services, before)
    after = _seat(turn, services, slots.people)
    at_table = after.at_table(turn.now)
    named = {*slots.people, OWNER}
    others = tuple(p.name for p in at_table if p.name not in named)
    sat_there = {p.name for p in before.at_table(turn.now)} | {OWNER}
    if others and sat_there.issuperset(slots.people):
        return _loosens(turn, after, others)
    return settled(turn, services, Change(before, after), say.TableSet(at_table))


def _table(turn: Turn, services: Services, household: Household) -> Reply:
    """Say who is counted tonight, and who is not."""
    at_table = household.at_table(turn.now)
    if not household.people:
        return back_to_it(turn, services, say.NobodyKnown())
    missing = tuple(p for p in household.people if p not in at_table)
    said = (say.AtTable(at_table),) if at_table else ()
    if not missing:
        page = pages.table(at_table, turn)
        return back_to_it(turn, services, *said).but(show=page)
    return Reply(
        say=said,
        ask=say.EatingAfterAll(missing),
        awaiting=Awaiting(kind="back", data={"people": [p.name for p in missing]}),
        show=pages.table(at_table, turn),
        remember=aside(turn.session),
    )


@when("AMAZON.YesIntent", awaiting="back")
def back_yes(turn: Turn, slots: NoSlots, services: Services) -> Reply:
    """Count those who were away again."""
    before = tonight(services.household(turn.household, turn.now), turn.now)
    after = _seat(turn, services, _people_asked_about(turn))
    said = say.TableSet(after.at_table(turn.now))
    return settled(turn, services, Change(before, after), said)


@when("AMAZON.NoIntent", awaiting="back")
def back_no(turn: Turn, slots: NoSlots, services: Services) -> Reply:
    """Leave the table as it is."""
    return back_to_it(turn, services, OkWithoutIt())


def _people_asked_about(turn: Turn) -> tuple[str, ...]:
    data = turn.session.awaiting.data if turn.session.awaiting else {}
    people = data.get("people")
    return tuple(str(name) for name in people) if isinstance(people, list) else ()


def _seat(turn: Turn, services: Services, names: tuple[str, ...]) -> Household:
    """Bring people to the table; whoever is not known yet is, from now on."""

    def changed(household: Household) -> Household:
        kept = tonight(household, turn.now)
        for name in names:
            kept = kept.with_person(kept.person(name))
        return seated(kept, names)

    return update(services.store, turn.household, changed, now=turn.now)


class Away(Slots):
    """Slots of ``AwayIntent``."""

    asks: ClassVar[Mapping[str, Prompt]] = {"person": say.WhoIsAway()}

    person: Somebody


@on("AwayIntent", slots=Away)
def someone_away(turn: Turn, slots: Away, services: Services) -> Reply:
    """Leave somebody out of tonight; ask first where that lets go of a need."""
    household = tonight(services.household(turn.household, turn.now), turn.now)
    names = (slots.person,)
    person = household.person(slots.person)
    if person not in household.people and slots.person != OWNER:
        return back_to_it(turn, services, say.NotKnownHere(person))
    if rests(household, names, turn.now) != Eaters():
        return _loosens(turn, household, names)
    _leave_out(turn, services, names)
    return back_to_it(turn, services, say.AwayTonight(person))


def _loosens(turn: Turn, household: Household, names: tuple[str, ...]) -> Reply:
    """Ask before people stop counting for tonight; nothing has changed yet."""
    needs = needs_of(rests(household, names, turn.now))
    people = tuple(household.person(name) for name in names)
    ask: Prompt = say.TableLoosens(people, needs)
    if not needs.needs:
        ask = say.WithoutThem(people)
    elif len(people) == 1:
        ask = say.AwayLoosens(people[0], needs)
    awaiting = Awaiting(kind="away", data={"people": list(names)})
    return confirm(ask, awaiting, turn)


@when("AMAZON.YesIntent", awaiting="away")
def away_yes(turn: Turn, slots: NoSlots, services: Services) -> Reply:
    """Leave them out until the night is over."""
    names = _people_asked_about(turn)
    before = tonight(services.household(turn.household, turn.now), turn.now)
    resting = needs_of(rests(before, names, turn.now))
    after = _leave_out(turn, services, names)
    people = tuple(after.person(name) for name in names)
    told = say.NeedsRest(people, resting) if resting.needs else say.LeftOut(people)
    return back_to_it(turn, services, told)


@when("AMAZON.NoIntent", awaiting="away")
def away_no(turn: Turn, slots: NoSlots, services: Services) -> Reply:
    """Keep counting everyone."""
    return back_to_it(turn, services, say.AllStay())


def _leave_out(turn: Turn, services: Services, names: tuple[str, ...]) -> Household:
    until = day_ends(turn.now)
    if not turn.zone_known:
        until = min(until, turn.now + AN_EVENING)
    return update(
        services.store,
        turn.household,
        lambda kept: away(kept, names, turn.now, until),
        now=turn.now,
    )

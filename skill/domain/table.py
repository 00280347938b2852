"""Changes to who lives here and who eats tonight: each returns a new household."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from skill.domain.household import Eaters, Household, Person

DAY_ENDS_AT = 4
"""Hour of the night when tonight is over: guests have gone, the absent are back."""


def day_ends(now: datetime, at_least: timedelta = timedelta(0)) -> datetime:
    """Return the next end of a day that is that far away, on the clock of ``now``."""
    soonest = now + at_least
    end = soonest.replace(hour=DAY_ENDS_AT, minute=0, second=0, microsecond=0, fold=0)
    return end if end > soonest else end + timedelta(days=1)


def tonight(household: Household, now: datetime) -> Household:
    """Return the household without guests that have gone and absences that are over.

    Every change begins here: needs told of somebody whose visit is over must not be tied
    to that visit, or they would never count.
    """
    people = tuple(p for p in household.people if not _gone(p, now))
    over = household.absent_until is None or household.absent_until <= now
    changes: dict[str, object] = {"people": people}
    if over:
        changes |= {"absent": frozenset(), "absent_until": None}
    return household.model_copy(update=changes)


def _gone(person: Person, now: datetime) -> bool:
    return person.guest_until is not None and person.guest_until <= now


def with_needs(household: Household, name: str, needs: Eaters, now: datetime) -> Household:
    """Return the household with needs added to a person, who counts from now on."""
    kept = tonight(household, now)
    person = kept.person(name)
    more = {
        "allergies": person.allergies | needs.allergies,
        "diets": person.diets | needs.diets,
    }
    return seated(kept.with_person(person.model_copy(update=more)), (name,))


def without_needs(
    household: Household, name: str, needs: Eaters, now: datetime
) -> Household:
    """Return the household with needs taken from that one person."""
    kept = tonight(household, now)
    if not any(p.name == name for p in kept.people):
        return kept
    person = kept.person(name)
    fewer = {
        "allergies": person.allergies - needs.allergies,
        "diets": person.diets - needs.diets,
    }
    return kept.with_person(person.model_copy(update=fewer))


def with_dislikes(
    household: Household, name: str, foods: Iterable[str], now: datetime
) -> Household:
    """Return the household with foods that a person would rather not eat."""
    kept = tonight(household, now)
    person = kept.person(name)
    more = {"dislikes": person.dislikes | frozenset(foods)}
    return kept.with_person(person.model_copy(update=more))


def without_dislikes(
    household: Household, name: str, foods: frozenset[str], now: datetime
) -> Household:
    """Return the household with dislikes of one person taken back."""
    kept = tonight(household, now)
    person = kept.person(name)
    if not foods & person.dislikes:
        return kept
    fewer = {"dislikes": person.dislikes - foods}
    return kept.with_person(person.model_copy(update=fewer))


def seated(household: Household, names: Iterable[str]) -> Household:
    """Return the household with these people back at the table."""
    return household.model_copy(update={"absent": household.absent - frozenset(names)})


def away(
    household: Household, names: Iterable[str], now: datetime, until: datetime
) -> Household:
    """Return the household with these people left out of tonight, until it is over."""
    kept = tonight(household, now)
    absent = kept.absent | frozenset(names)
    return kept.model_copy(update={"absent": absent, "absent_until": until})


def hosted(
    household: Household, guest: Person, now: datetime, until: datetime
) -> Household:
    """Return the household with a guest until then; whoever lives here stays for good."""
    kept = tonight(household, now)
    lives_here = any(p.name == guest.name and p.guest_until is None for p in kept.people)
    fed = with_needs(kept, guest.name, guest.needs, now)
    if lives_here:
        return fed
    return fed.with_person(fed.person(guest.name).model_copy(update={"guest_until": until}))


def rests(household: Household, names: Iterable[str], now: datetime) -> Eaters:
    """Return the needs that nobody at the table has once these people are left out."""
    gone = frozenset(names)
    table = household.at_table(now)
    all_needs, left = Eaters(), Eaters()
    for person in table:
        all_needs = all_needs | person.needs
        left = left if person.name in gone else left | person.needs
    return Eaters(
        allergies=all_needs.allergies - left.allergies,
        diets=all_needs.diets - left.diets,
    )

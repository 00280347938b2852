"""Households that are offered recipes and take some: events for the tests of training."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from functools import cache
from hashlib import sha256
from pathlib import Path
from random import Random

from skill.catalog.columns import Columns
from skill.catalog.facts import COURSES
from skill.domain.events import Circumstances, Event, Happened, Table
from skill.domain.recipes import Course, Meal, Season
from skill.store.memory import MemoryStore
from skill.training.exporting import export
from tests.book import first_book

START = datetime(2026, 5, 4, 18, tzinfo=UTC)
NOW = START + timedelta(days=200)
HOUR = timedelta(hours=1)


@cache
def columns() -> Columns:
    """Return the first book's columns."""
    return first_book().columns


def name_of(kind: str, *parts: object) -> str:
    """Return a pseudonym, as the journal makes them."""
    return sha256(f"{kind}:{parts}".encode()).hexdigest()[:32]


def offered(
    household: str, recipe: str, at: datetime, *, taken: bool = False, **more: object
) -> Iterator[Event]:
    """Yield an offer, and its taking an hour later."""
    offer = name_of("event", household, recipe, at)
    known = {
        "model": "popularity",
        "version": "1",
        "propensity": 0.25,
        "circumstances": circumstances(at),
    }
    yield Event.model_validate(
        {"id": offer, "happened": Happened.OFFERED, "household": household,
         "recipe": recipe, "at": at, "offer": offer} | known | more
    )  # fmt: skip
    if taken:
        yield Event(
            id=name_of("taken", offer),
            happened=Happened.TAKEN,
            household=household,
            recipe=recipe,
            at=at + HOUR,
            offer=offer,
        )


def circumstances(at: datetime, diet: Table = "", returning: bool = True) -> Circumstances:
    """Return a dinner's circumstances."""
    return Circumstances(
        meal=Meal.DINNER,
        hour=at.hour,
        weekday=at.weekday(),
        season=Season.SPRING,
        diet=diet,
        returning=returning,
        plain=not diet,
    )


def log(
    households: int = 40, days: int = 60, seed: int = 0, start: datetime = START
) -> Iterator[Event]:
    """Yield the events of households, each of which loves five dinners of its own kind.

    There are four kinds.  A household is offered one in ten dinners of the book at random a
    day, and takes it when it is one that it loves.
    """
    book = columns()
    dinner = tuple(Meal).index(Meal.DINNER)
    main = COURSES.index(Course.MAIN)
    dinners = [
        row
        for row in range(len(book))
        if int(book["meals"][row]) >> dinner & 1 and int(book["course"][row]) == main
    ][:40]
    chance = Random(seed)
    for number in range(households):
        loved = dinners[number % 4 :: 4][:5]
        who = name_of("learner", number)
        for day in range(days):
            row = chance.choice(dinners)
            at = start + timedelta(days=day)
            yield from offered(
                who,
                book.id_of(row),
                at,
                taken=row in loved,
                propensity=1 / len(dinners),
                circumstances=circumstances(at, returning=day > 0),
            )


def folder_of(events: Iterable[Event], folder: Path, forget: Iterable[str] = ()) -> Path:
    """Write events to a folder by way of a store, and forget some households."""
    store = MemoryStore()
    for number, event in enumerate(events):
        store.events.record(event.household, f"p{number}", [event], now=event.at)
    for learner in forget:
        store.events.forget(learner, now=NOW)
    export(store, folder, now=NOW)
    return folder

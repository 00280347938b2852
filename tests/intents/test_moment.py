"""What the recommender is told of a turn: when and where, and never who."""

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from datetime import timedelta
from enum import Enum

import numpy as np
from numpy.typing import NDArray
from pydantic import BaseModel

from skill.catalog.catalog import Catalog
from skill.dialog.session import Session
from skill.domain.food import Allergen
from skill.domain.household import Household, Person, Taken, Zone
from skill.domain.recipes import Wishes
from skill.intents.moment import signals_of
from skill.recommender.taste import Answers, Moment, Taste
from skill.recommender.tastes import taste_of
from tests.support import NOON, SHOW_8, turn

CANARY = "canary"
STARTER = Catalog.load()
HAD = STARTER.all()[3].id
FOOD = STARTER.columns.food_names[7]
HOUSEHOLD = Household(
    people=(
        Person(name=f"{CANARY}-emma", allergies=frozenset({Allergen.MILK})),
        Person(name=f"{CANARY}-bob", dislikes=frozenset({"olive"})),
    ),
    absent=frozenset({f"{CANARY}-emma"}),
    absent_until=NOON + timedelta(hours=9),
    zones={f"{CANARY}-device": Zone(name="Europe/Rome", read_at=NOON)},
    notes={f"{CANARY}-note": f"{CANARY} said"},
    taken=(Taken(recipe=HAD, at=NOON - timedelta(days=4)),),
)
TURN = replace(
    turn(
        "RecommendIntent",
        request_id=f"{CANARY}-request",
        household=f"{CANARY}-household",
        device=replace(SHOW_8, key=f"{CANARY}-device"),
        session=Session(),
        facts={"intent": f"{CANARY}-fact"},
    ),
    person=f"{CANARY}-person",
)


def leaves(value: object) -> Iterator[object]:
    """Yield every value that an object is made of, down to words and numbers."""
    if isinstance(value, Enum | str) or value is None:
        yield value
    elif is_dataclass(value) and not isinstance(value, type):
        for one in fields(value):
            yield from leaves(getattr(value, one.name))
    elif isinstance(value, BaseModel):
        yield from leaves(dict(value))
    elif isinstance(value, Mapping):
        yield from leaves(tuple(value.items()))
    elif isinstance(value, tuple | list | frozenset):
        for each in value:
            yield from leaves(each)
    else:
        yield value


def test_no_identity_is_in_what_the_pick_is_told() -> None:
    """Of all that names a person, a device or a request, nothing is anywhere in it."""
    signals = signals_of(TURN, Wishes(with_foods=("rice",)), HOUSEHOLD)
    found = list(leaves(signals))

    words = {str(each) for each in found if isinstance(each, str)}
    assert not any(CANARY in word for word in words)
    assert {HAD, "rice", "olive", "en-US"} <= words
    assert {type(each) for each in found if not isinstance(each, str)} <= {
        int,
        float,
        bool,
        type(None),
    }


def vars_of(answers: Answers) -> list[NDArray[np.generic]]:
    """Return all that is told of answers."""
    return [getattr(answers, part.name) for part in fields(answers)]


def test_a_model_is_told_numbers_alone() -> None:
    """Rows of the catalogue, clocks and indices: not a word, not an id."""
    signals = signals_of(TURN, Wishes(), HOUSEHOLD)

    taste = taste_of(replace(signals, at_hand=frozenset({FOOD})), STARTER.columns)

    assert isinstance(taste, Taste)
    assert taste.taken.tolist() == [STARTER.columns.row_of(HAD)]
    assert taste.foods.tolist() == [STARTER.columns.food_names.index(FOOD)]
    for part in fields(taste):
        held = getattr(taste, part.name)
        if isinstance(held, Moment):
            assert all(isinstance(each, int | float | None) for each in leaves(held))
            continue
        arrays = vars_of(held) if isinstance(held, Answers) else [held]
        assert all(array.dtype.kind in "biuf" for array in arrays), part.name


def test_place_and_device_are_told() -> None:
    """Locale and screen, the holiday that is near, and whether the household is back."""
    signals = signals_of(TURN, Wishes(), HOUSEHOLD)

    assert signals.locale == "en-US"
    assert signals.screen
    assert signals.holiday == "thanksgiving"
    assert signals.returning
    assert not signals_of(TURN, Wishes(), Household()).returning


def test_a_household_from_the_future_does_no_harm() -> None:
    """Clocks differ: what was taken tomorrow counts as taken now."""
    ahead = HOUSEHOLD.model_copy(
        update={"taken": (Taken(recipe=HAD, at=NOON + timedelta(days=2)),)}
    )
    signals = signals_of(TURN, Wishes(), ahead)

    taste = taste_of(signals, STARTER.columns)

    assert signals.recently_taken == {HAD: 0}
    assert taste.at.tolist() == [np.float32(signals.clock)]

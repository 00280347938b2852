"""The loop, end to end and small: offers become events, events models, models picks."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from skill.food.gate import Cleared, clear
from skill.recommender.pick import Engine
from skill.training.households import Households, Nature
from skill.training.promotion import Limits, Safety, judged
from skill.training.world import START, Loop, Town
from tests.book import first_book

NATURE = Nature(households=40)
PATIENT = Limits(p99_ms=1000.0)  # how busy the machine is, is not what is tested


def town(*, blind: bool = False) -> Town:
    """Return a small town over the first book."""
    book = first_book()
    return Town(Households(book.columns, NATURE, seed=3), book, seed=3, blind=blind)


def test_a_week_is_the_same_when_it_is_lived_again() -> None:
    """The same seeds, the same offers, the same answers."""
    one, two = town(), town()

    assert one.week(0, Engine(one.catalog)) == two.week(0, Engine(two.catalog))
    assert one.events == two.events


def test_nobody_is_offered_what_they_must_not_have() -> None:
    """Every offer of a week is cleared again for its household."""
    place = town()
    place.week(0, Engine(place.catalog))

    offers = [event for event in place.events if event.happened == "offered"]
    assert offers
    for event in offers:
        recipe = place.catalog.get(event.recipe)
        assert recipe is not None
        eaters = place.households.eaters(int(event.household[1:]))
        assert isinstance(clear(recipe, eaters), Cleared)
        assert event.propensity is not None


def test_the_best_answers_are_better_than_what_is_offered() -> None:
    """Otherwise there would be nothing to learn."""
    place = town()
    week = place.week(0, Engine(place.catalog))

    assert week.best > 2 * week.expected > 0
    assert abs(week.conversion - week.expected) < 0.15


def test_a_blind_town_hides_the_moment_from_the_pick_alone() -> None:
    """Events say what the pick knew; the households still live by the clock."""
    place = town(blind=True)
    place.week(0, Engine(place.catalog))

    told = {event.circumstances for event in place.events}
    assert {one.hour for one in told if one} == {17}
    assert {one.weekday for one in told if one} == {2}
    assert len({event.at.hour for event in place.events}) > 1


@pytest.fixture(scope="module")
def learnt(tmp_path_factory: pytest.TempPathFactory) -> Loop:
    """Return a loop that has lived three weeks and trained on two of them."""
    place = town()
    folder: Path = tmp_path_factory.mktemp("world")
    loop = Loop(place, folder, ("popularity", "random", "collaborative"), PATIENT)
    for number in range(3):
        place.week(number, loop.recommender())
    return loop


def test_a_harmful_challenger_is_not_shipped(learnt: Loop) -> None:
    """The lottery loses against popularity, however safe it is."""
    evaluation = learnt.trained("harm", START.replace(day=19))

    verdict = judged(evaluation, "random", Safety(100, 0), PATIENT)

    assert not verdict.ships
    assert evaluation.entrants["random"].overall.lift["hr@10"].value < 0


def test_a_model_can_be_served_in_the_town_and_stays_safe(learnt: Loop) -> None:
    """It picks under its own name, and the gate finds nothing."""
    learnt.trained("served", START.replace(day=19))
    served = learnt.recommender("served/collaborative")

    week = replace(learnt.town).week(3, served)

    assert week.model == "collaborative"
    assert learnt.checked("served/collaborative").violations == 0
    assert np.isfinite(week.expected)

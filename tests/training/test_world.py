"""The loop, end to end and small: offers become events, events models, models picks."""

import shutil
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import numpy as np
import pytest

from skill.food.gate import Cleared, clear
from skill.recommender import artifacts
from skill.recommender.models.bayes import Bayes
from skill.recommender.pick import Engine, Recommender, Settled
from skill.training.evaluate import Bout, evaluate
from skill.training.figures import Interval
from skill.training.gathering import gather
from skill.training.households import Households, Nature
from skill.training.off_policy import estimate
from skill.training.promotion import Limits, Safety, judged
from skill.training.reading import Wanted
from skill.training.safety import watched
from skill.training.town import DAY, START, Town
from skill.training.trial import Filters, Nothing, replay
from skill.training.versions import Models
from skill.training.world import WEEK, Loop
from tests.book import first_book
from tests.training.logs import folder_of

NATURE = Nature(households=60)
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


def test_who_picks_may_change_from_one_day_to_the_next() -> None:
    """As a process takes up a new model: before every day but the first."""
    place, told = town(), list[datetime]()
    usual = Engine(place.catalog)
    wide = Engine(place.catalog, settled=Settled(learnt_from=True))

    def nightly(recommender: Recommender, at: datetime) -> Recommender:
        told.append(at)
        return recommender if len(told) < 3 else wide

    place.week(0, usual, nightly)

    assert told == [START + day * DAY for day in range(1, 7)]
    offered = [event for event in place.events if event.happened == "offered"]
    for request, event in zip(place.requests, offered, strict=True):
        engine = wide if request.at >= told[2] else usual
        rows, chances = place.choices(engine, request)
        assert chances[rows == request.offered] == pytest.approx(event.propensity)


def test_a_blind_town_hides_the_moment_from_the_pick_alone() -> None:
    """Events say what the pick knew; the households still live by the clock."""
    place = town(blind=True)
    place.week(0, Engine(place.catalog))

    told = {event.circumstances for event in place.events}
    assert {one.hour for one in told if one} == {17}
    assert {one.weekday for one in told if one} == {2}
    assert len({event.at.hour for event in place.events}) > 1


@pytest.mark.parametrize("exploring", [False, True])
def test_the_truth_is_of_what_the_engine_truly_does(exploring: bool) -> None:
    """The chances of a choice are those that its pick is logged with."""
    place = town()
    engine = Engine(place.catalog, settled=Settled(learnt_from=exploring))
    place.week(0, engine)

    offers = [event for event in place.events if event.happened == "offered"]
    for request, event in zip(place.requests, offers, strict=True):
        rows, chances = place.choices(engine, request)
        assert chances.sum() == pytest.approx(1.0)
        assert chances[rows == request.offered] == pytest.approx(event.propensity)


def test_offers_are_plain_where_the_log_tells_all() -> None:
    """Of a table with needs it does not; the truth can be asked of plain ones alone."""
    place = town()
    place.week(0, Engine(place.catalog))
    engine, until = Engine(place.catalog), START + WEEK

    plain = [
        event.circumstances is not None and event.circumstances.plain
        for event in place.events
        if event.happened == "offered"
    ]

    needs = [place.households.eaters(one.household) for one in place.requests]
    assert plain == [not (each.allergies or each.diets) for each in needs]
    assert len(place.truth(engine, START, until, plain=True)) == sum(plain)
    assert len(place.truth(engine, START, until)) == len(plain) > sum(plain) > 0


@pytest.fixture(scope="module")
def learnt(tmp_path_factory: pytest.TempPathFactory) -> Loop:
    """Return a loop that has lived four weeks, and learned after a day and after each."""
    folder: Path = tmp_path_factory.mktemp("world")
    names = ("popularity", "random", "bayes")
    loop = Loop(town(), folder, names, PATIENT, nights=1, checked=True)
    assert [week.number for week in loop.weeks(4)] == [0, 1, 2, 3]
    return loop


def test_the_truth_stands_beside_every_contender(learnt: Loop) -> None:
    """What it was believed to gain, and what it did, from the first night on."""
    assert [one.days for one in learnt.contests] == [1, 7, 14, 21, 28]
    assert {one.model for one in learnt.contests} == {"bayes"}
    for one in learnt.contests:
        assert one.estimate.low <= one.estimate.value <= one.estimate.high
        assert abs(one.truth) < 1
        assert one.overlap > 0
        assert one.truth > 0 or not one.shipped
    assert sum(one.covered for one in learnt.contests) >= 4  # 19 in 20, in the long run
    shipped = [one for one in learnt.contests if one.shipped]
    served = [line["to"] for line in learnt.night.models.promotions()]
    won = [f"day-{one.days:03}/{one.model}" for one in shipped]
    assert [one for one in served if "whole" not in str(one)] == won
    assert len(served) == 2 * len(won)


def test_until_a_model_is_there_the_town_is_offered_more(learnt: Loop) -> None:
    """Its baseline explores; what a challenger has to win against does not."""
    night = replace(learnt.night, models=Models(learnt.folder / "none"))
    novice = Loop(learnt.town, learnt.folder)
    novice.night = night

    wide, usual = novice.recommender(START), novice.against(START)

    [one, *_] = learnt.town.requests
    rows, chances = learnt.town.choices(wide, one)
    assert Settled().pool < len(rows) <= Settled().exploring_pool
    assert chances.sum() == pytest.approx(1.0)
    assert len(learnt.town.choices(usual, one)[0]) == Settled().pool


def test_a_model_is_believed_to_gain_nothing_by_not_exploring(tmp_path: Path) -> None:
    """One that says nothing does what the moment alone does, however that explored."""
    place = town()
    place.week(0, Engine(place.catalog, settled=Settled(learnt_from=True)))
    columns = place.catalog.columns
    gathered = gather(folder_of(place.events, tmp_path), Wanted(columns))

    found = replay(gathered, 0, {"it": Nothing(), "none": Nothing()}, Filters(columns))

    it, none = (found.records[name].policy for name in ("it", "none"))
    told = estimate(found.choices, it, none)
    assert told.gain() == Interval(0.0, 0.0, 0.0, parts=told.gain().parts)
    assert told.overlap == pytest.approx(1.0, abs=0.15)
    assert told.believable


def test_who_learned_from_answers_truly_converts_more(learnt: Loop) -> None:
    """Than the moment alone, at the very same requests."""
    place, last = learnt.town, START + 3 * WEEK
    served = learnt.serving("day-028/bayes", last)

    ours = place.truth(served, last, last + WEEK)

    theirs = place.truth(Engine(place.catalog), last, last + WEEK)
    assert np.mean(ours - theirs) > 0.02


def test_a_harmful_challenger_is_not_shipped(learnt: Loop) -> None:
    """One that puts last what a good one puts first is truly worse, and does not win."""
    night, last = learnt.night, START + 3 * WEEK
    good, bad = night.models.folder / "day-028", night.models.folder / "harm"
    shutil.copytree(good, bad)
    model = artifacts.load(good / "bayes", night.catalog.version)
    assert isinstance(model, Bayes)
    model.mix_ = -model.mix_
    about = artifacts.About(catalogue=night.catalog.version, made_from="harm")
    artifacts.save(model, bad / "bayes", about)

    evaluation = evaluate(night.events, night.wanted, night.models, Bout("harm"))

    assert not judged(evaluation, "bayes", Safety(100, 0), PATIENT).ships
    served = learnt.town.truth(learnt.recommender(last), last, last + WEEK)
    harm = learnt.town.truth(learnt.serving("harm/bayes", last), last, last + WEEK)
    assert harm.mean() < served.mean()


def test_a_model_can_be_served_in_the_town_and_stays_safe(learnt: Loop) -> None:
    """It picks under its own name, and the gate finds nothing."""
    served = learnt.serving("day-028/bayes", START + 4 * WEEK)

    week = town().week(0, served)

    assert week.model == "bayes"
    assert watched(served).violations == 0
    assert np.isfinite(week.expected)


def test_a_log_is_replayed_as_it_happened(learnt: Loop, tmp_path: Path) -> None:
    """What is served is asked again of each plain offer, and gives the chance logged.

    The last test: the town lives on by a week.
    """
    place, night = learnt.town, learnt.night
    place.week(4, learnt.serving("day-028/bayes", START + 4 * WEEK))
    gathered = gather(folder_of(place.events, tmp_path), night.wanted)
    model = artifacts.load(night.models.path("day-028/bayes"), night.catalog.version)
    monday = (START + 4 * WEEK).timestamp() / 86_400
    start = int(np.searchsorted(gathered.interactions.clock, monday))

    found = replay(gathered, start, {"it": model}, Filters(night.catalog.columns))

    chances = found.records["it"].policy.chances[found.choices.offered]
    assert found.plain.sum() > 50
    assert chances == pytest.approx(found.choices.propensity, rel=0.02)

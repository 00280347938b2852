"""The bake-off: figures that can be counted by hand, all inside the same filters."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import numpy as np
import pytest

from skill.domain.events import Happened
from skill.domain.recipes import Meal
from skill.recommender.taste import Floats, Rows, Taste
from skill.training.contents import contents
from skill.training.evaluate import Bout, Judge, evaluate
from skill.training.evaluation import BASELINE, SERVED, Evaluation
from skill.training.gathering import Gathered, gather
from skill.training.offers import Scorer
from skill.training.reading import Wanted
from skill.training.report import as_page, as_text
from skill.training.spread import Makeup
from skill.training.train import How, train
from skill.training.trial import (
    Filters,
    MostTaken,
    Nothing,
    Replayed,
    latest,
    replay,
)
from skill.training.versions import Models, VersionsError
from tests.training.logs import NOW, START, columns, folder_of, log, name_of, offered

FEW = ("popularity", "random", "collaborative")
WANTED = Wanted(columns())
DAY = timedelta(days=1)


@dataclass
class Fixed:
    """Scores every recipe by a number of its own."""

    worth: Floats

    def score(self, taste: Taste, rows: Rows) -> Floats:
        """Return those of the rows."""
        return self.worth[rows]


def gathered(tmp_path: Path, days: int = 20) -> Gathered:
    """Return the interactions of a small log."""
    return gather(folder_of(log(20, days), tmp_path / "events"), WANTED)


def replayed(found: Gathered, models: Mapping[str, Scorer]) -> Replayed:
    """Replay all of it."""
    return replay(found, 0, models, Filters(columns()))


@pytest.fixture(scope="module")
def evaluated(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Evaluation]:
    """Return a folder of events and models, and an evaluation of the second version."""
    tmp_path = tmp_path_factory.mktemp("evaluated")
    events = folder_of(log(24, 30), tmp_path / "events")
    until = Wanted(columns(), until=START + 20 * DAY)
    models = Models(tmp_path / "models")
    for version in ("v1", "v2"):
        train(events, until, models.folder, How(version, NOW, FEW), print)
    models.serve("v1/random", {"act": "promote"}, NOW)
    return tmp_path, evaluate(events, WANTED, models, Bout("v2"))


def test_ranks_are_those_of_the_candidates(tmp_path: Path) -> None:
    """Whoever ranks what is taken first is always right, inside the dinners alone."""
    found = gathered(tmp_path)
    taken = found.interactions.row[found.interactions.taken == 1]
    counts = np.bincount(taken, minlength=len(columns())).astype(np.float32)
    dinner = tuple(Meal).index(Meal.DINNER)
    others = (columns()["meals"].astype(int) >> dinner & 1) == 0
    worth = 1e3 * counts + 1e7 * others  # what is no dinner would be first, were it let in

    ran = replayed(found, {"counts": Fixed(worth.astype(np.float32))})

    ranks = ran.records["counts"].ranks
    best = counts.max()
    where = [r for r, row in zip(ranks, taken, strict=True) if counts[row] == best]
    assert max(where) < np.count_nonzero(counts == best)
    assert ran.missed == 0
    assert len(ranks) == len(taken) == len(ran.taken)


def test_ties_fall_the_same_for_everybody(tmp_path: Path) -> None:
    """Two models that know nothing rank alike, at random rather than by position."""
    nothing = Fixed(np.zeros(len(columns()), np.float32))

    ran = replayed(gathered(tmp_path), {"one": nothing, "two": nothing})

    assert ran.records["one"].ranks == ran.records["two"].ranks
    assert len(set(ran.records["one"].ranks)) > 10


def test_what_everybody_took_is_kept_up_to_date(tmp_path: Path) -> None:
    """The plainest baseline knows what was taken before, and nothing of what comes."""
    events = [
        *offered("l1", "pad-thai", START, taken=True),
        *offered("l2", "pad-thai", START + DAY, taken=True),
        *offered("l3", "chicken-fajitas", START + 2 * DAY, taken=True),
    ]
    found = gather(folder_of(events, tmp_path), WANTED)

    ran = replayed(found, {"plain": MostTaken()})

    assert ran.records["plain"].ranks[1] == 0
    assert ran.records["plain"].ranks[2] > 0


def test_what_is_asked_for_by_name_is_no_recommendation(tmp_path: Path) -> None:
    """It teaches, and is no test; neither is a runner-up on a screen."""
    events = [
        *offered("l1", "pad-thai", START, taken=True, model="search"),
        *offered("l1", "shakshuka", START + DAY, position=1),
        *offered("l1", "chicken-fajitas", START + 2 * DAY),
    ]
    found = gather(folder_of(events, tmp_path), WANTED)

    ran = replayed(found, {"plain": MostTaken()})

    assert len(ran.offers) == 1
    assert len(ran.taken) == 0


def test_a_recipe_that_is_no_candidate_is_missed_by_all(tmp_path: Path) -> None:
    """Serving would not have found it either."""
    events = offered("l1", "overnight-oats", START, taken=True)
    found = gather(folder_of(events, tmp_path), WANTED)

    ran = replayed(found, {"plain": MostTaken()})

    assert ran.missed == 1
    assert ran.records["plain"].ranks[0] > len(columns()) // 4


def test_only_the_latest_offers_are_replayed_where_there_are_many(tmp_path: Path) -> None:
    """Counted in offers that were spoken."""
    found = gathered(tmp_path)

    start = latest(found, 0, 50)

    assert len(replay(found, start, {}, Filters(columns())).offers) == 50
    assert latest(found, 0, 10**6) == 0


def test_who_knows_the_household_wins_and_chance_does_not(
    evaluated: tuple[Path, Evaluation],
) -> None:
    """With figures, lifts, slices, lists and estimates for everyone, all of them finite."""
    _, found = evaluated

    ours = found.entrants["collaborative"]
    assert ours.overall.figures["hr@10"].value > 0.8
    assert ours.overall.gain.low > 0
    assert found.entrants[BASELINE].overall.lift["hr@1"].value == 0
    assert found.entrants[SERVED].overall.against.value == 0
    assert ours.slices["returning households"].conversions == found.conversions
    assert set(ours.slices) == {
        "returning households",
        "dinner",
        "table: keeps nothing",
    }
    assert 0 < found.entrants["random"].coverage <= 1
    assert 0 < ours.p50_ms <= ours.p99_ms


def test_the_log_tells_what_a_model_would_convert(
    evaluated: tuple[Path, Evaluation],
) -> None:
    """Everybody was offered dinners at random: whoever knows better converts more."""
    _, found = evaluated

    logged = found.entrants["collaborative"].off_policy

    assert logged.dr.low > found.converted
    assert abs(found.entrants["random"].off_policy.dr.value - found.converted) < 0.05


def test_the_report_is_one_page_that_names_everyone(
    evaluated: tuple[Path, Evaluation],
) -> None:
    """Nothing is fetched; what is drawn is told in words as well."""
    _, found = evaluated

    page, text = as_page(found), as_text(found)

    for name in found.entrants:
        assert name in page
        assert name in text
    assert "http" not in page.replace("http-equiv", "")
    assert "<script" not in page
    assert page.count("<svg") == page.count("<desc>") == 4
    assert "unknown" not in text
    assert Evaluation.model_validate_json(found.model_dump_json()) == found


def test_a_name_is_written_as_a_name(evaluated: tuple[Path, Evaluation]) -> None:
    """Never as a tag of the page."""
    _, found = evaluated
    odd = found.model_copy(update={"version": "<b>v2", "served": "<i>"})

    page = as_page(odd)

    assert "<b>v2" not in page
    assert "&lt;b&gt;v2" in page


def test_without_anything_after_training_there_is_nothing_to_say(tmp_path: Path) -> None:
    """It is said how to hold some of it back."""
    events = folder_of(log(6, 6), tmp_path / "events")
    models = Models(tmp_path / "models")
    train(events, WANTED, models.folder, How("v1", NOW, FEW), print)

    with pytest.raises(VersionsError, match="--until"):
        evaluate(events, WANTED, models, Bout("v1"))
    train(events, WANTED, models.folder, How("v2", NOW, ("collaborative",)), print)
    with pytest.raises(VersionsError, match=BASELINE):
        evaluate(events, WANTED, models, Bout("v2"))


def test_households_are_sliced_by_what_their_offers_said(tmp_path: Path) -> None:
    """New or returning, and what the table keeps."""
    events = [
        e.model_copy(
            update={"circumstances": e.circumstances.model_copy(update={"diet": "vegan"})}
        )
        if e.circumstances and e.household == name_of("learner", 0)
        else e
        for e in log(8, 20)
    ]
    found = gather(folder_of(events, tmp_path), WANTED)
    ran = replayed(found, {BASELINE: MostTaken(), SERVED: Nothing()})
    judge = Judge(found, ran, Makeup(columns(), contents(columns())))

    parts = judge.entrants(100)[BASELINE].slices

    vegan = [
        e
        for e in events
        if e.happened is Happened.TAKEN and e.household == name_of("learner", 0)
    ]
    assert parts["table: vegan"].conversions == len(vegan)
    assert parts["table: keeps nothing"].conversions == len(ran.taken) - len(vegan)

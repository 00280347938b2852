"""A challenger is shipped when it wins; one that harms anything is not, and is told why."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from skill.training.evaluation import (
    BASELINE,
    SERVED,
    Entrant,
    Evaluation,
    OffPolicy,
    Slice,
    Value,
)
from skill.training.figures import METRICS
from skill.training.promotion import Limits, Safety, held, judged, promote
from skill.training.versions import Models, VersionsError
from tests.training.test_versions import folder

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
SAFE = Safety(picks=200, violations=0)


def value(middle: float, half: float = 0.01) -> Value:
    """Return a value with its interval."""
    return Value(value=middle, low=middle - half, high=middle + half)


def part(gain: float, conversions: int = 500) -> Slice:
    """Return a slice whose conversion is so much above that of what is served."""
    figures = dict.fromkeys(METRICS, value(0.2 + gain))
    lift = dict.fromkeys(METRICS, value(gain / 0.2))
    return Slice(
        offers=10 * conversions,
        conversions=conversions,
        figures=figures,
        lift=lift,
        against=value(gain),
        gain=value(gain),
    )


def entrant(gain: float, **other: object) -> Entrant:
    """Return an entrant that is as good everywhere, unless told else."""
    same = OffPolicy(
        ips=value(0.1),
        snips=value(0.1),
        dr=value(0.1),
        effective=300,
        overlap=1.0,
        believable=True,
    )
    known: dict[str, object] = {
        "overall": part(gain),
        "slices": {"new households": part(gain), "breakfast": part(gain)},
        "coverage": 0.4,
        "diversity": value(0.8),
        "health": None,
        "off_policy": same,
        "p50_ms": 0.2,
        "p99_ms": 0.6,
    }
    return Entrant.model_validate(known | other)


def evaluation(challenger: Entrant, served: str = "v1/graph") -> Evaluation:
    """Return an evaluation of version 2 while version 1 is served."""
    entrants = {
        "hybrid": challenger,
        BASELINE: entrant(-0.05, kind="baseline"),
        SERVED: entrant(0.0, kind="served"),
    }
    return Evaluation(
        version="v2",
        made_from="digest",
        catalogue="first",
        served=served,
        since="2026-11-01",
        until="2026-11-20",
        offers=5000,
        conversions=500,
        converted=0.1,
        households=300,
        missed=0,
        candidates=1000,
        how="streamed",
        entrants=entrants,
    )


@pytest.fixture
def models(tmp_path: Path) -> Models:
    """Return two versions, the first of which is served."""
    found = folder(tmp_path, "v1", "v2")
    (tmp_path / "v2" / "trained.json").write_text('{"made_from": "digest"}')
    found.serve("v1/graph", {"act": "promote"}, NOW)
    return found


def test_a_winner_without_harm_is_shipped(models: Models) -> None:
    """And what it won by is written down."""
    found = evaluation(entrant(0.05))
    verdict = judged(found, "hybrid", SAFE, Limits())

    promote(models, found, verdict, SAFE, NOW)

    assert verdict.ships
    assert models.current == "v2/hybrid"
    line = models.promotions()[-1]
    assert (line["act"], line["violations"], line["conversions"]) == ("promote", 0, 500)
    assert "+5.00" in str(line["won"])


HARMFUL: dict[str, tuple[Callable[[], Entrant], Safety, str]] = {
    "no better": (lambda: entrant(0.005), SAFE, "does not win"),
    "worse": (lambda: entrant(-0.05), SAFE, "new households"),
    "taken too seldom": (
        lambda: entrant(0.5, overall=part(0.5, conversions=29)),
        SAFE,
        "29 conversions tell nothing",
    ),
    "unsafe": (lambda: entrant(0.05), Safety(200, 1), "1 of 200 picks were not safe"),
    "never tried": (lambda: entrant(0.05), Safety(0, 0), "no pick could be made"),
    "bad at breakfast": (
        lambda: entrant(0.05, slices={"breakfast": part(-0.05)}),
        SAFE,
        "breakfast: conversion -5.00",
    ),
    "slow": (lambda: entrant(0.05, p99_ms=9.5), SAFE, "9.50 ms"),
    "all alike": (lambda: entrant(0.05, diversity=value(0.4)), SAFE, "less diverse"),
    "offered often, wanted seldom": (
        lambda: entrant(0.05, overall=part(0.05).model_copy(update={"gain": value(-0.05)})),
        SAFE,
        "does not win: conversion -5.00",
    ),
    "no better where the log cannot tell": (
        lambda: untold(0.005),
        SAFE,
        "against v1/graph",
    ),
}


def untold(ranks: float) -> Entrant:
    """Return one that ranks so much better, of which the log tells nothing."""
    known = entrant(0.05)
    unsure = known.off_policy.model_copy(update={"believable": False})
    overall = part(0.05).model_copy(update={"against": value(ranks)})
    return known.model_copy(update={"off_policy": unsure, "overall": overall})


@pytest.mark.parametrize("harm", HARMFUL)
def test_a_harmful_challenger_is_refused(models: Models, harm: str) -> None:
    """Whatever the harm; the reason is told and what was served is served on."""
    challenger, safety, why = HARMFUL[harm]
    found = evaluation(challenger())
    verdict = judged(found, "hybrid", safety, Limits())

    with pytest.raises(VersionsError, match=why):
        promote(models, found, verdict, safety, NOW)

    assert not verdict.ships
    assert models.current == "v1/graph"
    assert len(models.promotions()) == 1


def test_how_it_ranks_what_was_taken_does_not_decide() -> None:
    """What was offered often was taken often: who ranks it lower may convert more."""
    overall = part(0.05).model_copy(update={"against": value(-0.05)})

    assert judged(
        evaluation(entrant(0.05, overall=overall)), "hybrid", SAFE, Limits()
    ).ships


def test_where_the_log_cannot_tell_it_has_to_rank_better() -> None:
    """There is nothing else to go by."""
    assert judged(evaluation(untold(0.05)), "hybrid", SAFE, Limits()).ships
    assert not judged(evaluation(untold(-0.05)), "hybrid", SAFE, Limits()).ships


def test_a_slice_of_a_handful_says_nothing() -> None:
    """Three conversions at breakfast stop nobody."""
    few = entrant(0.05, slices={"breakfast": part(-0.05, conversions=3)})

    assert judged(evaluation(few), "hybrid", SAFE, Limits()).ships


def test_many_looks_have_to_see_more() -> None:
    """One slice just below nothing is harm; one of twelve is what chance does."""
    alone = {"breakfast": part(-0.011)}
    many = alone | {f"slice {number}": part(0.0) for number in range(11)}

    assert not judged(
        evaluation(entrant(0.05, slices=alone)), "hybrid", SAFE, Limits()
    ).ships
    assert judged(evaluation(entrant(0.05, slices=many)), "hybrid", SAFE, Limits()).ships


def test_the_more_contend_the_more_the_winner_must_show() -> None:
    """Six that are no better have six chances to look it."""
    alone = evaluation(entrant(0.011))
    others = {f"model {number}": entrant(0.0) for number in range(5)}
    six = alone.model_copy(update={"entrants": {**alone.entrants, **others}})

    assert judged(alone, "hybrid", SAFE, Limits()).ships
    assert six.contenders[0] == "hybrid"
    assert not judged(six, "hybrid", SAFE, Limits()).ships


@pytest.mark.parametrize(("gain", "ships"), [(0.009, True), (0.008, False)])
def test_what_is_served_made_of_more_is_one_look(gain: float, ships: bool) -> None:
    """It errs one time in twenty, however many others contend, and harms no slice."""
    others = {f"model {number}": entrant(0.0) for number in range(5)}
    again, other = evaluation(entrant(gain), "v1/hybrid"), evaluation(entrant(gain))
    again, other = (
        one.model_copy(update={"entrants": {**one.entrants, **others}})
        for one in (again, other)
    )
    bad = entrant(gain, slices={"breakfast": part(-0.05)})
    harmful = again.model_copy(update={"entrants": {**again.entrants, "hybrid": bad}})

    assert judged(again, "hybrid", SAFE, Limits()).ships is ships
    assert not judged(other, "hybrid", SAFE, Limits()).ships
    assert not judged(harmful, "hybrid", SAFE, Limits()).ships


def test_an_interval_for_many_looks_is_wider() -> None:
    """By Bonferroni: 2.64 standard errors for six looks, 1.96 for one."""
    assert held(value(0.0), 1).high == pytest.approx(0.01)
    assert held(value(0.0), 6).high == pytest.approx(0.01 * 2.638 / 1.96, rel=1e-3)


def test_looking_often_does_not_widen_what_is_no_chance() -> None:
    """Between two ends the distance stays, and each end's own doubt grows."""
    parts = (value(0.1, 0.02), value(0.5, 0.01))
    wide = Value(value=0.3, low=0.08, high=0.51, parts=parts)

    found = held(wide, 6)

    assert found.value == 0.3
    assert found.low == pytest.approx(0.1 - 0.02 * 2.638 / 1.96, rel=1e-3)
    assert found.high == pytest.approx(0.5 + 0.01 * 2.638 / 1.96, rel=1e-3)


def test_where_nothing_is_served_the_moment_alone_is_to_be_beaten() -> None:
    """Not what the challenger says of itself."""
    found = evaluation(entrant(0.05), served="")

    verdict = judged(found, "hybrid", SAFE, Limits())

    assert verdict.ships
    assert "against the moment alone" in verdict.won[0]


def test_what_was_evaluated_is_what_is_shipped(models: Models, tmp_path: Path) -> None:
    """Neither other arrays of the same name, nor against what was served last week."""
    found = evaluation(entrant(0.05))
    verdict = judged(found, "hybrid", SAFE, Limits())
    other = found.model_copy(update={"made_from": "other"})
    with pytest.raises(VersionsError, match="not what was evaluated"):
        promote(models, other, verdict, SAFE, NOW)

    models.serve("v1/hybrid", {"act": "promote"}, NOW)

    with pytest.raises(VersionsError, match="evaluate again"):
        promote(models, found, verdict, SAFE, NOW)
    with pytest.raises(VersionsError, match="without bayes"):
        judged(found, "bayes", SAFE, Limits())

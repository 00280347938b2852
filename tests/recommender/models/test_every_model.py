"""What every model promises, whatever it thinks."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from pathlib import Path

import numpy as np
import pytest

from skill.recommender.artifacts import About, load, save
from skill.recommender.interactions import Interactions
from skill.recommender.models.collaborative import Collaborative
from skill.recommender.models.every import MODELS
from skill.recommender.models.mixed import Mixed
from skill.recommender.models.model import Model, RowsError
from skill.recommender.models.neural import Neural
from skill.recommender.parts import taken_apart
from skill.recommender.taste import Moment, Taste
from skill.training.fitting.every import PLAIN, fitters
from tests.recommender.models.world import (
    HOUSEHOLDS,
    NEW,
    RECIPES,
    World,
    half,
    permuted,
    world,
)

EVERY = np.arange(RECIPES, dtype=np.int32)
PERSONAL = sorted(set(MODELS) - {"random", "popularity"})


@pytest.fixture(scope="module")
def small() -> World:
    """Return the world that all models are fitted on."""
    return world()


@pytest.fixture(scope="module")
def models(small: World) -> Mapping[str, Model]:
    """Return every model, fitted once; what was given may not be written to."""
    frozen(small.interactions, small.contents)
    fitted = {
        name: fit(small.interactions, small.contents, 7) for name, fit in fitters().items()
    }
    return fitted


@pytest.fixture(params=sorted(MODELS))
def model(request: pytest.FixtureRequest, models: Mapping[str, Model]) -> Model:
    """Return one model after the other."""
    return models[str(request.param)]


def frozen(*held: object) -> None:
    """Make every array of these read-only."""
    for one in held:
        assert is_dataclass(one)
        for name in (field.name for field in fields(one)):
            column = getattr(one, name)
            if isinstance(column, np.ndarray):
                column.flags.writeable = False


def test_every_model_can_be_fitted_and_saved() -> None:
    """The table of fits and the table of artifacts name the same models."""
    assert set(fitters()) == set(MODELS)
    assert all(kind.name == name for name, kind in MODELS.items())


def test_scores_are_finite_numbers_one_a_row(model: Model, small: World) -> None:
    """For a household with a history, in a moment that is known."""
    scores = model.score(small.taste(0, 4, 9), EVERY)

    assert scores.shape == (RECIPES,)
    assert scores.dtype == np.float32
    assert np.isfinite(scores).all()


def test_the_same_question_has_the_same_answer(model: Model, small: World) -> None:
    """Asked twice, and of a taste built anew."""
    first = model.score(small.taste(0, 4, 9), EVERY)

    assert np.array_equal(first, model.score(small.taste(0, 4, 9), EVERY))


def test_the_order_of_the_rows_does_not_matter(model: Model, small: World) -> None:
    """Asked backwards, answered backwards."""
    taste = small.taste(0, 4, 9)

    backwards = model.score(taste, EVERY[::-1].copy())

    assert np.allclose(model.score(taste, EVERY), backwards[::-1], atol=1e-5)


def test_no_rows_have_no_scores(model: Model, small: World) -> None:
    """Where every recipe was filtered out."""
    assert model.score(small.taste(0, 4), EVERY[:0]).shape == (0,)


def test_a_household_without_history_is_served(model: Model, small: World) -> None:
    """New here, with nothing at hand either, and in a moment of which nothing is known."""
    moments = (small.moment, Moment(), replace(small.moment, trends=None))

    for moment in moments:
        assert np.isfinite(model.score(Taste(moment=moment), EVERY)).all()


def test_a_recipe_that_nobody_took_is_served(model: Model, small: World) -> None:
    """For the new and for the returning, and as the only thing that was ever taken."""
    new = np.array(NEW, dtype=np.int32)

    for taste in (small.taste(), small.taste(0, 4), small.taste(*NEW)):
        assert np.isfinite(model.score(taste, new)).all()


def test_rows_outside_of_the_catalogue_are_refused(model: Model, small: World) -> None:
    """One before the first would wrap to the last, unnoticed."""
    for row in (-1, RECIPES):
        with pytest.raises(RowsError, match=f"catalogue of {RECIPES}"):
            model.score(small.taste(0), np.array([0, row], dtype=np.int32))


def test_a_history_with_recipes_that_are_gone_is_read(model: Model, small: World) -> None:
    """They are as if they had never been."""
    was = small.taste(0, 4)
    gone = small.taste(0, RECIPES + 5, -1, 4)
    gone = replace(gone, at=np.array([was.at[0], 0.0, 0.0, was.at[1]], dtype=np.float32))
    gone = replace(gone, refused=np.array([RECIPES], dtype=np.int32))
    gone = replace(gone, foods=np.array([9999, -3], dtype=np.int32))

    scores = model.score(gone, EVERY)

    assert np.isfinite(scores).all()
    if model.name != "random":
        assert np.allclose(scores, model.score(was, EVERY), atol=1e-5)


def test_scoring_changes_nothing(model: Model, small: World) -> None:
    """Neither what it was asked, nor the model itself."""
    taste, rows = small.taste(0, 4, 9, foods=(1, 2)), EVERY.copy()
    frozen(taste)
    rows.flags.writeable = False
    before = {name: array.copy() for name, array in taken_apart(model).arrays.items()}

    model.score(taste, rows)

    after = taken_apart(model).arrays
    assert all(np.array_equal(array, after[name]) for name, array in before.items())


def test_a_model_that_was_saved_scores_the_same(
    model: Model, small: World, tmp_path: Path
) -> None:
    """Bit for bit, from files that are mapped."""
    save(model, tmp_path / "model", About(catalogue="7", made_from="events"))

    again = load(tmp_path / "model", catalogue="7")

    assert type(again) is type(model)
    for taste in (small.taste(), small.taste(0, 4, 9, foods=(1,))):
        assert np.array_equal(again.score(taste, EVERY), model.score(taste, EVERY))


@pytest.mark.parametrize("name", PERSONAL)
def test_taste_is_learnt(name: str, models: Mapping[str, Model], small: World) -> None:
    """Those who cooked one half of the recipes are offered it, above the other half."""
    model = models[name]
    for side in (0, 1):
        fresh = EVERY[10:-2]
        theirs = model.score(small.taste(*range(side, 10, 2)), fresh)
        others = model.score(small.taste(*range(1 - side, 10, 2)), fresh)
        own = np.array([half(int(row)) == side for row in fresh])
        assert (theirs - others)[own].mean() > (theirs - others)[~own].mean()


@pytest.mark.parametrize("kind", [*PLAIN, Neural, Collaborative])
def test_rows_are_only_names(kind: type[Mixed], small: World) -> None:
    """Recipes in another order are scored alike: nothing hangs on a row's number."""
    order = np.random.default_rng(3).permutation(RECIPES).astype(np.int32)
    other = permuted(small, order)
    place = np.argsort(order).astype(np.int32)

    here = kind().fit(small.interactions, small.contents)
    there = kind().fit(other.interactions, other.contents)

    scores = there.score(other.taste(*(int(place[row]) for row in (0, 4, 9))), EVERY)
    assert np.allclose(scores, here.score(small.taste(0, 4, 9), EVERY)[order], atol=2e-2)


@pytest.mark.parametrize("name", sorted(MODELS))
def test_a_world_where_nothing_happened_yet_is_served(name: str, small: World) -> None:
    """The first day: a catalogue, households to come, and no event."""
    nothing = small.interactions.some(slice(0, 0))

    model = fitters()[name](nothing, small.contents, 0)

    assert np.isfinite(model.score(small.taste(), EVERY)).all()
    assert np.isfinite(model.score(small.taste(3), EVERY)).all()


@pytest.mark.parametrize("events", [1, 2, 12, 63])
@pytest.mark.parametrize("name", sorted(MODELS))
def test_few_events_are_enough_to_start(name: str, events: int, small: World) -> None:
    """The first days: no part of a log is too small to be set aside."""
    few = small.interactions.some(slice(0, events))

    model = fitters()[name](few, small.contents, 0)

    assert np.isfinite(model.score(small.taste(3), EVERY)).all()


@pytest.mark.parametrize("name", sorted(MODELS))
def test_the_same_events_make_the_same_model(
    name: str, models: Mapping[str, Model], small: World
) -> None:
    """Bit for bit, or nobody could tell whether a forgotten household is gone."""
    again = taken_apart(fitters()[name](small.interactions, small.contents, 7))

    first = taken_apart(models[name])
    assert again.values == first.values
    assert again.arrays.keys() == first.arrays.keys()
    assert all(np.array_equal(one, again.arrays[key]) for key, one in first.arrays.items())


@pytest.mark.parametrize("name", sorted(MODELS))
def test_a_log_without_order_is_learnt_from(name: str, small: World) -> None:
    """One clock for everything, and nothing known of the moments."""
    told = small.interactions
    sizes = (HOUSEHOLDS, RECIPES)
    plain_log = Interactions.logged(told.household, told.row, np.zeros(len(told)), sizes)

    model = fitters()[name](plain_log, small.contents, 0)

    assert np.isfinite(model.score(Taste(taken=EVERY[:3]), EVERY)).all()

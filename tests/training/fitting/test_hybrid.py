"""The hybrid is taught by what came later."""

import numpy as np

from skill.recommender.models.evidence import COLUMNS, CONTEXT, COUNTS
from skill.recommender.models.hybrid import FEATURES, Hybrid, base
from skill.recommender.taste import Floats
from skill.training.fitting import hybrid
from skill.training.fitting.intensity import Choices, fitted
from skill.training.fitting.occasions import History, later, unseen
from tests.recommender.models.world import World, world


def hits(model: Hybrid, told: World, start: int) -> tuple[float, float]:
    """Return the share of later events in the model's first five, and in popularity's."""
    found: list[bool] = []
    popular: list[bool] = []
    for one in later(told.interactions, start):
        rows = unseen(one.taste, told.interactions.n_recipes)
        if one.row in rows:
            place = int(np.searchsorted(rows, one.row))
            trends = one.taste.moment.trends
            assert trends is not None
            for scores, into in (
                (model.score(one.taste, rows), found),
                (trends.total_[rows], popular),
            ):
                into.append(bool((scores > scores[place]).sum() < 5))
    return float(np.mean(found)), float(np.mean(popular))


def test_it_foretells_what_comes_later_better_than_popularity() -> None:
    """In a world of two tastes, from events it was not fitted on."""
    told = world(events=1600)
    start = 1100
    known = told.interactions.some(slice(0, start))

    model = hybrid.fit(Hybrid(), known, told.contents, seed=0)

    ours, plain = hits(model, told, start)
    assert ours > 1.1 * plain


def choices(rates: Floats, weights: Floats) -> Choices:
    """Return choices made as a base with these rates and weights would."""
    rng = np.random.default_rng(0)
    columns = rng.normal(size=(6000, 12, COLUMNS)).astype(np.float32)
    contexts = rng.normal(size=(6000, CONTEXT)).astype(np.float32)
    for one, context in zip(columns, contexts, strict=True):
        utilities = base(one, context, rates, weights)
        taken = int(np.argmax(utilities + rng.gumbel(size=12)))
        one[[0, taken]] = one[[taken, 0]]
    return Choices(columns, contexts, np.zeros((6000, 12), dtype=np.float32))


def test_the_base_finds_the_weights_that_choices_were_made_with() -> None:
    """Rates up to a common factor, and weights that the context bends."""
    rates = np.zeros(COUNTS + 1, dtype=np.float32)
    rates[1], rates[3] = 1.0, 2.0
    weights = np.zeros((CONTEXT + 1, COLUMNS), dtype=np.float32)
    weights[0, 10], weights[2, 12] = 0.8, -0.6

    found_rates, found = fitted(choices(rates, weights))

    assert abs(found_rates[3] / found_rates[1] - 2.0) < 0.6
    assert found_rates[[0, 2, 4]].max() < 0.3 * found_rates[3]
    assert np.abs(found - weights).max() < 0.15


def test_odds_that_favour_some_alternatives_are_taken_out() -> None:
    """A column that says only how likely an alternative was drawn earns no weight."""
    rng = np.random.default_rng(1)
    columns = np.zeros((3000, 10, COLUMNS), dtype=np.float32)
    columns[..., 9] = rng.normal(1.0, 1.0, (3000, 10))
    columns[:, 0, 9] = rng.normal(0.0, 1.0, 3000)
    odds = columns[..., 9].copy()

    _, weights = fitted(Choices(columns, np.zeros((3000, CONTEXT), dtype=np.float32), odds))

    assert abs(float(weights[0, 9])) < 0.15


def topped(rng: np.random.Generator) -> Choices:
    """Return choices whose first five, by the first count, are far likelier than the rest.

    What was taken, of those five, is told by another column.
    """
    columns = rng.normal(size=(600, 20, COLUMNS)).astype(np.float32)
    columns[..., 0] = -9.0
    columns[:, :5, 0] = 0.0
    columns[:, 0, 20] += 3.0
    odds = np.full((600, 20), -np.log(20.0), dtype=np.float32)
    return Choices(columns, np.zeros((600, CONTEXT + 4), dtype=np.float32), odds)


def taught(choices: Choices) -> Hybrid:
    """Return a hybrid whose base counts the first column, its trees taught by choices."""
    told = world(events=300)
    model = Hybrid().fit(told.interactions, told.contents)
    hybrid.teach_trees(model, choices, seed=0)
    return model


def test_trees_learn_from_what_the_base_takes_for_likely_alone() -> None:
    """They tell what was taken of it; what the rest's columns say changes nothing."""
    choices, other = (topped(np.random.default_rng(2)) for _ in range(2))
    other.columns[:, 5:, 1:] += 7.0

    model, same = taught(choices), taught(other)

    read = np.zeros((2, FEATURES), dtype=np.float32)
    read[:, 20] = 3.0, 0.0
    taken, not_taken = model.trees_.score(read)
    assert taken > not_taken + 0.5
    assert model.rest_ < taken
    assert np.array_equal(model.trees_.thresholds_, same.trees_.thresholds_)
    assert np.array_equal(model.trees_.values_, same.trees_.values_)


def test_the_last_events_of_a_log_are_in_the_ring() -> None:
    """In its order, and no more of anybody than that."""
    told = world(events=50).interactions.conversions()
    history = History(told.n_recipes)
    history.add_all(told)

    recent = history.trends.recent

    assert recent.rows[: len(told)].tolist() == told.row.tolist()
    assert set(recent.whose) == {""}

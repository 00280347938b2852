"""Links, against the dense weights that they stand for."""

import numpy as np
import pytest

from skill.recommender.models.links import Asked, Links, Ways
from skill.recommender.taste import Floats, Rows

N, LINKED = 9, np.array([1, 3, 4, 8], dtype=np.int32)


def dense(seed: int = 0) -> Floats:
    """Return weights by end, without a diagonal."""
    weights = np.random.default_rng(seed).standard_normal((4, 4)).astype(np.float32)
    np.fill_diagonal(weights, 0.0)
    return weights


def alike(taken: Rows, cuts: tuple[int, ...] = (0,)) -> Asked:
    """Return that all that was taken weighs the same."""
    return Asked(np.ones((1, len(taken)), dtype=np.float32), cuts)


def test_all_sources_sum_to_what_dense_weights_do() -> None:
    """For rows in any order; recipes without links reach nothing and are not reached."""
    weights = dense()
    links = Links(strongest=4).fit(LINKED, N, [weights[:3], weights[3:]])
    taken = np.array([3, 0, 8], dtype=np.int32)

    [reached] = links.asked(taken, np.array([8, 2, 1, 4], dtype=np.int32), alike(taken))

    whole = weights[:, [1, 3]].sum(axis=1)
    assert reached == pytest.approx([whole[3], 0.0, whole[0], whole[2]], abs=1e-6)


def test_a_cut_sums_the_strongest_sources_alone() -> None:
    """The strongest by size, whatever its sign; the cut is each end's own."""
    weights = dense(1)
    links = Links(strongest=3).fit(LINKED, N, [weights])

    one, three = links.asked(LINKED, LINKED, alike(LINKED, (1, 0)))

    strongest = np.take_along_axis(weights, np.abs(weights).argmax(axis=1)[:, None], axis=1)
    assert one == pytest.approx(strongest[:, 0], abs=1e-6)
    assert three == pytest.approx(weights.sum(axis=1), abs=1e-6)


def test_a_strength_weighs_each_recipe_taken() -> None:
    """Twice taken counts twice; half a strength counts half."""
    links = Links(strongest=4).fit(LINKED, N, [dense()])
    taken = np.array([3, 3, 8], dtype=np.int32)
    strengths = np.array([[1.0, 1.0, 1.0], [1.0, 0.0, 0.5]], dtype=np.float32)

    every, weighed = links.asked(taken, LINKED, Asked(strengths))

    [first] = links.asked(taken[:1], LINKED, alike(taken[:1]))
    [last] = links.asked(taken[2:], LINKED, alike(taken[2:]))
    assert every == pytest.approx(2 * first + last, abs=1e-6)
    assert weighed == pytest.approx(first + last / 2, abs=1e-6)


def test_nothing_taken_reaches_nothing() -> None:
    """A new household."""
    links = Links().fit(LINKED, N, [dense()])

    nothing = links.asked(
        LINKED[:0], LINKED, Asked(np.ones((2, 0), dtype=np.float32), (1, 0))
    )

    assert nothing.shape == (4, 4)
    assert not nothing.any()


def test_no_rows_are_told_nothing() -> None:
    """Of each column."""
    links = Links().fit(LINKED, N, [dense()])

    assert links.asked(LINKED, LINKED[:0], alike(LINKED, (1, 2, 0))).shape == (3, 0)


@pytest.mark.parametrize("other", [LINKED, np.array([0, 1, 3, 8], dtype=np.int32)])
def test_tables_asked_together_say_what_they_say_alone(other: Rows) -> None:
    """Whether they link the same recipes or others, with the same sums to the last bit."""
    tables = [
        Links(strongest=4).fit(LINKED, N, [dense(2)]),
        Links(strongest=2).fit(LINKED, N, [dense(3)]),
        Links(strongest=3).fit(other, N, [dense(4)]),
    ]
    taken = np.array([3, 0, 8, 8, 4], dtype=np.int32)
    fading = np.array([[1.0] * 5, [0.1, 0.2, 0.4, 0.8, 1.6]], dtype=np.float32)
    asked = [Asked(fading), alike(taken, (1, 0)), Asked(fading, (2, 0))]
    rows = np.array([8, 2, 1, 4, 3, 0, 8], dtype=np.int32)

    together = Ways(tables).asked(taken, rows, asked)

    assert [len(one) for one in together] == [2, 2, 4]
    for said, table, one in zip(together, tables, asked, strict=True):
        assert said.tolist() == table.asked(taken, rows, one).tolist()

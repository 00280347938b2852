"""Trees as tables of bits."""

import numpy as np
import pytest

from skill.recommender.models.trees import AT_ONCE, LEAVES, Trees


def stump() -> Trees:
    """Return one tree: left of 1.0 it says -2, between 1.0 and 3.0 it says 5, then 7."""
    trees = Trees()
    trees.start_ = 0.5
    trees.thresholds_ = np.array([1.0, 3.0])
    trees.starts_ = np.array([0, 2, 2])
    trees.masks_ = np.array([[0b111], [0b110], [0b100], [0xFFFF]], dtype=np.uint16)
    trees.values_ = np.zeros((1, LEAVES))
    trees.values_[0, :3] = -2.0, 5.0, 7.0
    return trees


def test_a_threshold_belongs_to_its_left() -> None:
    """As scikit-learn has it: no greater goes left."""
    columns = np.array([[1.0, 9.0], [1.5, 9.0], [3.0, 9.0], [3.1, 9.0]], dtype=np.float32)

    stump().check()

    assert stump().score(columns).tolist() == [-1.5, 5.5, 5.5, 7.5]


def test_rows_are_told_the_same_however_many_are_asked_about() -> None:
    """Many are scored some at a time."""
    chance = np.random.default_rng(3)
    columns = chance.uniform(0.0, 4.0, (3 * AT_ONCE + 5, 2)).astype(np.float32)

    alone = [stump().score(row[None])[0] for row in columns]

    assert stump().score(columns).tolist() == alone


def test_a_tree_of_fewer_nodes_stands_beside_one_of_more() -> None:
    """What it has not, no row can pass: not even one of an infinite feature."""
    trees = stump()
    trees.masks_ = np.array(
        [[0b111, 0b11], [0b110, 0b11], [0b100, 0b11], [0xFFFF, 0xFFFF]], dtype=np.uint16
    )
    trees.values_ = np.zeros((2, LEAVES))
    trees.values_[:, :3] = [[-2.0, 5.0, 7.0], [100.0, 200.0, 0.0]]
    columns = np.array([[1.0, np.inf], [2.0, 0.0], [np.inf, np.inf]], dtype=np.float32)

    assert trees.score(columns).tolist() == [98.5, 105.5, 107.5]


def test_a_threshold_between_two_floats_keeps_them_apart() -> None:
    """Compared as doubles are, though rows are single precision."""
    low = np.float32(1.1)
    high = np.nextafter(low, np.float32(2.0))
    for between in (float(low), (float(low) + float(high)) / 2, float(high) - 1e-12):
        trees = stump()
        trees.thresholds_ = np.array([between, 3.0])

        found = trees.score(np.array([[low, 0.0], [high, 0.0]], dtype=np.float32))

        assert found.tolist() == [-1.5, 5.5]


def test_no_trees_say_nothing() -> None:
    """Whatever they are asked."""
    none = Trees.none(4)

    none.check()

    assert none.score(np.ones((3, 4), dtype=np.float32)).tolist() == [0.0, 0.0, 0.0]


@pytest.mark.parametrize(
    ("name", "wrong"),
    [
        ("thresholds_", np.array([3.0, 1.0])),
        ("thresholds_", np.array([1.0])),
        ("starts_", np.array([0, 3, 2])),
        ("masks_", np.array([[7], [0], [4], [7]], dtype=np.uint16)),
        ("masks_", np.array([[7], [6], [4]], dtype=np.uint16)),
        ("values_", np.zeros((1, LEAVES - 1))),
    ],
)
def test_tables_that_do_not_belong_together_are_refused(
    name: str, wrong: np.ndarray
) -> None:
    """Out of order, of other sizes, or with a mask under which a row has no leaf."""
    trees = stump()
    setattr(trees, name, wrong)

    with pytest.raises(ValueError, match=r"."):
        trees.check()

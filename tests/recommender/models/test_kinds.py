"""What recipes are made of, as a table."""

from dataclasses import replace

import numpy as np
import pytest

from skill.recommender.interactions import Contents
from skill.recommender.models.kinds import Kinds
from skill.recommender.taste import no_rows


def contents() -> Contents:
    """Return four recipes: three with salt or a tag, one of them with saffron; one bare."""
    return Contents(
        food_starts=np.array([0, 2, 3, 4, 4]),
        food_ids=np.array([0, 1, 0, 0], dtype=np.int32),
        n_foods=2,
        tag_starts=np.array([0, 0, 1, 1, 1]),
        tag_ids=np.array([0], dtype=np.int32),
        n_tags=1,
        prior=np.full(4, 0.5, dtype=np.float32),
    )


def test_the_rarest_kinds_are_kept_where_there_is_no_room_for_all() -> None:
    """Saffron says more of a recipe than salt."""
    kinds = Kinds(most=1).fit(contents())

    assert kinds.of_[:, 0].tolist() == [1, 2, 0, 3]
    assert kinds.empty.tolist() == [False, False, False, True]


def test_kinds_are_counted_and_averaged_over_what_there_is() -> None:
    """Padding counts for nothing, and a recipe without kinds has a mean of zero."""
    kinds = Kinds().fit(contents())
    every = np.arange(4, dtype=np.int32)
    strength = np.array([1.0, 0.5, 0.0, 9.0], dtype=np.float32)
    values = np.array([1.0, 3.0, 5.0, 0.0], dtype=np.float32)

    assert kinds.counted(every).tolist() == [3.0, 1.0, 1.0, 0.0]
    assert kinds.counted(every, strength).tolist() == [1.5, 1.0, 0.5, 0.0]
    assert kinds.mean(values, every) == pytest.approx([2.0, 3.0, 1.0, 0.0])
    assert kinds.mean(np.stack([values, -values], axis=1), every)[:, 1] == pytest.approx(
        [-2.0, -3.0, -1.0, 0.0]
    )


def test_several_values_are_averaged_at_once() -> None:
    """To what each is alone, in their order, for rows in any order and for none."""
    kinds = Kinds().fit(contents())
    values = np.array([[1.0, 3.0, 5.0, 0.0], [2.0, 0.5, 0.25, 0.0]], dtype=np.float32)
    rows = np.array([2, 0, 3, 0], dtype=np.int32)

    means = kinds.means(list(values), rows)

    assert means.tolist() == [kinds.mean(one, rows).tolist() for one in values]
    assert means[0].tolist() == [1.0, 2.0, 0.0, 2.0]
    assert kinds.means(list(values), rows[:0]).shape == (2, 0)


def test_recipes_of_nothing_have_means_of_nothing() -> None:
    """A catalogue without foods and tags, and a table without a recipe."""
    bare = replace(
        contents(),
        food_starts=np.zeros(5, dtype=np.int64),
        food_ids=np.empty(0, dtype=np.int32),
        tag_starts=np.zeros(5, dtype=np.int64),
        tag_ids=np.empty(0, dtype=np.int32),
    )
    kinds = Kinds().fit(bare)
    values = np.append(np.ones(kinds.n_kinds), 0.0).astype(np.float32)

    means = kinds.means([values, values], np.arange(4, dtype=np.int32))

    assert means.tolist() == [[0.0] * 4] * 2
    assert Kinds.none().means([np.zeros(1, dtype=np.float32)], no_rows()).shape == (1, 0)

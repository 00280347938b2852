"""A row's word tells what its columns tell."""

import numpy as np

from skill.catalog.weighed import SORTED, weighed
from tests.recommender.shelves import STARTER


def test_a_word_holds_what_the_columns_hold() -> None:
    """Prior and minutes as they are, and meals, course and seasons by their sort."""
    columns = STARTER.columns

    told = weighed(columns["weighed"])

    assert np.array_equal(told["prior"], columns["prior"])
    assert np.array_equal(told["total"], columns["total"])
    sorts = columns["sorts"][told["sort"]]
    for place, name in enumerate(SORTED):
        assert np.array_equal(sorts[:, place], columns[name])
    assert len(np.unique(columns["sorts"], axis=0)) == len(columns["sorts"])

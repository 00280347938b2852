"""Team-draft interleaving is fair to equals, and finds who is better with few lists."""

from collections import Counter

import numpy as np

from skill.training.interleaving import Side, drafted, preferred

A, B = ("w", "x", "y", "z"), ("z", "y", "q", "w")


def test_a_draft_takes_the_best_of_each_in_turn() -> None:
    """Nothing twice, as many of each as can be, the same for the same seed."""
    for seed in map(str, range(50)):
        mixed = drafted(A, B, 4, seed)
        assert len(set(mixed.recipes)) == 4
        assert Counter(mixed.sides) == {"a": 2, "b": 2}
        assert {mixed.recipes[0], mixed.recipes[1]} == {"w", "z"}
        assert mixed == drafted(A, B, 4, seed)


def test_a_draft_ends_with_what_there_is() -> None:
    """One ranking longer than the other, both the same, both empty."""
    assert len(drafted(("x",), ("x", "y"), 5, "s").recipes) == 2
    assert set(drafted(A, A, 9, "s").recipes) == set(A)
    assert drafted((), (), 3, "s").recipes == ()
    assert drafted(A, B, 3, "s").side_of("nothing") is None


def test_equals_win_equally_often() -> None:
    """Whatever place is taken: the same ranking against itself, by ten thousand cooks."""
    rng = np.random.default_rng(0)
    wins: list[Side] = []
    for seed in range(4000):
        mixed = drafted(A, A, 4, str(seed))
        place = min(int(rng.geometric(0.5)) - 1, 3)
        wins.append(mixed.sides[place])

    found = preferred(wins)

    assert found.p > 0.01
    assert abs(found.a - 2000) < 130


def test_the_better_ranking_is_found_with_few_lists() -> None:
    """A cook takes what is loved when it is shown; one ranking has it higher."""
    rng = np.random.default_rng(0)
    good, bad = tuple("abcdefgh"), tuple("hgfedcba")
    wins: list[Side] = []
    for seed in range(300):
        loved = "abc"[int(rng.integers(3))]
        side = drafted(good, bad, 4, str(seed)).side_of(loved)
        wins += [side] if side else []

    found = preferred(wins)

    assert found.leader == "a"
    assert found.p < 0.001
    assert preferred([]).leader is None
    assert preferred([]).p == 1.0

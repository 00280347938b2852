"""What may be shown beside the pick: cleared by the gate, no sooner than it is shown."""

from collections.abc import Sequence

from skill.catalog.catalog import Catalog
from skill.domain.food import Allergen
from skill.domain.household import Eaters
from skill.food.gate import Cleared, clear
from skill.recommender.runners_up import RunnersUp

BOOK = Catalog.load()
NO_MILK = Eaters(allergies=frozenset({Allergen.MILK}))


def cleared(row: int) -> Cleared | None:
    """Return the recipe of a row, where somebody who must not have milk may have it."""
    answer = clear(BOOK.all()[row], NO_MILK)
    return answer if isinstance(answer, Cleared) else None


def after(rows: Sequence[int], most: int = 3) -> tuple[RunnersUp, list[int]]:
    """Return runners-up, and a list that will hold the rows that were asked about."""
    asked: list[int] = []

    def noted(row: int) -> Cleared | None:
        asked.append(row)
        return cleared(row)

    return RunnersUp(rows, most, noted), asked


def test_none_is_read_before_somebody_looks() -> None:
    """A pick that is only spoken pays for one recipe."""
    others, asked = after(range(40))

    assert asked == []
    assert len(others) == 3
    assert asked


def test_each_is_read_once_however_often_they_are_shown() -> None:
    """The screen, the events and the tests all look at the same ones."""
    others, asked = after(range(40))

    looked = [others[0], others[1:], [*others]]

    assert len(asked) == len(set(asked))
    assert looked == [others.all[0], others.all[1:], list(others.all)]


def test_what_the_gate_refuses_is_passed_over() -> None:
    """The next in the order drawn comes instead, and no more are read than are needed."""
    others, asked = after(range(40))

    assert all(isinstance(clear(one.recipe, NO_MILK), Cleared) for one in others)
    passing = [row for row in range(40) if cleared(row) is not None]
    assert [one.recipe for one in others] == [BOOK.all()[row] for row in passing[:3]]
    assert asked == list(range(passing[2] + 1))


def test_there_are_fewer_where_fewer_pass() -> None:
    """And none where none does."""
    refused = [row for row in range(len(BOOK)) if cleared(row) is None]

    assert len(after(refused[:5])[0]) == 0
    assert len(after([])[0]) == 0


def test_the_same_recipes_in_the_same_order_are_equal() -> None:
    """So two picks are the same if all that may leave with them is."""
    assert after(range(40))[0] == after(range(40))[0]
    assert after(range(40))[0] == after(range(40))[0].all
    assert after(range(40))[0] != after(range(20, 40))[0]
    assert hash(after(range(40))[0]) == hash(after(range(40))[0])

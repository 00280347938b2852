"""The foods of a step, found by how cooks name them."""

from skill.domain.steps import foods_at

FOODS = ("tart apples", "brown sugar", "icing sugar", "butter", "eggs", "olive oil")


def test_a_food_is_named_by_its_last_word_in_some_number() -> None:
    """The list has eggs, the step an egg."""
    assert foods_at("Beat in one egg, then the apple.", FOODS) == ("tart apples", "eggs")


def test_of_two_alike_the_one_is_meant_that_is_said_more_fully() -> None:
    """Brown sugar is not the icing sugar."""
    assert foods_at("Stir in the brown sugar.", FOODS) == ("brown sugar",)


def test_where_neither_is_said_more_fully_both_are_shown() -> None:
    """The cook knows which."""
    assert foods_at("Stir in the sugar.", FOODS) == ("brown sugar", "icing sugar")


def test_what_is_done_takes_nothing_from_the_list() -> None:
    """To butter a dish, or to oil a pan, is no butter and no oil to be weighed."""
    assert foods_at("Butter a dish. Oil the pan.", FOODS) == ()


def test_a_step_without_foods_has_none() -> None:
    """Nor has a list without any."""
    assert foods_at("Heat the oven.", FOODS) == ()
    assert foods_at("Beat the eggs.", ()) == ()

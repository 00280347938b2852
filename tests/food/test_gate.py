"""The gate clears what is known to be safe, refuses the rest, and has no way round."""

import dataclasses
from datetime import timedelta

import pytest

from skill.domain.food import Allergen, Diet, Presence
from skill.domain.household import Eaters
from skill.domain.recipes import Course, Ingredient, Meal, Recipe, Step
from skill.food.gate import Cleared, Reason, Refusal, clear

NUT_ALLERGY = Eaters(allergies=frozenset({Allergen.TREE_NUT}))
SOUP = ("2 carrots, diced", "1 onion", "1 tbsp olive oil", "salt")


def recipe(
    *lines: str,
    title: str = "Weeknight supper",
    steps: tuple[str, ...] = (),
    lang: str = "en",
) -> Recipe:
    """Return a dinner with these ingredient lines."""
    return Recipe(
        id="r1",
        title=title,
        meals=frozenset({Meal.DINNER}),
        course=Course.MAIN,
        cuisine="",
        total=timedelta(minutes=20),
        servings=2,
        ingredients=tuple(Ingredient(line, line) for line in lines),
        steps=tuple(Step(text) for text in steps),
        lang=lang,
    )


def refusal(of: Recipe, *needs: Allergen | Diet) -> Refusal:
    """Return the refusal of the recipe for an eater with these needs."""
    answer = clear(of, eaters(*needs))
    assert isinstance(answer, Refusal)
    return answer


def eaters(*needs: Allergen | Diet) -> Eaters:
    """Return eaters with these needs."""
    return Eaters(
        allergies=frozenset(n for n in needs if isinstance(n, Allergen)),
        diets=frozenset(n for n in needs if isinstance(n, Diet)),
    )


def test_a_safe_recipe_is_cleared_and_says_what_was_checked() -> None:
    """Carrots, onion, oil and salt are safe for every need at once."""
    everyone = eaters(*Allergen, *Diet)

    answer = clear(recipe(*SOUP), everyone)

    assert isinstance(answer, Cleared)
    assert answer.eaters == everyone
    assert set(answer.checked) == {n.value for n in (*Allergen, *Diet)}


def test_nobody_but_the_gate_makes_a_cleared_recipe() -> None:
    """Neither the class, nor a guess at its key, nor a copy gets round the gate."""
    cleared = clear(recipe(*SOUP), NUT_ALLERGY)
    assert isinstance(cleared, Cleared)

    with pytest.raises(TypeError):
        Cleared(recipe("almonds"), NUT_ALLERGY, ("tree_nut",))
    with pytest.raises(TypeError):
        Cleared(recipe("almonds"), NUT_ALLERGY, ("tree_nut",), object())
    with pytest.raises((TypeError, ValueError)):
        dataclasses.replace(cleared, recipe=recipe("almonds"))
    with pytest.raises(dataclasses.FrozenInstanceError):
        cleared.recipe = recipe("almonds")  # type: ignore[misc]


def test_a_refusal_shows_line_place_food_and_rule() -> None:
    """The reason points at the very words that speak against the recipe."""
    answer = refusal(recipe(*SOUP, "50 g flaked almonds"), Allergen.TREE_NUT)

    [reason] = answer.reasons
    assert reason == Reason(
        Allergen.TREE_NUT,
        Presence.CONTAINS,
        "50 g flaked almonds",
        (5, 19),
        "flaked_almond",
        "name",
    )


def test_may_contain_refuses_an_allergy() -> None:
    """Almond extract is often made of apricot kernels, and often is not."""
    answer = refusal(recipe(*SOUP, "1 tsp almond extract"), Allergen.TREE_NUT)

    assert {reason.presence for reason in answer.reasons} == {Presence.MAY}


@pytest.mark.parametrize(
    "line", ["", "2 cups snorfblat", "1 cup 牛奶", "½", "2 cups sauce"]
)
@pytest.mark.parametrize("need", [*Allergen, *Diet])
def test_what_is_not_understood_refuses_everyone(line: str, need: Allergen | Diet) -> None:
    """The gate fails closed for every allergy and every diet."""
    answer = refusal(recipe(*SOUP, line), need)

    assert {reason.presence for reason in answer.reasons} == {Presence.UNKNOWN}


def test_what_is_not_understood_harms_nobody_without_needs() -> None:
    """Without needs there is nothing to keep."""
    assert isinstance(clear(recipe("2 cups snorfblat"), Eaters()), Cleared)


def test_a_recipe_without_ingredients_or_in_an_unknown_language_refuses() -> None:
    """Nothing listed is nothing known."""
    refusal(recipe(), Allergen.EGG)
    refusal(recipe("2 ovos", lang="pt"), Allergen.FISH)


@pytest.mark.parametrize("step", ["Scatter the walnuts over the top.", "Serve with pesto."])
def test_a_danger_that_only_a_step_names_refuses(step: str) -> None:
    """What goes in at the end counts, though the list forgot it."""
    refusal(recipe(*SOUP, steps=(step,)), Allergen.TREE_NUT)


@pytest.mark.parametrize("step", ["Serve on toast.", "Eat it with crusty bread."])
def test_bread_that_only_a_step_serves_refuses(step: str) -> None:
    """Unless it is what the recipe makes."""
    refusal(recipe(*SOUP, steps=(step,)), Allergen.WHEAT)


def test_a_step_may_speak_of_what_is_being_made() -> None:
    """A cake of polenta is a cake, and its title says so."""
    cake = recipe(
        "200 g polenta",
        "3 oranges",
        title="Orange polenta cake",
        steps=("Pour the batter into a tin.", "Let the cake cool."),
    )

    assert isinstance(clear(cake, eaters(Allergen.WHEAT, Diet.VEGAN)), Cleared)


def test_a_danger_that_only_the_title_names_refuses() -> None:
    """A title may say more than the list does."""
    refusal(recipe(*SOUP, title="Carrot soup with peanuts"), Allergen.PEANUT)


def test_a_step_may_speak_of_a_listed_food_by_its_last_word() -> None:
    """The milk that is stirred in is the coconut milk of the list."""
    curry = recipe(*SOUP, "1 can coconut milk", steps=("Stir in the milk and simmer.",))

    assert isinstance(clear(curry, eaters(Allergen.MILK)), Cleared)


def test_an_authors_free_from_in_the_title_clears_nothing() -> None:
    """A promise in the title is not an ingredient."""
    bread = recipe("500 g strong flour", "1 tsp yeast", title="Gluten-free bread")

    refusal(bread, Diet.GLUTEN_FREE)
    refusal(bread, Allergen.WHEAT)


def test_kosher_is_broken_by_meat_with_milk_in_different_lines() -> None:
    """Each is allowed; together they are not."""
    beef, both = recipe("500 g beef chuck"), recipe("500 g beef chuck", "100 g butter")

    assert isinstance(clear(beef, eaters(Diet.KOSHER)), Cleared)
    refusal(both, Diet.KOSHER)


def test_a_drink_declared_alcoholic_is_not_for_those_who_do_not_drink() -> None:
    """The recipe's own word counts against it, whatever its lines say."""
    punch = dataclasses.replace(recipe("1 l orange juice"), alcoholic=True)

    refusal(punch, Diet.ALCOHOL_FREE)
    refusal(punch, Diet.HALAL)
    assert isinstance(clear(punch, eaters(Diet.VEGAN)), Cleared)


def test_a_changed_recipe_is_read_anew_under_the_same_id() -> None:
    """The memory of the gate is keyed by what was read."""
    before = recipe("100 g oil")
    after = recipe("100 g butter")

    assert isinstance(clear(before, eaters(Allergen.MILK)), Cleared)
    refusal(after, Allergen.MILK)


@pytest.mark.parametrize(
    ("diet", "line"),
    [
        (Diet.VEGETARIAN, "2 anchovies"),
        (Diet.VEGETARIAN, "40 g Parmigiano-Reggiano"),
        (Diet.VEGETARIAN, "1 l chicken stock"),
        (Diet.VEGAN, "2 tbsp honey"),
        (Diet.VEGAN, "1 egg"),
        (Diet.PESCATARIAN, "100 g bacon"),
        (Diet.GLUTEN_FREE, "100 g pearl barley"),
        (Diet.DAIRY_FREE, "50 g ghee"),
        (Diet.NUT_FREE, "2 tbsp peanut butter"),
        (Diet.HALAL, "100 ml red wine"),
        (Diet.HALAL, "2 sheets gelatine"),
        (Diet.KOSHER, "300 g prawns"),
        (Diet.KOSHER, "400 g catfish"),
        (Diet.ALCOHOL_FREE, "1 tbsp rum"),
        (Diet.PORK_FREE, "50 g lard"),
        (Diet.LOW_LACTOSE, "200 ml milk"),
    ],
)
def test_each_diet_refuses_what_breaks_it(diet: Diet, line: str) -> None:
    """One plain breaker for each diet, alone among safe lines."""
    refusal(recipe(*SOUP, line), diet)
    assert isinstance(clear(recipe(*SOUP), eaters(diet)), Cleared)

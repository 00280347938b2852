"""What to take instead, asked with and without a recipe at hand."""

from fractions import Fraction

from skill.dialog.turn import RawSlot
from skill.domain.amounts import Amount
from skill.domain.food import Allergen
from skill.domain.household import Eaters
from skill.domain.table import with_needs
from skill.food.substitutes import Use
from skill.speech import substitutes as say
from skill.speech.amounts import Bare
from skill.speech.contents import NotInRecipe
from skill.speech.for_whom import NotFor
from skill.speech.household import Kept
from tests.intents.talk import Talk, router
from tests.support import turn, world


def test_without_a_recipe_it_is_told_by_the_measure_of_the_list() -> None:
    """One egg, and what does for it; the conversation ends there."""
    reply = Talk(world().services).hear("SubstituteIntent", food="egg")

    instead = reply.prompts[0]
    assert isinstance(instead, say.Instead)
    assert instead.of == Bare(Amount("egg", Fraction(1)))
    assert say.BestFor(Use.BAKING) in reply.prompts
    assert reply.ask is None


def test_in_a_recipe_it_is_told_in_the_amounts_of_so_many_servings() -> None:
    """Twice the pancakes take twice the eggs, and twice what stands in for them."""
    talk = Talk(world().services)
    talk.hear("FindDishIntent", query="buttermilk pancakes")
    once = talk.hear("SubstituteIntent", food="eggs").prompts[0]
    talk.hear("ServingsIntent", servings="8")
    twice = talk.hear("SubstituteIntent", food="eggs").prompts[0]

    assert isinstance(once, say.Instead)
    assert isinstance(twice, say.Instead)
    few, many = once.of.amount.quantity, twice.of.amount.quantity
    assert few is not None
    assert many == 2 * few


def test_what_the_eaters_must_not_have_is_never_told() -> None:
    """Without milk there is no margarine; without any tree nut no almond butter."""
    talk = Talk(world().services)
    for allergen in ("milk", "tree_nut", "sesame"):
        talk.hear("RecommendIntent", allergen=allergen)
        talk.hear("AMAZON.CancelIntent")
    talk.hear("RecommendIntent", allergen="sesame", secondAllergen="tree_nut")

    reply = talk.hear("SubstituteIntent", food="peanut butter")

    foods = [
        one.amount.food
        for prompt in reply.prompts
        if isinstance(prompt, say.Instead | say.OrElse)
        for one in prompt.amounts
    ]
    assert foods
    assert not {"tahini", "almond butter"}.intersection(foods)


def test_an_unknown_food_has_no_stand_in() -> None:
    """And a known one that nobody may have has none that fits."""
    reply = Talk(world().services).hear("SubstituteIntent", food="gravel")

    assert reply.prompts == (say.NoStandIn("gravel"),)


def test_a_swap_that_is_not_known_is_said_to_be_so() -> None:
    """And what is known follows."""
    reply = Talk(world().services).hear(
        "SubstituteIntent", food="butter", other="peanut butter"
    )

    assert reply.prompts[0] == say.UnknownSwap("peanut butter", "butter")
    assert isinstance(reply.prompts[1], say.Instead)


def test_what_the_list_lacks_is_said_before_what_stands_in_for_it() -> None:
    """There is no tofu in pancakes."""
    talk = Talk(world().services)
    talk.hear("FindDishIntent", query="buttermilk pancakes")

    reply = talk.hear("SubstituteIntent", food="tofu")

    assert reply.prompts[0] == NotInRecipe("tofu", "Fluffy buttermilk pancakes")


def test_the_other_food_alone_tells_what_it_stands_in_for() -> None:
    """Oat milk instead: of the buttermilk that the pancakes list."""
    talk = Talk(world().services)
    talk.hear("FindDishIntent", query="buttermilk pancakes")

    [said, *_] = talk.hear("SubstituteIntent", other="oat milk").prompts

    assert isinstance(said, say.Instead)
    assert said.of.amount.food == "buttermilk"


def test_without_any_food_to_replace_it_is_asked_for() -> None:
    """Nothing is on the table that oat milk could stand in for."""
    reply = Talk(world().services).hear("SubstituteIntent", other="oat milk")

    assert reply.ask == say.InsteadOfWhat()
    assert reply.elicit is not None
    assert reply.elicit.slot == "food"


def test_what_somebody_must_not_have_stands_in_for_nothing() -> None:
    """Peanut butter instead of butter, at the table of a child who is allergic to it."""
    talk = Talk(world().services)
    allergic = Eaters(allergies=frozenset({Allergen.PEANUT}))
    talk.keep(with_needs(talk.household, "son", allergic, talk.now))

    reply = talk.hear("SubstituteIntent", food="butter", other="peanut butter")

    needs = Kept(frozenset({Allergen.PEANUT}))
    assert reply.prompts == (NotFor("peanut butter", needs),)


def test_one_egg_is_an_egg() -> None:
    """However it was asked for."""
    eggs = turn("SubstituteIntent", heard={"food": RawSlot("food", "eggs", id="egg")})
    reply = router().answer(eggs, world().services)

    [said] = [one for one in reply.prompts if isinstance(one, say.Instead)]
    assert said.of.amount.food == "egg"

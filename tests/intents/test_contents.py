"""What is in a recipe, told a few lines at a time, and never that it is safe."""

import pytest

from skill.dialog.reply import Elicit
from skill.domain.food import Allergen, Diet
from skill.domain.household import Household, Person
from skill.speech import contents as say
from skill.speech.cooking import ReadyForFirst, SayNext
from skill.speech.recipes import CheckedAllergens, MakeIt
from skill.speech.spoken import AnyOf, Many
from skill.speech.wishes import HowManyEat
from tests.intents.talk import Talk
from tests.support import world

CRUMBLE = "apple-crumble"  # nine ingredients for six; sugar twice, no milk, wheat


@pytest.fixture
def talk() -> Talk:
    """Return a conversation with apple crumble on offer."""
    talk = Talk(world().services)
    talk.hear("FindDishIntent", query="apple crumble")
    return talk


def test_the_list_is_read_a_few_at_a_time(talk: Talk) -> None:
    """Five, a question, and the rest on a yes; then back to the offer."""
    recipe = talk.services.catalog.get(CRUMBLE)
    assert recipe is not None
    foods = [one.food for one in recipe.ingredients]

    first = talk.hear("IngredientsIntent")
    [start] = first.prompts
    assert isinstance(start, say.IngredientsStart)
    assert start.count == Many(len(foods), "ingredients")
    assert first.ask == say.HearMore()

    rest = talk.yes()
    [end] = rest.prompts
    assert isinstance(end, say.IngredientsEnd)
    assert [one.food for one in (*start.amounts, *end.amounts)] == foods
    assert rest.ask == MakeIt()


def test_a_no_to_more_comes_back_to_the_recipe(talk: Talk) -> None:
    """Enough is enough."""
    talk.hear("IngredientsIntent")

    reply = talk.no()

    assert (reply.prompts, reply.ask) == ((say.Enough(),), MakeIt())
    assert talk.session.offer == CRUMBLE


def test_after_taking_it_the_list_ends_at_the_first_step(talk: Talk) -> None:
    """Yes, yes, yes: take it, hear the list, hear the rest."""
    talk.yes()
    talk.yes()

    assert talk.yes().ask == ReadyForFirst()


def test_how_much_names_every_line_of_that_kind(talk: Talk) -> None:
    """Sugar is white and brown."""
    [said] = talk.hear("HowMuchIntent", food="sugar").prompts

    assert isinstance(said, say.SoMuch)
    assert [one.amount.food for one in said.amounts] == ["granulated sugar", "brown sugar"]


def test_how_much_is_for_the_servings_asked_for(talk: Talk) -> None:
    """Half the people, half the apples."""
    talk.hear("ServingsIntent", servings="3")

    [said] = talk.hear("HowMuchIntent", food="apple").prompts

    assert isinstance(said, say.SoMuch)
    assert [one.amount.quantity for one in said.amounts] == [3]


@pytest.mark.parametrize(
    ("intent", "heads"), [("DoubleIntent", 12), ("TripleIntent", 18), ("HalveIntent", 3)]
)
def test_so_many_times_the_recipe_is_so_many_servings(
    talk: Talk, intent: str, heads: int
) -> None:
    """Of what is cooked for now: who doubles twice has four times as much."""
    [said] = talk.hear(intent).prompts

    assert isinstance(said, say.ServingsBegin)
    assert said.servings == Many(heads, "servings")
    assert talk.session.wishes.servings == heads
    again = talk.hear("DoubleIntent").prompts
    assert isinstance(again[0], say.ServingsBegin)
    assert again[0].servings == Many(2 * heads, "servings")


@pytest.mark.parametrize(("before", "heads"), [("3", 2), ("1", 1)])
def test_half_of_a_few_is_no_half_cook(talk: Talk, before: str, heads: int) -> None:
    """Half of three servings are two, and of one it is one."""
    talk.hear("ServingsIntent", servings=before)

    talk.hear("HalveIntent")

    assert talk.session.wishes.servings == heads


def test_more_than_can_be_cooked_for_is_asked_about(talk: Talk) -> None:
    """The number is read as servings, and nothing is changed until then."""
    talk.hear("ServingsIntent", servings="30")

    reply = talk.hear("DoubleIntent")

    assert reply.ask == HowManyEat()
    assert reply.elicit == Elicit("servings", "ServingsIntent")
    assert talk.session.wishes.servings == 30


def test_it_is_doubled_at_the_stove(talk: Talk) -> None:
    """The step that is being cooked stays."""
    talk.yes()
    talk.hear("StartCookingIntent")

    reply = talk.hear("DoubleIntent")

    assert talk.household.cooking is not None
    assert talk.household.cooking.servings == 12
    assert reply.ask == SayNext()


def test_the_screen_shows_the_amounts_for_so_many(talk: Talk) -> None:
    """Twice the people, twice the apples."""
    reply = talk.hear("ServingsIntent", servings="12")

    assert reply.show is not None
    lines = reply.show.data["lines"]
    assert isinstance(lines, list)
    text = "12 tart apples, peeled, cored and sliced"
    assert lines[0] == {"place": 1, "text": text, "ticked": False, "note": ""}


def test_usual_servings_count_without_asking(talk: Talk) -> None:
    """Who is always twelve gets twelve apples."""
    talk.keep(Household(usual_servings=12))

    [said] = talk.hear("HowMuchIntent", food="apple").prompts

    assert isinstance(said, say.SoMuch)
    assert [one.amount.quantity for one in said.amounts] == [12]


def test_a_food_that_is_not_there_is_said_to_be_not_there(talk: Talk) -> None:
    """With the recipe's name, and the offer still open."""
    reply = talk.hear("HowMuchIntent", food="anchovy")

    assert reply.prompts == (say.NotInRecipe("anchovy", "Apple crumble"),)
    assert reply.ask == MakeIt()


def test_before_the_first_step_it_is_that_one_that_is_asked_about(talk: Talk) -> None:
    """Whatever the list does not have, the question is the one that was open."""
    talk.yes()
    talk.leave()

    reply = talk.hear("HowMuchIntent", food="anchovy")

    assert reply.prompts == (say.NotInRecipe("anchovy", "Apple crumble"),)
    assert reply.ask == ReadyForFirst()


@pytest.mark.parametrize(
    ("asked", "found"),
    [("meat", ["ground beef"]), ("cheese", ["ricotta cheese", "mozzarella cheese"])],
)
def test_a_food_is_found_by_its_group(asked: str, found: list[str]) -> None:
    """How much meat: the list has beef."""
    talk = Talk(world().services)
    talk.hear("FindDishIntent", query="lasagna")

    [said] = talk.hear("HowMuchIntent", food=asked).prompts

    assert isinstance(said, say.SoMuch)
    assert [one.amount.food for one in said.amounts] == found


def test_corn_is_not_found_in_cornstarch() -> None:
    """A word is a word, not some letters of one."""
    talk = Talk(world().services)
    talk.hear("FindDishIntent", query="ginger chicken broccoli stir fry")

    reply = talk.hear("HowMuchIntent", food="corn")

    assert isinstance(reply.prompts[0], say.NotInRecipe)


def test_what_it_contains_is_told_with_the_ingredient() -> None:
    """Yogurt, cream and butter: one line is named."""
    talk = Talk(world().services)
    talk.hear("FindDishIntent", query="butter chicken")

    [said] = talk.hear("DoesItContainIntent", allergen="milk").prompts

    assert isinstance(said, say.HasIt)
    assert said.what == (Allergen.MILK,)
    assert said.line in ("plain yogurt", "unsalted butter", "heavy cream")


def test_milk_asked_for_as_a_food_is_looked_for_as_an_allergen() -> None:
    """There is no milk in the list, but there is in the butter."""
    talk = Talk(world().services)
    talk.hear("FindDishIntent", query="butter chicken")

    [said] = talk.hear("DoesItContainIntent", food="milk").prompts

    assert isinstance(said, say.HasIt)


def test_what_is_not_named_is_told_with_the_label(talk: Talk) -> None:
    """Not seen is not safe."""
    [said] = talk.hear("DoesItContainIntent", allergen="fish").prompts

    assert said == say.DoesNotName(AnyOf((Allergen.FISH,)))


def test_nuts_are_looked_for_as_both_kinds() -> None:
    """Tree nuts and peanuts; the one that is there is named."""
    talk = Talk(world().services)
    talk.hear("FindDishIntent", query="almond orange cake")

    [said] = talk.hear("DoesItContainIntent", allergen="nuts").prompts

    assert isinstance(said, say.HasIt)
    assert said.what == (Allergen.TREE_NUT,)


def test_a_diet_is_kept_or_broken_by_its_ingredients(talk: Talk) -> None:
    """Crumble is vegetarian; its flour is not gluten free."""
    [kept] = talk.hear("DoesItContainIntent", diet="vegetarian").prompts
    [broken] = talk.hear("DoesItContainIntent", diet="gluten_free").prompts

    assert kept == say.KeepsDiet(Diet.VEGETARIAN)
    assert isinstance(broken, say.BreaksDiet)
    assert broken.diet is Diet.GLUTEN_FREE


def test_a_food_is_looked_for_by_name(talk: Talk) -> None:
    """Cinnamon, yes; garlic, no."""
    [cinnamon] = talk.hear("DoesItContainIntent", food="cinnamon").prompts
    [garlic] = talk.hear("DoesItContainIntent", food="garlic").prompts

    assert isinstance(cinnamon, say.HasFood)
    assert garlic == say.HasNoFood("garlic")


def test_nut_as_a_food_is_looked_for_as_an_allergen() -> None:
    """Any nuts in there: they may be heard as a food, and peanut butter is never missed."""
    talk = Talk(world().services)
    talk.hear("FindDishIntent", query="west african peanut stew")

    [nuts] = talk.hear("DoesItContainIntent", food="nuts").prompts
    [nut] = talk.hear("DoesItContainIntent", food="nut").prompts

    assert isinstance(nuts, say.HasIt)
    assert isinstance(nut, say.HasIt)
    assert nut.what == nuts.what == (Allergen.PEANUT,)


def test_walnuts_not_in_the_list_do_not_hide_the_almonds() -> None:
    """Who asks for one tree nut hears of the other."""
    talk = Talk(world().services)
    talk.hear("FindDishIntent", query="almond orange cake")

    said, also = talk.hear("DoesItContainIntent", food="walnut").prompts

    assert said == say.HasNoFood("walnut")
    assert isinstance(also, say.AlsoHas)
    assert also.what == (Allergen.TREE_NUT,)


def test_nothing_to_look_for_becomes_a_question(talk: Talk) -> None:
    """It is asked what to look for."""
    reply = talk.hear("DoesItContainIntent")

    assert reply.ask == say.ContainWhat()
    assert reply.elicit is not None


def test_for_how_many_it_is_can_be_asked(talk: Talk) -> None:
    """Without a number there is nothing to change."""
    [said] = talk.hear("ServingsIntent").prompts

    assert isinstance(said, say.MakesServings)
    assert said.servings == Many(6, "servings")


def test_servings_changed_while_cooking_stay_changed(talk: Talk) -> None:
    """The household keeps them, in case the session does not."""
    talk.hear("StartCookingIntent")
    talk.hear("ServingsIntent", servings="12")
    talk.leave()

    [said] = talk.hear("HowMuchIntent", food="apple").prompts

    assert isinstance(said, say.SoMuch)
    assert [one.amount.quantity for one in said.amounts] == [12]


def test_a_word_that_is_no_food_is_not_looked_for(talk: Talk) -> None:
    """That calories are not in the list would be no answer."""
    [said] = talk.hear("DoesItContainIntent", food="snozzberries").prompts

    assert said == say.UnknownFood("snozzberries")


def test_with_needs_kept_is_it_safe_tells_what_was_checked(talk: Talk) -> None:
    """Never that it is safe."""
    talk.keep(Household(people=(Person(allergies=frozenset({Allergen.PEANUT})),)))

    reply = talk.hear("DoesItContainIntent")

    assert reply.prompts == (CheckedAllergens((Allergen.PEANUT,)),)
    assert reply.elicit is None


def test_the_first_of_many_new_amounts_are_said_to_be_the_first(talk: Talk) -> None:
    """Five of eight would sound like all of them."""
    [said] = talk.hear("ServingsIntent", servings="3").prompts

    assert isinstance(said, say.ServingsBegin)
    assert len(said.amounts) == 5

"""The words about recipes and cooking: whole, varied, and never a promise of safety."""

import re
from dataclasses import fields
from datetime import timedelta
from importlib import import_module

import pytest

from skill.catalog.catalog import Catalog
from skill.domain.food import Allergen, Diet
from skill.domain.household import Eaters
from skill.domain.recipes import Meal, Season
from skill.food.gate import Cleared, clear
from skill.speech import cooking, reasons, recipes, wishes
from skill.speech.prompts import LOCALES, Prompt, Voice, placeholders, wordings, words
from skill.speech.spoken import Many, say

NOUNS = ("recipes", "wishes", "reasons", "contents", "cooking", "screens")
PROMPTS = [
    one
    for noun in NOUNS
    for one in vars(import_module(f"skill.speech.{noun}")).values()
    if isinstance(one, type) and issubclass(one, Prompt) and one.noun() == noun
]
OFTEN = [
    recipes.Offered,
    recipes.OfferedNext,
    recipes.OfferedSurprise,
    recipes.MakeIt,
    recipes.Chosen,
    cooking.StepSaid,
    cooking.StepLast,
    cooking.SayNext,
    cooking.SetStepTimer,
    cooking.Enjoy,
    reasons.UsesYour,
    reasons.InSeason,
    reasons.GoodFor,
    reasons.IsPopular,
]


def toast() -> Cleared:
    """Return some recipe for people without needs."""
    cleared = clear(Catalog.load().all()[0], Eaters())
    assert isinstance(cleared, Cleared)
    return cleared


@pytest.mark.parametrize("prompt", PROMPTS, ids=lambda prompt: prompt.__name__)
def test_every_prompt_has_words_that_ask_for_fields_it_has(prompt: type[Prompt]) -> None:
    """A misspelt placeholder would be heard."""
    known = {field.name for field in fields(prompt)}

    for wording in wordings(prompt, "en-US"):
        assert placeholders(wording) <= known


@pytest.mark.parametrize("noun", NOUNS)
def test_every_table_of_words_has_its_prompt(noun: str) -> None:
    """Words nobody says are removed."""
    assert set(words("en-US", noun)) == {p.__name__ for p in PROMPTS if p.noun() == noun}


@pytest.mark.parametrize("prompt", OFTEN, ids=lambda prompt: prompt.__name__)
def test_what_is_said_often_is_said_in_three_ways_or_more(prompt: type[Prompt]) -> None:
    """And two in a row differ."""
    assert len(set(wordings(prompt, "en-US"))) >= 3


@pytest.mark.parametrize("prompt", PROMPTS, ids=lambda prompt: prompt.__name__)
def test_nothing_promises_that_a_recipe_is_safe(prompt: type[Prompt]) -> None:
    """Ingredients were checked; labels are for the cook to read."""
    for wording in wordings(prompt, "en-US"):
        assert not re.search(r"\b(safe|safely|guarantee\w*|free from)\b", wording, re.I)


@pytest.mark.parametrize(
    "prompt", [recipes.CheckedAllergens, recipes.CheckedDiets, recipes.CheckedBoth]
)
def test_what_was_checked_is_told_with_the_labels(prompt: type[Prompt]) -> None:
    """Every wording sends the cook to the label."""
    assert all("labels" in wording for wording in wordings(prompt, "en-US"))


@pytest.mark.parametrize(
    ("prompt", "said"),
    [
        (
            recipes.CheckedBoth((Allergen.MILK,), (Diet.VEGETARIAN, Diet.HALAL)),
            "From the ingredients it's vegetarian and halal, and I looked for milk. "
            "Please read the labels too.",
        ),
        (
            wishes.NothingFitsNeeds(Many(1, "recipes"), (Allergen.TREE_NUT,)),
            "Nothing fits: 1 recipe would, but not with tree nuts to think of.",
        ),
        (
            wishes.TryWithout(wishes.WishTime(timedelta(minutes=20))),
            "Shall I drop the limit of 20 minutes and look again?",
        ),
        (
            wishes.Relaxed((wishes.WishFoods(("tofu",)), wishes.WishKind("Thai"))),
            "I had to let go of the tofu and Thai for this one.",
        ),
        (reasons.InSeason(Season.AUTUMN), "It's just right for fall."),
        (reasons.GoodFor(Meal.SNACK), "It works well for a snack."),
        (
            recipes.ContainsTrouble("Mac & cheese", "butter", (Allergen.MILK,)),
            "With milk in mind, I can't offer Mac &amp; cheese. The trouble is butter.",
        ),
        (
            cooking.StepLast(cooking.Instruction("Bake at 350 F or 175 C.")),
            "Last one. Bake at 350 degrees Fahrenheit or 175 degrees Celsius.",
        ),
        (cooking.Again(cooking.Speech("Mac &amp; cheese")), "Mac &amp; cheese"),
    ],
    ids=lambda value: type(value).__name__ if isinstance(value, Prompt) else "",
)
def test_a_prompt_reads_well_aloud(prompt: Prompt, said: str) -> None:
    """One of its variants is exactly this."""
    seeds = (str(number) for number in range(40))

    assert said in {say(prompt, Voice(seed=seed)) for seed in seeds}


def test_an_offer_and_its_question_read_as_one() -> None:
    """The title, the time, and then a question."""
    voice = Voice(seed="1")
    choice = toast()

    offer = say(recipes.Offered(choice, timedelta(minutes=70)), voice)

    assert choice.recipe.title in offer
    assert "1 hour and 10 minutes" in offer
    assert say(recipes.MakeIt(), voice).endswith("?")


def test_no_wording_makes_a_title_the_subject_of_a_verb() -> None:
    """Titles are singular and plural: "pancakes has" would be heard."""
    verb = re.compile(
        r"\{(?:choice|title)\} (?:is|are|has|have|takes?|makes?|does|doesn't|still|fits|"
        r"works?|needs?|was|were|goes|uses)\b"
    )
    said = [path.read_text(encoding="utf-8") for path in LOCALES.glob("en-*/*.toml")]

    assert [found for text in said for found in verb.findall(text)] == []

"""What is in the house, on the list and on the plate: told from what sounds like it."""

import pytest

from skill.simulator.understanding import Resolver
from tests.simulator.understanding.conftest import MONDAY, meant
from tests.simulator.understanding.test_neighbours import Row

HAVING: list[Row] = [
    ("I have eggs", "HaveIntent", {"food": "egg"}),
    ("I have an egg", "HaveIntent", {"food": "egg"}),
    ("I have peanuts", "HaveIntent", {"food": "peanut"}),
    ("we've got some milk", "HaveIntent", {"food": "milk"}),
    (
        "I have eggs and half a cabbage",
        "HaveIntent",
        {"food": "egg", "secondFood": "cabbage"},
    ),
    ("I'm allergic to eggs", "AddAllergyIntent", {"allergen": "egg"}),
    ("I have an egg allergy", "AddAllergyIntent", {"allergen": "egg"}),
    ("I have an allergy to peanuts", "AddAllergyIntent", {"allergen": "peanut"}),
    ("I have a milk intolerance", "AddAllergyIntent", {"allergen": "milk"}),
    ("I've got a nut allergy", "AddAllergyIntent", {"allergen": "nuts"}),
    ("I have celiac disease", "AddAllergyIntent", {"allergen": "gluten"}),
    ("I can't have eggs", "AddAllergyIntent", {"allergen": "egg"}),
    ("I don't have eggs", "OutOfIntent", {"food": "egg"}),
    ("I don't like eggs", "AddDislikeIntent", {"food": "egg"}),
    (
        "my son can have everything but nuts",
        "AddAllergyIntent",
        {"person": "son", "allergen": "nuts"},
    ),
    (
        "everyone except my daughter can have milk",
        "AddAllergyIntent",
        {"person": "daughter", "allergen": "milk"},
    ),
    ("I can eat anything except eggs", "AddAllergyIntent", {"allergen": "egg"}),
    ("I have everything", "TickAllIntent", {}),
    ("I have nothing", "UntickAllIntent", {}),
    ("I have none of them", "UntickAllIntent", {}),
    ("no eggs", "WithoutIntent", {"without": "egg"}),
    ("do I have eggs", "DoIHaveIntent", {"food": "egg"}),
    ("do I have reminders", "ListRemindersIntent", {}),
    ("I have guests tonight", "GuestIntent", {}),
    ("I have twenty minutes", "RefineIntent", {"within": "PT20M"}),
    (
        "I have chicken and rice, what can I make",
        "RecommendIntent",
        {"food": "chicken", "secondFood": "rice"},
    ),
]
PANTRY: list[Row] = [
    ("add milk to my pantry", "AddToPantryIntent", {"food": "milk"}),
    (
        "put some butter and flour in the pantry",
        "AddToPantryIntent",
        {"food": "butter", "secondFood": "flour"},
    ),
    (
        "the cream expires on Friday",
        "ExpiresIntent",
        {"food": "cream", "date": "2026-11-27"},
    ),
    (
        "the milk keeps for three days",
        "ExpiresIntent",
        {"food": "milk", "left": "P3D"},
    ),
    ("what's in my pantry", "PantryIntent", {}),
    ("what is there in the fridge", "PantryIntent", {}),
    ("what should I use up", "UseUpIntent", {}),
    ("which foods are about to expire", "UseUpIntent", {}),
    ("we used all the cream", "UsedUpIntent", {"food": "cream"}),
    ("I'm out of butter", "OutOfIntent", {"food": "butter"}),
    ("please empty my pantry", "EmptyPantryIntent", {}),
]
LISTS: list[Row] = [
    ("what am I missing", "MissingIntent", {}),
    ("what do I need to buy", "MissingIntent", {}),
    ("what do I need", "IngredientsIntent", {}),
    ("tick off the flour", "TickIntent", {"food": "flour"}),
    (
        "check the eggs and the milk off",
        "TickIntent",
        {"food": "egg", "secondFood": "milk"},
    ),
    ("check off the first three", "TickIntent", {"count": "3"}),
    ("tick off number four", "TickIntent", {"number": "4"}),
    ("I have the second one", "TickIntent", {"ordinal": "2"}),
    ("untick the flour", "UntickIntent", {"food": "flour"}),
    ("I've got everything", "TickAllIntent", {}),
    ("check the timer", "CheckTimerIntent", {}),
    (
        "does the lasagne contain nuts",
        "DoesItContainIntent",
        {"allergen": "nuts", "dish": "lasagna"},
    ),
]
STARS: list[Row] = [
    ("I'd give it four stars", "RateIntent", {"stars": "4"}),
    ("five out of five", "RateIntent", {"stars": "5"}),
    ("that was delicious", "RateIntent", {"opinion": "5"}),
    ("that was awful", "RateIntent", {"opinion": "1"}),
    ("the kids loved it", "RateIntent", {"opinion": "5"}),
    ("that sounds delicious", "TakeRecipeIntent", {}),
]


@pytest.mark.parametrize(
    ("utterance", "intent", "slots"),
    [*HAVING, *PANTRY, *LISTS, *STARS],
    ids=lambda row: row if isinstance(row, str) else "",
)
def test_having_is_told_from_being_allergic_and_from_all_else(
    utterance: str, intent: str, slots: dict[str, str], resolver: Resolver
) -> None:
    """Intent and slots, each sentence beside its neighbours."""
    found = resolver.understand(utterance, today=MONDAY)

    assert (found.intent, meant(found)) == (intent, slots)

"""Whole classes of sentences that were misheard once, each by a few of its kind."""

import pytest

from skill.simulator.understanding import Resolver
from tests.simulator.understanding.conftest import MONDAY, meant

Row = tuple[str, str, dict[str, str]]

TWO_TIMERS: list[Row] = [
    (
        "set the rice for fifteen minutes and the eggs for seven",
        "SetTimerIntent",
        {
            "name": "rice",
            "duration": "PT15M",
            "secondName": "egg",
            "secondDuration": "PT7M",
        },
    ),
    (
        "ten minutes for the pasta and eight for the sauce",
        "SetTimerIntent",
        {
            "name": "pasta",
            "duration": "PT10M",
            "secondName": "sauce",
            "secondDuration": "PT8M",
        },
    ),
    (
        "set a timer for ten minutes and another for twenty",
        "SetTimerIntent",
        {"duration": "PT10M", "secondDuration": "PT20M"},
    ),
    (
        "set an egg timer for three minutes and a pasta timer for nine minutes",
        "SetTimerIntent",
        {
            "name": "egg",
            "duration": "PT3M",
            "secondName": "pasta",
            "secondDuration": "PT9M",
        },
    ),
    (
        "set a second pasta timer for 3 minutes",
        "SetTimerIntent",
        {"name": "pasta", "duration": "PT3M"},
    ),
    (
        "set a timer called mac n cheese for ten minutes",
        "SetTimerIntent",
        {"name": "mac and cheese", "duration": "PT10M"},
    ),
]
WITHOUT: list[Row] = [
    (
        "dinner for six please nothing with pork",
        "RecommendIntent",
        {"meal": "dinner", "servings": "6", "without": "pork"},
    ),
    (
        "something with prawns but no chili",
        "RecommendIntent",
        {"food": "shrimp", "without": "chili pepper"},
    ),
    ("soup but no onions", "RecommendIntent", {"dish": "soup", "without": "onion"}),
    ("chicken or fish", "RefineIntent", {"food": "chicken", "secondFood": "fish"}),
    ("no salmon either", "WithoutIntent", {"without": "salmon"}),
    ("no, nothing with fish", "WithoutIntent", {"without": "fish"}),
]
LAST: list[Row] = [
    ("go to the last step", "GoToStepIntent", {"ordinal": "-1"}),
    ("jump to the final step", "GoToStepIntent", {"ordinal": "-1"}),
    ("cancel the last timer", "CancelTimerIntent", {"ordinal": "-1"}),
    (
        "add five minutes to the last one",
        "AddTimeIntent",
        {"more": "PT5M", "ordinal": "-1"},
    ),
    ("we had that last night", "HadItIntent", {}),
    ("which timer is next", "ListTimersIntent", {}),
    ("which timer goes off first", "ListTimersIntent", {}),
]
REMINDERS: list[Row] = [
    (
        "remind me every tuesday and thursday at six to feed the starter",
        "SetReminderIntent",
        {"every": "TU_TH", "time": "06:00", "what": "feed_the_starter"},
    ),
    (
        "remind me on sundays and fridays to water the herbs",
        "SetReminderIntent",
        {"every": "FR_SU", "what": "water_the_herbs"},
    ),
    (
        "remind me at nine this morning to buy eggs",
        "SetReminderIntent",
        {"time": "09:00", "what": "buy_eggs"},
    ),
    (
        "remind me in a week to water the herbs",
        "SetReminderIntent",
        {"after": "P1W", "what": "water_the_herbs"},
    ),
    ("in five minutes", "AnswerIntent", {"duration": "PT5M"}),
    ("no, in two hours", "AnswerIntent", {"duration": "PT2H"}),
]
NEEDS: list[Row] = [
    ("i'm allergic to garlic", "AddAllergyIntent", {"allergen": "garlic"}),
    (
        "i'm allergic to bananas and kiwis",
        "AddAllergyIntent",
        {"allergen": "bananas", "secondAllergen": "kiwis"},
    ),
    (
        "my son is allergic to peaches",
        "AddAllergyIntent",
        {"person": "son", "allergen": "peaches"},
    ),
    ("remove the kiwi allergy", "RemoveAllergyIntent", {"allergen": "kiwi"}),
    (
        "my wife is lactose intolerant and I'm coeliac",
        "AddAllergyIntent",
        {"person": "wife", "allergen": "lactose", "otherAllergen": "gluten"},
    ),
    (
        "Tom is allergic to fish and Anna is allergic to sesame",
        "AddAllergyIntent",
        {
            "person": "tom",
            "allergen": "fish",
            "secondPerson": "anna",
            "otherAllergen": "sesame",
        },
    ),
    (
        "I'm vegan and my wife is allergic to nuts",
        "AddAllergyIntent",
        {"otherDiet": "vegan", "person": "wife", "allergen": "nuts"},
    ),
    ("we're lactose intolerant", "AddAllergyIntent", {"allergen": "lactose"}),
    (
        "what's for dinner with chicken, I'm lactose intolerant",
        "RecommendIntent",
        {"meal": "dinner", "food": "chicken", "allergen": "lactose"},
    ),
    ("I need to tell you about an allergy", "AddAllergyIntent", {}),
    ("there's an allergy I need to tell you about", "AddAllergyIntent", {}),
    ("we don't drink alcohol", "AddDietIntent", {"diet": "alcohol_free"}),
    (
        "my husband doesn't drink alcohol",
        "AddDietIntent",
        {"person": "husband", "diet": "alcohol_free"},
    ),
    ("we don't eat any pork", "AddDietIntent", {"diet": "pork_free"}),
    ("we have no milk", "OutOfIntent", {"food": "milk"}),
    ("does it have alcohol in it", "DoesItContainIntent", {"food": "alcohol"}),
    ("what can I make for my vegan sister", "RecommendIntent", {"diet": "vegan"}),
    (
        "a cake for my gluten free friend",
        "RecommendIntent",
        {"dish": "cake", "diet": "gluten_free"},
    ),
]
PEOPLE: list[Row] = [
    ("my parents are coming", "GuestIntent", {"person": "parents"}),
    ("my in-laws are coming for dinner", "GuestIntent", {"person": "in laws"}),
    ("the neighbours are visiting this weekend", "GuestIntent", {"person": "neighbors"}),
    ("my boss is coming to dinner", "GuestIntent", {"person": "boss"}),
]
SHORT: list[Row] = [
    ("skip the ingredients", "AMAZON.NoIntent", {}),
    ("no need to hear the ingredients", "AMAZON.NoIntent", {}),
    ("read me the ingredients", "IngredientsIntent", {}),
    ("halve it", "HalveIntent", {}),
    ("twice as much", "DoubleIntent", {}),
    ("can we double it", "DoubleIntent", {}),
    ("triple the recipe", "TripleIntent", {}),
    ("start them all again", "ResumeAllTimersIntent", {}),
    ("you can cancel that", "CancelTimerIntent", {}),
    ("pause all timers, someone's at the door", "PauseAllTimersIntent", {}),
    ("stop the rice timer, the phone is ringing", "CancelTimerIntent", {"name": "rice"}),
    ("no, play some jazz", "AMAZON.FallbackIntent", {}),
    ("fine, something with lamb then", "RefineIntent", {"food": "lamb"}),
    ("ok then", "AMAZON.YesIntent", {}),
    ("no then", "AMAZON.NoIntent", {}),
    ("and a side", "RefineIntent", {"course": "side"}),
]
HURRIED: list[Row] = [
    ("wats for dinner", "RecommendIntent", {"meal": "dinner"}),
    ("smth w/ chicken", "RefineIntent", {"food": "chicken"}),
    ("dinner w/o mushrooms", "RecommendIntent", {"meal": "dinner", "without": "mushroom"}),
    (
        "pasta w tomatoes n cheese",
        "RecommendIntent",
        {"dish": "pasta", "food": "tomato", "secondFood": "cheese"},
    ),
    (
        "I have leftover rice and two eggs",
        "HaveIntent",
        {"food": "rice", "secondFood": "egg"},
    ),
]
ALL = [*TWO_TIMERS, *WITHOUT, *LAST, *REMINDERS, *NEEDS, *PEOPLE, *SHORT, *HURRIED]


@pytest.mark.parametrize(("utterance", "intent", "slots"), ALL, ids=[row[0] for row in ALL])
def test_the_kind_is_understood_and_not_the_one_sentence(
    resolver: Resolver, utterance: str, intent: str, slots: dict[str, str]
) -> None:
    """Two or three of each kind, with the value that each slot must hold."""
    found = resolver.understand(utterance, today=MONDAY)

    assert (found.intent, meant(found)) == (intent, slots)


def test_a_word_that_only_looks_like_a_slip_is_left_alone(resolver: Resolver) -> None:
    """Low carb is no crab."""
    found = resolver.understand("something low carb", today=MONDAY)

    assert "crab" not in meant(found).values()


@pytest.mark.parametrize(
    ("asked", "said", "intent"),
    [
        (("PauseTimerIntent", "name"), "what's for dinner", "RecommendIntent"),
        (("PauseTimerIntent", "name"), "cancel the first timer", "CancelTimerIntent"),
        (("CancelTimerIntent", "name"), "pause all timers", "PauseAllTimersIntent"),
        (("SetReminderIntent", "what"), "cancel the pasta timer", "CancelTimerIntent"),
        (("FindDishIntent", "query"), "what's for dinner", "RecommendIntent"),
        (("FindDishIntent", "query"), "chicken with rice", "FindDishIntent"),
        (("FindDishIntent", "query"), "rice pudding", "FindDishIntent"),
        (("SetReminderIntent", "what"), "take out the chicken", "SetReminderIntent"),
        (("CancelTimerIntent", "name"), "the last one", "AnswerIntent"),
        (("AddTimeIntent", "name"), "the forty minute one", "AnswerIntent"),
    ],
)
def test_a_whole_sentence_is_no_value_and_values_are_no_sentence(
    resolver: Resolver, asked: tuple[str, str], said: str, intent: str
) -> None:
    """A command said instead of an answer is obeyed; a dish may look like a request."""
    assert resolver.understand(said, today=MONDAY, elicit=asked).intent == intent


@pytest.mark.parametrize(
    ("utterance", "foods"),
    [
        ("what can I make with beef or lamb", ["beef", "lamb"]),
        ("dinner with salmon or cod", ["salmon", "cod"]),
        ("I've got chicken or tofu", ["chicken", "tofu"]),
    ],
)
def test_one_or_the_other_is_wanted_and_not_left_out(
    utterance: str, foods: list[str], resolver: Resolver
) -> None:
    """An "or" between foods says nothing of doing without them."""
    found = resolver.understand(utterance, today=MONDAY)

    assert found.intent == "RecommendIntent"
    assert [found.slots[name].id for name in ("food", "secondFood")] == foods
    assert "without" not in found.slots

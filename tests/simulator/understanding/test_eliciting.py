"""An answer to a question is read as what was asked for, unless it plainly is not one."""

import pytest

from skill.simulator.understanding import Resolver
from tests.simulator.understanding.conftest import MONDAY, meant


@pytest.mark.parametrize(
    ("asked", "answer", "slots"),
    [
        (("SetTimerIntent", "duration"), "ten minutes", {"duration": "PT10M"}),
        (
            ("SetTimerIntent", "duration"),
            "um, about half an hour I think",
            {"duration": "PT30M"},
        ),
        (("SetTimerIntent", "name"), "pasta", {"name": "pasta"}),
        (("SetTimerIntent", "name"), "the kombucha", {"name": "kombucha"}),
        (("SetTimerIntent", "name"), "call it eggs", {"name": "egg"}),
        (("AddTimeIntent", "more"), "five minutes", {"more": "PT5M"}),
        (("AddTimeIntent", "name"), "the pasta one", {"name": "pasta"}),
        (("CancelTimerIntent", "name"), "the rice timer", {"name": "rice"}),
        (("CancelTimerIntent", "ordinal"), "the second one", {"ordinal": "2"}),
        (("CancelTimerIntent", "length"), "the ten minute one", {"length": "PT10M"}),
        (("TimerTaskIntent", "task"), "drain the pasta", {"task": "drain_the_pasta"}),
        (
            ("SetReminderIntent", "what"),
            "to defrost the chicken",
            {"what": "defrost_the_chicken"},
        ),
        (
            ("SetReminderIntent", "what"),
            "ring my sister about sunday",
            {"what": "ring my sister about sunday"},
        ),
        (("SetReminderIntent", "time"), "at five", {"time": "05:00"}),
        (("SetReminderIntent", "time"), "half past six in the evening", {"time": "18:30"}),
        (
            ("SetReminderIntent", "time"),
            "tomorrow at noon",
            {"date": "2026-11-24", "time": "12:00"},
        ),
        (("SetReminderIntent", "date"), "on friday", {"date": "2026-11-27"}),
        (("SetReminderIntent", "after"), "in twenty minutes", {"after": "PT20M"}),
        (("RecommendIntent", "meal"), "dinner", {"meal": "dinner"}),
        (("RecommendIntent", "servings"), "four of us", {"servings": "4"}),
        (("RecommendIntent", "servings"), "six", {"servings": "6"}),
        (("HowMuchIntent", "food"), "the butter", {"food": "butter"}),
        (("AddAllergyIntent", "allergen"), "peanuts", {"allergen": "peanut"}),
        (("AddAllergyIntent", "allergen"), "she can't have eggs", {"allergen": "egg"}),
        (("AddAllergyIntent", "person"), "my daughter", {"person": "daughter"}),
        (("AddAllergyIntent", "person"), "Zebulon", {"person": "zebulon"}),
        (("AddAllergyIntent", "person"), "me", {"person": "me"}),
        (("AddDietIntent", "diet"), "gluten free", {"diet": "gluten_free"}),
        (("GoToStepIntent", "step"), "number three", {"step": "3"}),
        (
            ("FindDishIntent", "query"),
            "chicken cacciatore",
            {"query": "chicken cacciatore"},
        ),
    ],
)
def test_an_answer_fills_the_slot_asked_for(
    resolver: Resolver, asked: tuple[str, str], answer: str, slots: dict[str, str]
) -> None:
    """Bare, with small words around it, with more than was asked, or never heard before."""
    found = resolver.understand(answer, today=MONDAY, elicit=asked)

    assert (found.intent, meant(found)) == (asked[0], slots)


@pytest.mark.parametrize(
    ("asked", "answer", "intent"),
    [
        (("SetTimerIntent", "duration"), "never mind", "AMAZON.CancelIntent"),
        (("SetTimerIntent", "duration"), "stop", "AMAZON.StopIntent"),
        (("SetTimerIntent", "name"), "cancel", "AMAZON.CancelIntent"),
        (("SetReminderIntent", "what"), "help", "AMAZON.HelpIntent"),
        (("SetReminderIntent", "what"), "forget it", "AMAZON.CancelIntent"),
        (("SetReminderIntent", "time"), "what timers do i have", "ListTimersIntent"),
        (("AddAllergyIntent", "allergen"), "what can i say", "AMAZON.HelpIntent"),
        (("AddAllergyIntent", "person"), "no thanks", "AMAZON.NoIntent"),
        (("RecommendIntent", "meal"), "set a timer for five minutes", "SetTimerIntent"),
        (("SetTimerIntent", "duration"), "play some jazz", "AMAZON.FallbackIntent"),
        (("PauseTimerIntent", "name"), "what's for dinner", "RecommendIntent"),
        (("AddTimeIntent", "name"), "the forty minute one", "AnswerIntent"),
    ],
)
def test_what_is_plainly_no_answer_keeps_its_own_meaning(
    resolver: Resolver, asked: tuple[str, str], answer: str, intent: str
) -> None:
    """A question must be escapable."""
    assert resolver.understand(answer, today=MONDAY, elicit=asked).intent == intent


def test_the_whole_request_said_again_is_taken_with_all_its_slots(
    resolver: Resolver,
) -> None:
    """Asked how long, some people start over."""
    found = resolver.understand(
        "set the rice timer for ten minutes",
        today=MONDAY,
        elicit=("SetTimerIntent", "duration"),
    )

    assert meant(found) == {"name": "rice", "duration": "PT10M"}


@pytest.mark.parametrize(
    ("asked", "answer", "intent", "slots"),
    [
        ("CancelTimerIntent", "resume the pasta one", "ResumeTimerIntent", "pasta"),
        ("PauseTimerIntent", "cancel the pasta one", "CancelTimerIntent", "pasta"),
        ("CancelTimerIntent", "pause pasta", "PauseTimerIntent", "pasta"),
        ("CancelTimerIntent", "check the rice one", "CheckTimerIntent", "rice"),
        ("CancelTimerIntent", "cancel the pasta one", "CancelTimerIntent", "pasta"),
        ("CancelTimerIntent", "keep the pasta one", "CancelTimerIntent", None),
        ("CancelTimerIntent", "don't cancel the pasta one", "CancelTimerIntent", None),
    ],
)
def test_another_verb_in_an_answer_is_obeyed(
    resolver: Resolver, asked: str, answer: str, intent: str, slots: str | None
) -> None:
    """It never becomes a name for the first act; words against it stay with the name."""
    found = resolver.understand(answer, today=MONDAY, elicit=(asked, "name"))

    assert (found.intent, found.slots["name"].value) == (intent, slots or answer)


def test_what_to_leave_out_is_not_spoken_against(resolver: Resolver) -> None:
    """To leave it out is what was asked for."""
    asked = ("WithoutIntent", "without")

    found = resolver.understand("leave out the butter", today=MONDAY, elicit=asked)

    assert meant(found) == {"without": "butter"}


@pytest.mark.parametrize(
    ("said", "asked", "slots"),
    [
        ("set a timer for minus five minutes", None, {"duration": "-PT5M"}),
        (
            "add minus five minutes to the pasta timer",
            None,
            {"more": "-PT5M", "name": "pasta"},
        ),
        ("minus five minutes", ("SetTimerIntent", "duration"), {"duration": "-PT5M"}),
        ("minus five minutes", ("TakeTimeIntent", "less"), {"less": "PT5M"}),
        ("dinner for minus two people", None, {"meal": "dinner", "servings": "-2"}),
    ],
)
def test_an_amount_below_zero_is_never_one_above(
    resolver: Resolver, said: str, asked: tuple[str, str] | None, slots: dict[str, str]
) -> None:
    """No slot of the skill takes it, so it is asked again; "minus" may mean "take off"."""
    found = resolver.understand(said, today=MONDAY, elicit=asked)

    assert meant(found) == slots

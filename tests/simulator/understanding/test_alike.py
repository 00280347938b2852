"""What two intents hear alike is sure, and what is plain praise forgets nothing."""

from datetime import date

import pytest

from skill.simulator.understanding import Resolver

TODAY = date(2026, 3, 4)


@pytest.mark.parametrize(
    "said", ["spagetti bolonaise", "chiken bolonaise", "spagetti carbonaire"]
)
def test_a_misspelt_dish_is_one_for_whichever_intent(resolver: Resolver, said: str) -> None:
    """Its share is that of all who find values in the same words: far from the limit."""
    found = resolver.understand(said, today=TODAY)

    assert found.intent in ("RecommendIntent", "RefineIntent", "AnswerIntent")
    assert len(found.slots) == len(said.split())


@pytest.mark.parametrize(
    "said",
    [
        "I like everything",
        "we like everything",
        "I like everything you make",
        "I love everything",
        "I enjoy everything",
        "we love it all",
        "everything is delicious",
    ],
)
def test_who_likes_everything_forgets_nothing(resolver: Resolver, said: str) -> None:
    """Only "everything" is said in both."""
    found = resolver.understand(said, today=TODAY)

    assert found.intent not in ("ForgetMeIntent", "EmptyPantryIntent")


@pytest.mark.parametrize("said", ["move it one to 8", "move the one to 8"])
def test_a_reminder_called_one_is_moved_to_the_hour(resolver: Resolver, said: str) -> None:
    """Not to a minute before."""
    found = resolver.understand(said, today=TODAY)

    assert found.intent == "ChangeReminderIntent"
    assert found.slots["time"].value == "08:00"

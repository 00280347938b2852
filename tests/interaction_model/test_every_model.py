"""Every locale's model, and the manifest that goes with them, keep Alexa's rules."""

import json
from pathlib import Path

import pytest

from skill.domain.food import Allergen, Diet
from tests.interaction_model.linting import (
    Model,
    complaints,
    example_phrases,
    language,
    samples,
    slots,
)

ROOT = Path(__file__).parents[2]
MODELS = sorted((ROOT / "interaction_models").glob("*.json"))


@pytest.mark.parametrize("path", MODELS, ids=lambda path: path.stem)
def test_no_rule_of_alexas_is_broken(path: Path) -> None:
    """The linter has nothing to say."""
    model = json.loads(path.read_text(encoding="utf-8"))

    assert complaints(model) == []


def test_there_is_much_to_say_and_many_ways_to_say_it(model: Model) -> None:
    """At least 450 samples over at least 45 intents."""
    assert len(list(samples(model))) >= 450
    assert len(language(model)["intents"]) >= 45


def test_every_intent_can_be_said_in_several_ways(model: Model) -> None:
    """A custom intent with a handful of samples would hardly ever be understood."""
    few = [
        intent["name"]
        for intent in language(model)["intents"]
        if not intent["name"].startswith("AMAZON.") and len(intent["samples"]) < 20
    ]

    assert few == []


def _ids(model: Model, kind: str) -> set[str]:
    [found] = [each for each in language(model)["types"] if each["name"] == kind]
    return {value["id"] for value in found["values"]}


def test_every_allergen_and_diet_that_is_kept_can_be_said(model: Model) -> None:
    """The ids are the values of the domain, and the four groups of everyday speech."""
    assert _ids(model, "Allergen") == {*Allergen} | {"nuts", "shellfish", "lactose"}
    assert _ids(model, "Diet") == {*Diet}


def test_lists_are_rich_enough_for_a_kitchen(model: Model) -> None:
    """Foods, dishes and cuisines by the hundred."""
    assert len(_ids(model, "Food")) >= 300
    assert len(_ids(model, "Dish")) >= 120
    assert len(_ids(model, "Cuisine")) >= 30


def test_bare_answers_have_an_intent_of_their_own(model: Model) -> None:
    """Every slot of ``AnswerIntent`` can be said with nothing around it."""
    [answer] = [i for i in language(model)["intents"] if i["name"] == "AnswerIntent"]

    assert {"{" + name + "}" for name in slots(answer)} <= set(answer["samples"])


def test_the_example_phrases_are_samples_word_for_word(
    manifest: Model, model: Model
) -> None:
    """What the store promises can be said as it stands."""
    assert list(example_phrases(manifest, model)) == []


def test_the_package_leads_to_the_models() -> None:
    """``ask deploy`` finds the same files that everything here is built from."""
    custom = ROOT / "skill-package" / "interactionModels" / "custom"

    assert custom.resolve() == (ROOT / "interaction_models").resolve()


def test_the_manifest_asks_for_what_the_skill_uses_and_no_more(manifest: Model) -> None:
    """Two permissions, four events, screens; a privacy policy for them."""
    part = manifest["manifest"]

    assert {row["name"] for row in part["permissions"]} == {
        "alexa::alerts:timers:skill:readwrite",
        "alexa::alerts:reminders:skill:readwrite",
    }
    assert {row["eventName"] for row in part["events"]["subscriptions"]} == {
        "SKILL_ENABLED",
        "SKILL_DISABLED",
        "SKILL_PERMISSION_ACCEPTED",
        "SKILL_PERMISSION_CHANGED",
    }
    assert part["apis"]["custom"]["interfaces"][0]["type"] == "ALEXA_PRESENTATION_APL"
    assert part["privacyAndCompliance"]["locales"]["en-US"]["privacyPolicyUrl"]

"""Code, prompts, interaction model and documents, held to each other.

Each test names every gap: an intent without a handler, a prompt without words, a misspelt
placeholder, a slot that nobody reads, an error without an apology.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import fields
from functools import cache
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import Any

import pytest

from skill import speech
from skill.app import handlers
from skill.dialog.apologies import apology
from skill.dialog.router import Router
from skill.dialog.touches import VERBS
from skill.display.documents import DOCUMENTS, document
from skill.domain.errors import SkillError
from skill.speech.prompts import LOCALES, Prompt, placeholders, wordings, words

ROOT = Path(__file__).parents[1]
MODELS = sorted((ROOT / "interaction_models").glob("*.json"))
LOCALE_NAMES = sorted(p.name for p in LOCALES.iterdir() if p.is_dir())
NOT_PROMPTS = {"nouns", "terms", "amounts", "units"}


@cache
def router() -> Router:
    """Return the router of the skill."""
    return Router.collect(handlers())


def subclasses(base: type[Any]) -> Iterator[type[Any]]:
    """Yield every class below ``base`` that the skill defines."""
    for child in base.__subclasses__():
        if child.__module__.startswith("skill."):
            yield child
        yield from subclasses(child)


def prompts() -> list[type[Prompt]]:
    """Return every prompt of the skill."""
    for module in iter_modules(speech.__path__):
        if module.name != "compile":
            import_module(f"{speech.__name__}.{module.name}")
    router()
    return sorted(set(subclasses(Prompt)), key=lambda p: (p.__module__, p.__name__))


def intents(model: Path) -> dict[str, set[str]]:
    """Return intent -> slots of an interaction model."""
    held = json.loads(model.read_text(encoding="utf-8"))
    rows = held["interactionModel"]["languageModel"]["intents"]
    return {row["name"]: {s["name"] for s in row.get("slots", [])} for row in rows}


@pytest.mark.parametrize("model", MODELS, ids=lambda path: path.stem)
def test_every_intent_of_the_model_has_a_handler(model: Path) -> None:
    """What can be said is answered."""
    names = {name for name, awaiting in router().table if awaiting is None}

    assert sorted(set(intents(model)) - names) == []


@pytest.mark.parametrize("model", MODELS, ids=lambda path: path.stem)
def test_every_intent_with_a_handler_is_in_the_model(model: Path) -> None:
    """What is answered can be said."""
    named = {name for name, _ in router().table if name.endswith("Intent")}

    assert sorted(named - set(intents(model))) == []


@pytest.mark.parametrize("model", MODELS, ids=lambda path: path.stem)
def test_every_slot_is_read_and_every_field_is_a_slot(model: Path) -> None:
    """The model's slots and the handlers' fields are the same, but for raw readers."""
    gaps = []
    for (name, _), handler in router().table.items():
        declared = intents(model).get(name)
        read = {f.alias or key for key, f in handler.slots.model_fields.items()}
        if declared is not None and not read <= declared:
            gaps.append(f"{name} reads {sorted(read - declared)}, which nobody can say")
    for name, declared in intents(model).items():
        plain = router().table[name, None].slots.model_fields
        read = {f.alias or key for key, f in plain.items()}
        if declared - read and name != "AnswerIntent":  # it reads its slots raw
            gaps.append(f"{name} leaves {sorted(declared - read)} unread")

    assert gaps == []


@pytest.mark.parametrize("locale", LOCALE_NAMES)
def test_every_prompt_has_words_and_every_word_a_prompt(locale: str) -> None:
    """And each placeholder is a field."""
    gaps = []
    known: dict[str, set[str]] = {}
    for prompt in prompts():
        known.setdefault(prompt.noun(), set()).add(prompt.__name__)
        try:
            variants = wordings(prompt, locale)
        except (KeyError, FileNotFoundError):
            gaps.append(f"{prompt.__name__} has no words")
            continue
        held = {f.name for f in fields(prompt)}
        gaps += [
            f"{prompt.__name__}: {sorted(placeholders(text) - held)} in {text!r}"
            for text in variants
            if placeholders(text) - held
        ]
    for noun, names in known.items():
        if noun not in NOT_PROMPTS:
            said = {k for k, v in words(locale, noun).items() if "say" in v}
            gaps += [f"{noun}.toml: [{name}] is no prompt" for name in said - names]

    assert gaps == []


@pytest.mark.parametrize("locale", LOCALE_NAMES)
def test_no_prompt_promises_safety(locale: str) -> None:
    """Larder says what was checked, and never that something is safe for an allergy."""
    promise = re.compile(
        r"\b(is|are|it's|totally|completely|perfectly) safe\b|\bsafe for\b"
    )
    told = [
        text
        for prompt in prompts()
        for text in wordings(prompt, locale)
        if promise.search(text.casefold())
    ]

    assert told == []


def test_locales_have_the_same_files() -> None:
    """A noun that one locale can speak of, all can."""
    files = {loc: {p.name for p in (LOCALES / loc).iterdir()} for loc in LOCALE_NAMES}

    assert all(found == files["en-US"] for found in files.values())


def test_every_error_has_an_apology_of_its_own() -> None:
    """None falls through to the general one."""
    import skill.store.protocol

    assert skill.store.protocol
    general = apology.dispatch(SkillError)
    without = [e.__name__ for e in subclasses(SkillError) if apology.dispatch(e) is general]

    assert without == []


def test_every_document_is_apl_within_the_local_subset() -> None:
    """Self-contained, of the 1.4 subset, bound to ``data``."""
    names = sorted(p.stem for p in DOCUMENTS.glob("*.json"))
    assert names
    for name in names:
        held: Any = document(name)
        assert held["type"] == "APL", name
        assert not held.get("import"), name
        reads = ["voice"] if name == "cooking" else []
        assert held["mainTemplate"]["parameters"] == ["data", *reads], name


@pytest.mark.parametrize("model", MODELS, ids=lambda path: path.stem)
def test_every_touch_has_a_spoken_equal(model: Path) -> None:
    """A verb of the screen leads to an intent that can be said."""
    spoken = intents(model)
    touched = {str(getattr(meant, "intent", meant)) for meant in VERBS.values()}

    assert sorted(touched - set(spoken) - {"LaunchRequest"}) == []

"""``larder understand``: utterances in, a line each; what they mean out, as JSON lines."""

import json
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import TextIO

from skill.simulator.understanding import Resolver, Understanding

MODELS = Path(__file__).parents[2] / "interaction_models"


def main_understand(
    lines: Iterable[str], out: TextIO, *, locale: str, today: date, models: Path = MODELS
) -> int:
    """Write a JSON line for every line that says something; return the exit code.

    A blank line says nothing and gets no answer, as in any filter.  Only a locale without a
    model or a grammar is an error (2).
    """
    try:
        resolver = Resolver.from_model(models / f"{locale}.json")
    except (FileNotFoundError, LookupError) as error:
        out.write(json.dumps({"error": f"no understanding of {locale}: {error}"}) + "\n")
        return 2
    for line in lines:
        utterance = line.strip()
        if utterance:
            found = resolver.understand(utterance, today=today)
            out.write(json.dumps(as_json(utterance, found), ensure_ascii=False) + "\n")
            out.flush()
    return 0


def known_locale(locale: str, models: Path = MODELS) -> bool:
    """Return whether there is an interaction model for ``locale``."""
    return locale in {path.stem for path in models.glob("*.json")}


def as_json(utterance: str, found: Understanding) -> dict[str, object]:
    """Return ``found`` as the line printed for ``utterance``."""
    return {
        "utterance": utterance,
        "intent": found.intent,
        "slots": {
            name: {"value": slot.value} | ({"id": slot.id} if slot.id is not None else {})
            for name, slot in found.slots.items()
        },
        "score": round(found.score, 4),
        "sample": found.sample,
        "runners_up": [
            {"intent": each.intent, "score": round(each.score, 4), "sample": each.sample}
            for each in found.runners_up
        ],
    }

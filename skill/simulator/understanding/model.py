"""An interaction model as the resolver reads it: intents, slots, samples and slot types.

The file is Alexa's own format, so whatever a locale's model says is all there is to know.
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import cast

SLOT = re.compile(r"\{(\w+)\}")

Json = Mapping[str, object]


@dataclass(frozen=True)
class Value:
    """One value of a custom slot type; ``phrases`` are its name and its synonyms."""

    id: str
    name: str
    phrases: tuple[str, ...]


@dataclass(frozen=True)
class Intent:
    """One intent: slot name to slot type, and the samples as written."""

    name: str
    slots: Mapping[str, str]
    samples: tuple[str, ...]


@dataclass(frozen=True)
class InteractionModel:
    """One locale's interaction model."""

    invocation: str
    intents: Mapping[str, Intent]
    types: Mapping[str, tuple[Value, ...]]
    locale: str = "en-US"

    @classmethod
    def read(
        cls, source: Path | str | Json, *, locale: str | None = None
    ) -> "InteractionModel":
        """Return the model of a file, or of what such a file holds.

        Raises:
            KeyError: the file is not an interaction model.
        """
        if isinstance(source, str | Path):
            locale = locale or Path(source).stem
            source = cast(Json, json.loads(Path(source).read_text(encoding="utf-8")))
        language = cast(Json, cast(Json, source["interactionModel"])["languageModel"])
        intents = [_intent(each) for each in _rows(language, "intents")]
        return cls(
            invocation=str(language["invocationName"]),
            intents={each.name: each for each in intents},
            types={str(row["name"]): _values(row) for row in _rows(language, "types")},
            locale=locale or "en-US",
        )

    def is_custom(self, slot_type: str) -> bool:
        """Return whether the model itself lists the values of ``slot_type``."""
        return slot_type in self.types


def _rows(parent: Json, key: str) -> list[Json]:
    """Return the objects listed under ``key``."""
    return cast(list[Json], parent.get(key, []))


def _intent(row: Json) -> Intent:
    """Return one intent of the file."""
    slots = {str(slot["name"]): str(slot["type"]) for slot in _rows(row, "slots")}
    samples = tuple(cast(list[str], row.get("samples", [])))
    return Intent(str(row["name"]), slots, samples)


def _values(row: Json) -> tuple[Value, ...]:
    """Return the values of one slot type of the file."""
    return tuple(_each_value(row))


def _each_value(row: Json) -> Iterator[Value]:
    for entry in _rows(row, "values"):
        name = cast(Json, entry["name"])
        value = str(name["value"])
        synonyms = cast(list[str], name.get("synonyms", []))
        yield Value(str(entry.get("id", value)), value, (value, *synonyms))

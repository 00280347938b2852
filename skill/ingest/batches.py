"""A batch of bodies read, enriched and labelled: the work that is spread over cores.

What comes back is text, a JSON object a line, so that any backend can carry it and any
crash leaves whole batches.  A row is ``{"recipe", "label", "quality"}``, a rejected one
``{"where", "reason"}``.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypedDict, cast, final

from skill.catalog.rows import Row, from_row, to_row
from skill.domain.food import Presence
from skill.domain.recipes import Recipe
from skill.food.traits import TRAITS
from skill.food.verdicts import Label
from skill.ingest.limits import TooSlowError, within
from skill.ingest.raw import Raw, UnusableError
from skill.ingest.recipe import Enriched, enriched, relabelled
from skill.ingest.shapes import cook, page, record
from skill.ingest.sources.item import Found, Item, Skipped

SECONDS = 20.0  # of work for one recipe
LETTERS = {
    Presence.CONTAINS: "c",
    Presence.MAY: "m",
    Presence.FREE: "f",
    Presence.UNKNOWN: "u",
}
PRESENCES = {letter: presence for presence, letter in LETTERS.items()}


@final
class Staged(TypedDict):
    """A recipe between reading and writing; ``label`` is a letter a trait."""

    recipe: Row
    label: str
    quality: float


@final
class Rejected(TypedDict):
    """A row that was left out, and why."""

    where: str
    reason: str


@dataclass(frozen=True, slots=True)
class Batch:
    """What is worked on together; ``source`` begins the ids of what has none."""

    number: int
    source: str
    items: Sequence[Found]


def worked(batch: Batch) -> tuple[int, str]:
    """Return a batch's number, and a line of JSON for each item: a row, or why none."""
    answers = (_answer(item, batch.source) for item in batch.items)
    return batch.number, "".join(f"{json.dumps(answer)}\n" for answer in answers)


def _answer(item: Found, source: str) -> Staged | Rejected:
    """Return an item's row, or why there is none: one bad row never ends a batch."""
    if isinstance(item, Skipped):
        return Rejected(where=item.where, reason=item.reason)
    try:
        with within(SECONDS):
            return staged(_enriched(item, source))
    except UnusableError as error:
        return Rejected(where=item.where, reason=error.reason)
    except TooSlowError:
        return Rejected(where=item.where, reason="takes too long")
    except Exception as error:  # the edge of the pipeline: a bug costs a row, and is told
        return Rejected(where=item.where, reason=f"error: {type(error).__name__}")


def _enriched(item: Item, source: str) -> Enriched:
    """Return an item's recipe; a catalogue's row is labelled anew, nothing else."""
    if item.shape == "row":
        return relabelled(from_row(cast(Row, json.loads(item.body))))
    return enriched(_read(item, source))


def _read(item: Item, source: str) -> Raw:
    """Return what an item holds."""
    if item.shape == "page":
        return page.read(item.body, source, item.where)
    if item.shape == "cook":
        return cook.read(item.body, source, item.where)
    return record.read(item.body, source, item.prior)


def staged(found: Enriched) -> Staged:
    """Return an enriched recipe as a row."""
    return Staged(
        recipe=to_row(found.recipe), label=letters(found.label), quality=found.quality
    )


def letters(label: Label) -> str:
    """Return a label as a letter for each trait, in their order."""
    return "".join(LETTERS[label.traits[trait]] for trait in TRAITS)


def labelled(row: Staged) -> tuple[Recipe, Label]:
    """Return the recipe and label of a row."""
    traits = {
        trait: PRESENCES[one] for trait, one in zip(TRAITS, row["label"], strict=True)
    }
    recipe = from_row(row["recipe"])
    return recipe, Label(traits, (), tuple(sorted(recipe.foods)))


def rows_in(text: str) -> Iterator[Staged | Rejected]:
    """Yield the rows of a batch's text."""
    for line in text.splitlines():
        yield cast(Staged | Rejected, json.loads(line))

"""A label kept beside the text it was read from, so that it need not be read again.

Reading a recipe takes a millisecond or more, and serving has two.  A reading is what
``of_recipe`` found, with a digest over that, the very words it was found in, and all that
decides what words mean: the lexicon and the code that reads.  Change any of them and the
reading counts for nothing: the words are read again.
"""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Self

from skill.domain.food import Presence
from skill.domain.recipes import Recipe
from skill.food.lexicon import lexicon_version
from skill.food.traits import TRAITS, Trait
from skill.food.verdicts import Label

PRESENCES = tuple(Presence)  # two bits each


@dataclass(frozen=True, slots=True)
class Reading:
    """``traits`` holds two bits a trait, ``proof`` 64 bits of the digest; both unsigned."""

    traits: int
    proof: int

    def label(self, recipe: Recipe) -> Label | None:
        """Return the label, if it is of these words and would be read so today."""
        if self.proof != proof(recipe, self.traits):
            return None
        return Label(_traits(self.traits))


@dataclass(frozen=True, slots=True)
class Proven:
    """A recipe with the label that its reading was proven to be; None where it was not.

    It is good for that very object, which cannot change, and for no other.
    """

    recipe: Recipe
    held: Label | None = None

    @classmethod
    def of(cls, recipe: Recipe, read: Reading | None) -> Self:
        """Hold a reading against the recipe that it is said to be of."""
        return cls(recipe, None if read is None else read.label(recipe))

    def label(self, recipe: Recipe) -> Label | None:
        """Return the label, if it is this recipe's."""
        return self.held if recipe is self.recipe else None


def reading(recipe: Recipe, label: Label) -> Reading:
    """Return the reading of a recipe whose label was just read."""
    traits = sum(_bits(label, trait) << 2 * at for at, trait in enumerate(TRAITS))
    return Reading(traits, proof(recipe, traits))


def proof(recipe: Recipe, traits: int) -> int:
    """Return the digest that binds traits to words, lexicon and code."""
    parts = (
        rules(),
        str(traits),
        recipe.lang,
        recipe.title,
        str(len(recipe.ingredients)),
        *[ingredient.line for ingredient in recipe.ingredients],
        *[step.text for step in recipe.steps],
    )
    return _digest(parts)


@cache
def rules() -> str:
    """Return the version of all that decides what words mean: lexicon and code."""
    sources = sorted(Path(__file__).parent.glob("*.py"))
    held = hashlib.sha256(b"".join(path.read_bytes() for path in sources))
    return f"{lexicon_version()}/{len(sources)}/{held.hexdigest()}"


def _digest(parts: Sequence[str]) -> int:
    """Return 64 bits of a hash over texts, each with its length, so that none run on."""
    lengths = ",".join(map(str, map(len, parts)))
    text = "\n".join((lengths, *parts)).encode("utf-8", "surrogatepass")
    return int.from_bytes(hashlib.blake2b(text, digest_size=8).digest(), "little")


@lru_cache(maxsize=4096)
def _traits(traits: int) -> Mapping[Trait, Presence]:
    """Return what the bits say of each trait."""
    return {trait: PRESENCES[traits >> 2 * at & 3] for at, trait in enumerate(TRAITS)}


def _bits(label: Label, trait: Trait) -> int:
    return PRESENCES.index(label.traits[trait])

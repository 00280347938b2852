"""Turn the food files into the artifact that is served: ``python -m skill.food.compile``.

In: ``data/foods/*.csv`` (one concept a row: id, isa, facts, then names in five
languages) and ``data/words/*.txt`` (words that are no food).  Out: ``compiled/*.json``,
one file of concepts and one of names for each language, so that a skill that speaks
English loads English.

Facts: ``+milk`` contains, ``?milk`` may contain, ``-milk`` free of; ``free`` says that
whatever is not named is absent.  A concept without ``free``, its own or inherited,
stays unknown.
"""

import csv
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from skill.domain.food import Presence
from skill.food.inflect import LANGUAGES, forms, phrase
from skill.food.traits import IMPLIED, TRAITS, Trait, worst

HERE = Path(__file__).parent
DATA = HERE / "data"
COMPILED = HERE / "compiled"
_SIGNS = {"+": Presence.CONTAINS, "?": Presence.MAY, "-": Presence.FREE}
_CODES = {
    Presence.CONTAINS: "c",
    Presence.MAY: "m",
    Presence.FREE: "f",
    Presence.UNKNOWN: "u",
}


@dataclass(frozen=True)
class Concept:
    """One row of the food files."""

    id: str
    isa: tuple[str, ...]
    facts: tuple[str, ...]
    names: Mapping[str, tuple[str, ...]]


class FoodDataError(ValueError):
    """A food file contradicts itself; the message names the row."""


def read_concepts(folder: Path = DATA / "foods") -> tuple[Concept, ...]:
    """Return all rows of all food files; ids are unique and parents exist."""
    concepts: dict[str, Concept] = {}
    for file in sorted(folder.glob("*.csv")):
        with file.open(encoding="utf-8", newline="") as rows:
            for row in csv.DictReader(rows):
                concept = _concept(row, file.name)
                if concept.id in concepts:
                    raise FoodDataError(f"{file.name}: {concept.id} is defined twice")
                concepts[concept.id] = concept
    for concept in concepts.values():
        for parent in concept.isa:
            if parent not in concepts:
                raise FoodDataError(f"{concept.id}: no such class {parent!r}")
    return tuple(concepts.values())


def _concept(row: Mapping[str, str | None], file: str) -> Concept:
    """Return one row; its id is its first English name unless it starts with ``@``."""
    if None in row or any(value is None for value in row.values()):
        raise FoodDataError(f"{file}: the row of {row['id']!r} has not eight fields")
    cells = {key: value or "" for key, value in row.items()}
    names = {lang: _names(cells[lang]) for lang in LANGUAGES}
    ident = cells["id"].lstrip("@")
    if not cells["id"].startswith("@"):
        names["en"] = (ident.replace("_", " "), *names["en"])
    return Concept(ident, tuple(cells["isa"].split()), tuple(cells["facts"].split()), names)


def _names(cell: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in cell.split(";") if name.strip())


def traits_of(concepts: Sequence[Concept]) -> dict[str, str]:
    """Return for each concept a letter a trait: c, m, f or u, in the order of TRAITS."""
    by_id = {concept.id: concept for concept in concepts}
    known: dict[str, dict[Trait, Presence]] = {}

    def label(ident: str, path: tuple[str, ...]) -> dict[Trait, Presence]:
        if ident in path:
            raise FoodDataError(f"{ident} is a class of itself: {path}")
        if ident not in known:
            above = [label(parent, (*path, ident)) for parent in by_id[ident].isa]
            known[ident] = _label(by_id[ident], above)
        return known[ident]

    return {
        concept.id: "".join(_CODES[label(concept.id, ())[trait]] for trait in TRAITS)
        for concept in concepts
    }


def _label(
    concept: Concept, above: Sequence[Mapping[Trait, Presence]]
) -> dict[Trait, Presence]:
    """Return the concept's own facts over the worst of its classes'."""
    own: dict[Trait, Presence] = dict(
        _fact(fact, concept.id)
        for fact in concept.facts
        if fact != "free" and not fact.startswith("=")
    )
    otherwise = Presence.FREE if "free" in concept.facts else Presence.UNKNOWN
    traits = {
        trait: own.get(trait) or (worst(*(a[trait] for a in above)) if above else otherwise)
        for trait in TRAITS
    }
    for trait, presence in own.items():
        _imply(trait, presence, own, traits)
    return traits


def _fact(fact: str, ident: str) -> tuple[Trait, Presence]:
    """Return one fact as it is written: ``+milk``."""
    try:
        return Trait(fact[1:]), _SIGNS[fact[0]]
    except (KeyError, ValueError):
        raise FoodDataError(f"{ident}: no such fact {fact!r}") from None


def _imply(
    trait: Trait,
    presence: Presence,
    own: Mapping[Trait, Presence],
    traits: dict[Trait, Presence],
) -> None:
    """Add what a fact implies (wheat is gluten), unless the row itself says otherwise."""
    while presence is not Presence.FREE and trait in IMPLIED:
        trait = IMPLIED[trait]
        if trait in own:
            return
        traits[trait] = worst(traits[trait], presence)


def names_of(concepts: Sequence[Concept], lang: str) -> dict[str, list[int]]:
    """Return every form of every name with the numbers of the concepts it may mean."""
    meant: dict[str, set[int]] = {}
    exact: dict[str, set[int]] = {}
    for number, concept in enumerate(concepts):
        for name in concept.names[lang]:
            for form in forms(name, lang):
                meant.setdefault(form, set()).add(number)
            exact.setdefault(phrase(name, lang), set()).add(number)
    return {
        form: sorted(exact.get(form, numbers)) for form, numbers in sorted(meant.items())
    }


def read_words(folder: Path = DATA / "words") -> dict[str, list[str]]:
    """Return the words that are no food, folded, by language."""
    kinds = (".txt", ".makers.txt", ".shapes.txt")
    return {
        lang: sorted({w for kind in kinds for w in _words(folder / f"{lang}{kind}", lang)})
        for lang in LANGUAGES
    }


def _words(file: Path, lang: str) -> Iterator[str]:
    if not file.exists():
        return
    for line in file.read_text(encoding="utf-8").splitlines():
        text = line.partition("#")[0].strip()
        for word in text.split(";" if ";" in text else None):
            yield phrase(word, lang)


def compiled() -> dict[str, str]:
    """Return the artifact: file name to its text."""
    concepts = read_concepts()
    labels = traits_of(concepts)
    number = {concept.id: place for place, concept in enumerate(concepts)}
    core = {
        "ids": [concept.id for concept in concepts],
        "isa": [[number[parent] for parent in concept.isa] for concept in concepts],
        "facts": [labels[concept.id] for concept in concepts],
        "flags": {
            flag: [number[c.id] for c in concepts if f"={flag}" in c.facts]
            for flag in ("dish",)
        },
    }
    files = {"core.json": _json(core)}
    words = read_words()
    for lang in LANGUAGES:
        names = names_of(concepts, lang)
        files[f"{lang}.json"] = _json(
            {
                "one": {form: ids[0] for form, ids in names.items() if len(ids) == 1},
                "many": {form: ids for form, ids in names.items() if len(ids) > 1},
                "words": words[lang],
                **{
                    kind: sorted(set(_words(DATA / f"words/{lang}.{kind}.txt", lang)))
                    for kind in ("makers", "shapes")
                },
            }
        )
    version = sha256("".join(files[name] for name in sorted(files)).encode()).hexdigest()[
        :12
    ]
    return {**files, "version.txt": version + "\n"}


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=True, separators=(",", ":")) + "\n"


def main() -> None:
    """Write the artifact beside this file."""
    COMPILED.mkdir(exist_ok=True)
    for name, text in compiled().items():
        (COMPILED / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()

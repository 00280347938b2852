"""``larder ingest``: sources to staged batches to one catalogue.

1. *read*: each source is staged in batches, spread over cores; a killed run goes on.
2. *sift*: what is told twice is found; the best of each is kept.
3. *write*: the rest becomes the columnar catalogue, with its sources and licences.
"""

import json
import shutil
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from skill.catalog.manifest import About, Source
from skill.catalog.writing import Labelled, summed, write
from skill.food.lexicon import lexicon_version
from skill.ingest.alike import Alike, sketch
from skill.ingest.batches import Batch, Rejected, labelled, worked
from skill.ingest.sources.catalogues import about_of
from skill.ingest.sources.detect import items
from skill.ingest.sources.item import Found, Item, SourceError
from skill.ingest.spread import spread
from skill.ingest.staging import Stage, stage

BATCH = 128  # items worked on together
HEAVY = 12_000_000  # bytes after which a batch is full whatever its number
Tell = Callable[[str, int], None]


@dataclass(frozen=True, slots=True)
class From:
    """A source to read, by what name, under which licence."""

    path: Path
    name: str
    licence: str = "not stated"


@dataclass(frozen=True, slots=True)
class How:
    """How the work is spread, who is told how far it is, and what stays behind."""

    jobs: int = 1
    backend: str = "loky"
    tell: Tell = lambda stage, rows: None
    batch: int = BATCH
    sift: bool = True
    keep_staged: bool = False


@dataclass
class Report:
    """What came of it, in recipes; ``skipped`` counts the reasons."""

    read: int = 0
    kept: int = 0
    with_unknown_food: int = 0
    skipped: Counter[str] = field(default_factory=Counter)

    def as_json(self) -> str:
        """Return the report as JSON."""
        return json.dumps(
            {**vars(self), "skipped": dict(self.skipped.most_common())}, indent=1
        )


DEFAULT = How()


def ingest(sources: Sequence[From], out: Path, how: How = DEFAULT) -> Report:
    """Read the sources into the catalogue ``out``; return what came of it.

    Beside it, ``OUT.ingest`` holds ``rejects.jsonl``, ``report.json`` and, until all is
    done, the staged batches.

    Raises:
        SourceError: a source is not there, or would hold its own catalogue.
        BackendError: the backend cannot be used.
    """
    for source in sources:
        if source.path.is_dir() and source.path.resolve() in out.resolve().parents:
            raise SourceError(str(out), "a catalogue may not lie inside of its source")
    work = out.with_name(f"{out.name}.ingest")
    (work / "staged").mkdir(parents=True, exist_ok=True)
    stages = [read(source, work / "staged", how) for source in sources]
    doubles = sift(stages, how) if how.sift else {}
    report = Report()
    kept = _told(stages, doubles, report, work / "rejects.jsonl")
    about = About(lexicon_version(), summed(_sources(sources, kept)))
    write(out, _rows(stages, doubles, how), about)
    (work / "report.json").write_text(f"{report.as_json()}\n", encoding="utf-8")
    if not how.keep_staged:
        shutil.rmtree(work / "staged")
    return report


def read(source: From, folder: Path, how: How) -> Stage:
    """Stage a source; batches that are there already are not worked on again."""
    place = stage(folder, source.path, how.batch, source.name)
    for number, text in spread(worked, _todo(source, place, how), how.jobs, how.backend):
        place.put(number, text)
        how.tell("read", text.count("\n"))
    return place


def _todo(source: From, place: Stage, how: How) -> Iterator[Batch]:
    """Yield the batches of a source that are not staged."""
    for number, found in enumerate(_parted(items(source.path), how.batch)):
        if place.has(number):
            how.tell("was read", len(found))
        else:
            yield Batch(number, source.name, tuple(found))


def _parted(found: Iterator[Found], size: int) -> Iterator[list[Found]]:
    """Yield what a source holds in batches, the same in every run."""
    batch: list[Found] = []
    weight = 0
    for one in found:
        batch.append(one)
        weight += len(one.body) if isinstance(one, Item) else 0
        if len(batch) == size or weight > HEAVY:
            yield batch
            batch, weight = [], 0
    if batch:
        yield batch


def sift(stages: Sequence[Stage], how: How) -> Mapping[int, str]:
    """Return the places of recipes that are told better elsewhere, and why they go."""
    alike = Alike()
    for place in stages:
        for row in place.staged():
            alike.add(row)
    how.tell("compare", 0)
    suspects = alike.suspects()
    rows = (row for place in stages for row in place.staged())
    sketches = {n: sketch(row) for n, row in enumerate(rows) if n in suspects}
    return alike.doubles(sketches)


def _told(
    stages: Sequence[Stage], doubles: Mapping[int, str], report: Report, rejects: Path
) -> list[Counter[str]]:
    """Count everything, write down what was left out; return what was kept by source.

    Each source's counter is by the first part of the id ("allrecipes").
    """
    number = 0
    kept = []
    with rejects.open("w", encoding="utf-8") as file:
        for place in stages:
            count: Counter[str] = Counter()
            for row in place.rows():
                report.read += 1
                if "recipe" not in row:
                    out: Rejected | None = row
                else:
                    name = row["recipe"]["id"]
                    why = doubles.get(number)
                    number += 1
                    out = Rejected(where=name, reason=why) if why else None
                    count[name.partition(":")[0]] += not why
                    report.with_unknown_food += not why and "u" in row["label"]
                if out is not None:
                    report.skipped[out["reason"]] += 1
                    file.write(json.dumps(out) + "\n")
            kept.append(count)
    report.kept = sum(count.total() for count in kept)
    return kept


def _sources(sources: Sequence[From], kept: Sequence[Counter[str]]) -> list[Source]:
    """Return what is said of the sources; a catalogue's own are kept, by their names."""
    found = []
    for source, count in zip(sources, kept, strict=True):
        about = about_of(source.path)
        if about is None or not about.sources:
            found.append(Source(source.name, source.licence, count.total()))
            continue
        first, *others = about.sources
        found += [Source(each.name, each.licence, count[each.name]) for each in others]
        left = count.total() - sum(count[each.name] for each in others)
        found.append(Source(first.name, first.licence, left))
    return found


def _rows(
    stages: Sequence[Stage], doubles: Mapping[int, str], how: How
) -> Iterator[Labelled]:
    """Yield the recipes that are kept."""
    rows = (row for place in stages for row in place.staged())
    for number, row in enumerate(rows):
        if number not in doubles:
            how.tell("write", 1)
            yield labelled(row)

"""``larder ingest`` and ``larder relabel``: what they are asked, and what they tell."""

import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TextIO

from skill.catalog.errors import CatalogUnreadableError
from skill.ingest.pipeline import From, How, Report, ingest
from skill.ingest.sources.catalogues import about_of
from skill.ingest.sources.item import SourceError
from skill.ingest.spread import BackendError

EVERY = 2.0  # seconds between two tellings of how far it is
ENDINGS = (".xz", ".gz", ".bz2", ".jsonl", ".json", ".csv", ".tar", ".zip", ".html")


@dataclass(frozen=True, slots=True)
class Asked:
    """What the command line asks of an ingest."""

    sources: Sequence[Path]
    out: Path
    licence: str = "not stated"
    name: str = ""
    replace: bool = False
    jobs: int = -1
    backend: str = "loky"


@dataclass
class Progress:
    """Tells how far the work is, every other second, on one stream."""

    out: TextIO
    counts: Counter[str] = field(default_factory=Counter)
    began: float = field(default_factory=time.monotonic)
    told: float = 0.0

    def __call__(self, doing: str, rows: int) -> None:
        """Count rows; say so where it is time."""
        self.counts[doing] += rows
        now = time.monotonic()
        if now - self.told < EVERY and rows:
            return
        self.told = now
        rate = self.counts["read"] / max(now - self.began, 0.001)
        counts = ", ".join(f"{what} {n:,}" for what, n in self.counts.items())
        self.out.write(f"larder: {counts} ({rate:,.0f} rows a second)\n")
        self.out.flush()


def run_ingest(asked: Asked, out: TextIO, err: TextIO) -> int:
    """Read the sources into a catalogue; what is in it already stays, unless replaced."""
    sources = [
        From(path, asked.name or _name(path), asked.licence) for path in asked.sources
    ]
    if not asked.replace and about_of(asked.out) is not None:
        sources.insert(0, From(asked.out, asked.out.name))
    how = How(jobs=asked.jobs, backend=asked.backend, tell=Progress(err))
    return _run(sources, asked.out, how, out, err)


def run_relabel(asked: Asked, out: TextIO, err: TextIO) -> int:
    """Label a catalogue anew with today's lexicon, from nothing but itself."""
    if about_of(asked.out) is None:
        err.write(f"larder: {asked.out}: no catalogue\n")
        return 1
    how = How(jobs=asked.jobs, backend=asked.backend, tell=Progress(err), sift=False)
    return _run([From(asked.out, asked.out.name)], asked.out, how, out, err)


def _run(sources: Sequence[From], target: Path, how: How, out: TextIO, err: TextIO) -> int:
    """Do it, and say what came of it; 1 where nothing did."""
    began = time.monotonic()
    try:
        report = ingest(sources, target, how)
    except (SourceError, BackendError, CatalogUnreadableError, OSError) as error:
        err.write(f"larder: {error}\n")
        return 1
    seconds = time.monotonic() - began
    out.write(told(report, target, seconds))
    return 0 if report.kept else 1


def told(report: Report, target: Path, seconds: float) -> str:
    """Return what came of an ingest, as a person reads it."""
    share = report.with_unknown_food / report.kept if report.kept else 0.0
    lines = [
        f"read {report.read:,}, kept {report.kept:,}, left out {report.skipped.total():,}"
        f" in {seconds:.0f} s ({report.read / max(seconds, 0.001):,.0f} a second)",
        f"with a food we do not know: {report.with_unknown_food:,} ({share:.1%})",
        *(f"  left out: {count:7,} {why}" for why, count in report.skipped.most_common()),
        f"catalogue: {target}",
    ]
    if report.skipped:
        lines.append(f"each one left out: {target}.ingest/rejects.jsonl")
    return "\n".join(lines) + "\n"


def _name(path: Path) -> str:
    """Return a source's name: its file's or folder's, without endings."""
    name = path.resolve().name.casefold()
    for ending in ENDINGS:
        name = name.removesuffix(ending)
    return {"raw_recipes": "foodcom", "layer1": "recipe1m"}.get(name, name) or "source"

"""How well and how fast recipes come in: ``python -m benchmarks.ingest [--json FILE]``.

Three parts, each left out where its data are not beside the repository: 43,940 real recipes
read, kept and labelled; 250 saved pages against what should be found on each; cuisines
guessed from lists of ingredients against what their cooks called them.
"""

import argparse
import json
import platform
import re
import resource
import sys
import tarfile
import tempfile
import time
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from skill.ingest.enrich.cuisines import cuisine, scores
from skill.ingest.enrich.language import language
from skill.ingest.pipeline import From, How, ingest
from skill.ingest.raw import Raw, UnusableError
from skill.ingest.shapes import page
from skill.ingest.sources.streams import opened

DATA = Path(__file__).parents[1] / "../shared/data"
KITCHENS = {"cajun_creole": "cajun", "southern_us": "southern"}
Row = dict[str, float]
Expected = Mapping[str, object]


def plain(value: object) -> str:
    """Return a text for comparing: case, blanks and punctuation do not count."""
    text = unicodedata.normalize("NFKC", str(value)).casefold()
    return re.sub(r"[\W_]+", "", text)


def all_plain(values: object) -> list[str]:
    """Return texts for comparing; empty ones do not count."""
    return (
        [plain(v) for v in values if plain(v)] if isinstance(values, list | tuple) else []
    )


def same_text(found: object, expected: object) -> bool:
    """Return whether two texts, or the texts of two lists put together, are the same."""
    if isinstance(expected, list):
        return "".join(all_plain(found)) == "".join(all_plain(expected))
    return plain(found) == plain(expected)


FIELDS: dict[str, tuple[str, Callable[[Raw], object]]] = {
    "title": ("title", lambda raw: raw.title),
    "ingredients": ("ingredients", lambda raw: raw.ingredients),
    "instructions": ("instructions_list", lambda raw: raw.steps),
    "yields": ("yields", lambda raw: raw.yields),
    "total time": ("total_time", lambda raw: raw.total),
    "prep time": ("prep_time", lambda raw: raw.prep),
    "cook time": ("cook_time", lambda raw: raw.cook),
    "language": ("language", language),
}


def agrees(name: str, found: object, expected: object) -> bool:
    """Return whether a field is as it should be."""
    if name == "ingredients":
        return all_plain(found) == all_plain(expected)
    if name == "language":
        return found == str(expected).partition("-")[0].partition("_")[0].casefold()
    if "time" in name and isinstance(expected, int | float) and expected:
        return found == expected
    if "time" in name:
        return not found
    return same_text(found, expected)


def pages(archive: Path) -> Iterator[tuple[str, bytes, Expected]]:
    """Yield each page of the archive with what should be found on it."""
    with tarfile.open(archive) as held:
        read = {m.name: held.extractfile(m) for m in held.getmembers() if m.isfile()}
        for name, file in sorted(read.items()):
            wanted = read.get(name.removesuffix(".html") + ".json")
            if name.endswith(".html") and file and wanted:
                yield name, file.read(), json.loads(wanted.read())


def measured_pages(archive: Path) -> tuple[dict[str, Row], Row]:
    """Return the agreement for each field, and the pages' own figures."""
    right: Counter[str] = Counter()
    asked: Counter[str] = Counter()
    figures: Counter[str] = Counter()
    began = time.perf_counter()
    for name, body, expected in pages(archive):
        figures["pages"] += 1
        try:
            raw = page.read(body, "pages", name)
        except UnusableError as error:
            figures[f"left out: {error.reason}"] += 1
            continue
        figures["recipes"] += 1
        for field, (key, of) in FIELDS.items():
            if expected.get(key) not in (None, "", []):
                asked[field] += 1
                right[field] += agrees(field, of(raw), expected[key])
    seconds = time.perf_counter() - began
    rows = {
        field: {"asked": asked[field], "agree": right[field], "share": right[field] / many}
        for field in FIELDS
        if (many := asked[field])
    }
    return rows, {**figures, "a second, one core": figures["pages"] / seconds}


def measured_cuisines(path: Path, every: int = 1) -> tuple[dict[str, Row], Row]:
    """Return recall and precision by cuisine, and accuracy over all."""
    with opened(path) as stream:
        recipes = json.loads(b"".join(iter(lambda: stream.read(1 << 20), b"")))[::every]
    total: Counter[str] = Counter()
    right: Counter[str] = Counter()
    guessed: Counter[str] = Counter()
    told = told_right = 0
    known = sorted({_kitchen(recipe) for recipe in recipes})
    for recipe in recipes:
        true = _kitchen(recipe)
        points = scores("", recipe["ingredients"])
        guess = max(known, key=lambda name: points[name])
        total[true] += 1
        guessed[guess] += 1
        right[true] += guess == true
        said = cuisine("", "", (), recipe["ingredients"])
        told += bool(said)
        told_right += said == {"cajun": "american", "southern": "american"}.get(true, true)
    rows = {
        name: {
            "recipes": total[name],
            "recall": right[name] / total[name],
            "precision": right[name] / max(1, guessed[name]),
        }
        for name in known
    }
    macro = sum(row["recall"] for row in rows.values()) / len(rows)
    top = right.total() / total.total()
    figures = {"top-1": top, "macro": macro, "said": told / total.total()}
    return rows, {**figures, "right where said": told_right / max(1, told)}


def _kitchen(recipe: Mapping[str, str]) -> str:
    name = recipe["cuisine"]
    return KITCHENS.get(name, name.replace("_", " "))


def measured_ingest(path: Path, jobs: int) -> tuple[dict[str, int], Row]:
    """Return what was left out and why, and the figures of the whole ingest."""
    with tempfile.TemporaryDirectory() as folder:
        began = time.perf_counter()
        report = ingest([From(path, "allrecipes")], Path(folder) / "out", How(jobs=jobs))
        seconds = time.perf_counter() - began
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    workers = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    figures = {
        "read": report.read,
        "kept": report.kept,
        "left out": report.skipped.total(),
        "with an unknown food": report.with_unknown_food / max(1, report.kept),
        "seconds": seconds,
        f"a second, {jobs} jobs": report.read / seconds,
        "most MB, this process": most / 1024,
        **({"most MB, a worker": workers / 1024} if workers else {}),
    }
    return dict(report.skipped), figures


def table(title: str, rows: Mapping[str, Row]) -> str:
    """Return rows as a table in Markdown."""
    columns = list(next(iter(rows.values())))
    head = [f"| {title} | {' | '.join(columns)} |", "|---" * (len(columns) + 1) + "|"]
    body = (
        f"| {name} | {' | '.join(_shown(row[column]) for column in columns)} |"
        for name, row in rows.items()
    )
    return "\n".join([*head, *body])


def _shown(value: float) -> str:
    """Return a count whole, a share as a percentage."""
    if isinstance(value, int) or value > 1.5:
        return f"{value:,.0f}"
    return f"{value:.1%}"


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure what there are data for, and print it."""
    parser = argparse.ArgumentParser(prog="benchmarks.ingest", description=__doc__)
    parser.add_argument("--json", type=Path, help="write the numbers here as well")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--only", choices=["pages", "cuisines", "recipes"])
    given = parser.parse_args(arguments)
    held: dict[str, object] = {"python": platform.python_version(), "jobs": given.jobs}
    for name, path, measure in (
        ("pages", DATA / "pages/pages.tar.xz", measured_pages),
        ("cuisines", DATA / "cuisines/train.json.xz", measured_cuisines),
        ("recipes", DATA / "allrecipes/recipes.jsonl.xz", _recipes(given.jobs)),
    ):
        if given.only not in (None, name):
            continue
        if not path.exists():
            print(f"no {name}: the data are not beside the repository", file=sys.stderr)
            continue
        rows, figures = measure(path)
        held[name] = {"rows": rows, "figures": figures}
        if rows:
            print(table(name, rows), end="\n\n", flush=True)
        print("\n".join(f"{what}: {_shown(n)}" for what, n in figures.items()), flush=True)
        print(flush=True)
    if given.json:
        given.json.write_text(json.dumps(held, indent=2) + "\n", encoding="utf-8")
    return 0


def _recipes(jobs: int) -> Callable[[Path], tuple[dict[str, Row], Row]]:
    def measure(path: Path) -> tuple[dict[str, Row], Row]:
        skipped, figures = measured_ingest(path, jobs)
        return {why: {"left out": count} for why, count in skipped.items()}, figures

    return measure


if __name__ == "__main__":
    sys.exit(main())

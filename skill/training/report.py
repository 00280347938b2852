"""An evaluation as a table for the terminal, and as a page that needs nothing beside it."""

from collections.abc import Iterator, Sequence
from html import escape
from pathlib import Path

from skill.training.evaluation import BASELINE, SERVED, Entrant, Evaluation, Value
from skill.training.figures import METRICS
from skill.training.spread import HEALTH
from skill.training.svg import Axis, Mark, whiskers

STYLE = Path(__file__).with_name("report.css")
HEADS = (
    *("model", "gain", *METRICS, "HR@1 lift"),
    *("coverage", "diversity", "health", "p99 ms"),
)


def ordered(evaluation: Evaluation) -> list[tuple[str, Entrant]]:
    """Return the entrants, the best conversion first, by what the log tells."""
    items = evaluation.entrants.items()
    return sorted(items, key=lambda e: (-e[1].overall.gain.value, e[0]))


def rows(evaluation: Evaluation) -> list[tuple[str, ...]]:
    """Return the table, a row for each entrant: rates in percent."""
    return [_row(name, entrant) for name, entrant in ordered(evaluation)]


def _row(name: str, entrant: Entrant) -> tuple[str, ...]:
    figures, lift = entrant.overall.figures, entrant.overall.lift.get("hr@1")
    return (
        name,
        "" if name == SERVED else _points(entrant.overall.gain),
        *(f"{100 * figures[metric].value:.2f}" for metric in METRICS),
        "" if name == BASELINE else _lift(lift),
        f"{100 * entrant.coverage:.0f} %",
        _known(entrant.diversity),
        _known(entrant.health),
        f"{entrant.p99_ms:.2f}",
    )


def _lift(lift: Value | None) -> str:
    if lift is None:
        return "over none"
    return f"{100 * lift.value:+.0f} % [{100 * lift.low:+.0f}, {100 * lift.high:+.0f}]"


def _points(value: Value) -> str:
    return f"{100 * value.value:+.1f} [{100 * value.low:+.1f}, {100 * value.high:+.1f}]"


def _known(value: Value | None) -> str:
    return "unknown" if value is None else f"{value.value:.2f}"


def as_text(evaluation: Evaluation) -> str:
    """Return the evaluation for a terminal."""
    table = [HEADS, *rows(evaluation)]
    widths = [max(len(row[n]) for row in table) for n in range(len(HEADS))]
    lines = (
        "  ".join(
            cell.ljust(width) if n == 0 else cell.rjust(width)
            for n, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in table
    )
    return "\n".join([summary(evaluation), "", *lines, "", CAVEAT, f"health: {HEALTH}"])


CAVEAT = (
    "Gain: points of conversion above what is served now, by the doubly robust estimate, "
    "at plain offers: those of which the log tells all that moved the choice. "
    "Hit rates favour who chooses as was chosen, for only what was offered could be taken."
)


def summary(evaluation: Evaluation) -> str:
    """Return in a sentence what was measured on what."""
    return (
        f"Version {evaluation.version} on {evaluation.offers:,} offers to "
        f"{evaluation.households:,} households from {evaluation.since[:10]} to "
        f"{evaluation.until[:10]}, {evaluation.conversions:,} taken "
        f"({100 * evaluation.converted:.1f} %), {evaluation.plain:,} of the offers plain. "
        f"Served now: {evaluation.served or 'nothing'}. Events: {evaluation.how}. "
        f"Lifts are over {BASELINE}; up to "
        f"{evaluation.candidates:,} candidates an offer, {evaluation.missed:,} takings of "
        f"something else; intervals are 95 %, over households."
    )


def as_page(evaluation: Evaluation) -> str:
    """Return the evaluation as one HTML page."""
    title = f"Larder models {evaluation.version}"
    return "\n".join(
        [
            '<!doctype html><html lang="en"><meta charset="utf-8">',
            '<meta name="viewport" content="width=device-width">',
            f"<title>{escape(title)}</title>",
            f"<style>{STYLE.read_text(encoding='utf-8')}</style>",
            f"<main><h1>{escape(title)}</h1><p>{escape(summary(evaluation))}</p>",
            *_conversion(evaluation),
            *_slices(evaluation),
            *_off_policy(evaluation),
            f"<h2>All figures</h2>{_table(HEADS, rows(evaluation))}",
            f"<p>Health: {escape(HEALTH)}. {escape(CAVEAT)}</p></main></html>",
        ]
    )


def _marks(evaluation: Evaluation, metric: str) -> list[Mark]:
    return [
        _mark(name, entrant.overall.figures[metric], entrant.kind)
        for name, entrant in ordered(evaluation)
    ]


def _mark(name: str, value: Value, kind: str) -> Mark:
    return Mark(name, 100 * value.value, 100 * value.low, 100 * value.high, kind)


def _conversion(evaluation: Evaluation) -> Iterator[str]:
    yield "<h2>Conversion</h2>"
    titles = {
        "hr@1": "First choice was what was taken, %",
        "hr@10": "It was in the first ten, %",
    }
    for metric, title in titles.items():
        base = evaluation.entrants[BASELINE].overall.figures[metric].value
        axis = Axis(f"{title} ({metric.upper()})", "{:.1f}", 100 * base, BASELINE)
        yield _figure(_marks(evaluation, metric), axis)


def _slices(evaluation: Evaluation) -> Iterator[str]:
    """Yield a plot of each slice, for the best model, the baseline and what is served."""
    best = next(n for n, e in ordered(evaluation) if e.kind == "model" or n == BASELINE)
    names = dict.fromkeys((best, BASELINE))
    yield f"<h2>By slice: {escape(', '.join(names))}</h2>"
    marks = [
        _mark(
            f"{part} ({entrant.slices[part].offers:,})" if n == 0 else name,
            entrant.slices[part].gain,
            entrant.kind,
        )
        for part, told in evaluation.entrants[best].slices.items()
        if told.plain
        for n, (name, entrant) in enumerate(
            (name, evaluation.entrants[name]) for name in names
        )
    ]
    axis = Axis("Points of conversion above what is served", "{:+.1f}", 0.0, SERVED)
    yield _figure(marks, axis)


def _off_policy(evaluation: Evaluation) -> Iterator[str]:
    yield "<h2>What the log says each would convert</h2>"
    logged = 100 * evaluation.converted
    axis = Axis("Doubly robust estimate of the conversion, %", "{:.1f}", logged, "logged")
    marks = [_mark(n, e.off_policy.dr, e.kind) for n, e in ordered(evaluation)]
    yield _figure(marks, axis)
    heads = ("model", "IPS %", "SNIPS %", "DR %", "offers behind it", "overlap")
    yield _table(heads, [_estimates(n, e) for n, e in ordered(evaluation)])


def _estimates(name: str, entrant: Entrant) -> tuple[str, ...]:
    found = entrant.off_policy
    doubt = "" if found.believable else " (cannot tell)"
    return (
        name,
        *(_percent(value) for value in (found.ips, found.snips, found.dr)),
        f"{found.effective:,.0f}{doubt}",
        f"{found.overlap:.2f}",
    )


def _percent(value: Value) -> str:
    return f"{100 * value.value:.1f} [{100 * value.low:.1f}, {100 * value.high:.1f}]"


def _figure(marks: Sequence[Mark], axis: Axis) -> str:
    caption = f"<figcaption>{escape(axis.title)}</figcaption>"
    return f"<figure>{caption}{whiskers(marks, axis)}</figure>"


def _table(heads: Sequence[str], body: Sequence[Sequence[str]]) -> str:
    head = "".join(f'<th scope="col">{escape(each)}</th>' for each in heads)
    lines = "".join(
        f'<tr><th scope="row">{escape(first)}</th>'
        + "".join(f"<td>{escape(each)}</td>" for each in rest)
        + "</tr>"
        for first, *rest in body
    )
    table = f"<thead><tr>{head}</tr></thead><tbody>{lines}</tbody>"
    return f'<div class="wide"><table>{table}</table></div>'

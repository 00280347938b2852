"""``larder label``: label lines and recipes, one JSON object a line."""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import TextIO

from skill.domain.food import Allergen, Diet, Presence
from skill.food.inflect import LANGUAGES
from skill.food.labels import of_recipe
from skill.food.lines import read
from skill.food.verdicts import Label


def main_label(in_lines: Iterable[str], out: TextIO, *, evidence: bool = False) -> int:
    """Label every row; return 0, or 1 where a row could not be read (it says which).

    A bad row is answered, under its number if it has no id, by refusing everything.
    """
    bad = 0
    for number, text in enumerate(in_lines, 1):
        if not text.strip():
            continue
        row = _row(text)
        bad += row is None
        answer = _answer(row or {"id": number, "error": "not a line or a recipe"}, evidence)
        out.write(json.dumps(answer, ensure_ascii=False) + "\n")
    return 1 if bad else 0


def _row(text: str) -> Mapping[str, object] | None:
    """Return the row, or None where it is not JSON for a line or a recipe."""
    try:
        row = json.loads(text)
    except (ValueError, RecursionError):
        return None
    if not isinstance(row, dict) or not ({"line", "ingredients"} & row.keys()):
        return None
    return row


def _answer(row: Mapping[str, object], evidence: bool) -> dict[str, object]:
    """Return the row's labels; a row in error is refused for everything."""
    answer: dict[str, object] = {"id": row.get("id")}
    if "error" in row:
        refused = {"allergens": [a.value for a in Allergen], "diets_ok": []}
        return {**answer, **refused, "error": row["error"]}
    label = label_of(row)
    answer["allergens"] = [
        a.value for a in Allergen if label.allergen(a) is not Presence.FREE
    ]
    answer["diets_ok"] = [d.value for d in _SCORED if label.diet(d) is Presence.FREE]
    if evidence:
        answer["evidence"] = list(_evidence(label))
    return answer


_SCORED = tuple(Diet)[:8]


def label_of(row: Mapping[str, object]) -> Label:
    """Return the label of a line or a recipe as it came in JSON."""
    if "line" in row:
        line = str(row["line"])
        return read(line, _language(row, (line,)))
    lines, steps = _strings(row.get("ingredients")), _strings(row.get("steps"))
    lang = _language(row, lines)
    return of_recipe(str(row.get("title") or ""), lines, steps, lang)


def _strings(value: object) -> tuple[str, ...]:
    """Return a list of strings as it is, and a single string as a list of one."""
    if isinstance(value, str):
        return (value,)
    return tuple(str(item) for item in value) if isinstance(value, list) else ()


def _language(row: Mapping[str, object], lines: Iterable[str]) -> str:
    """Return the row's language, or the one in which most of it is understood."""
    told = row.get("lang")
    if isinstance(told, str) and told:
        return told
    listed = tuple(lines)
    return min(LANGUAGES, key=lambda lang: sum(_unknowns(line, lang) for line in listed))


def _unknowns(line: str, lang: str) -> int:
    """Return how many words of the line the language does not know."""
    rules = ("unknown word", "no food")
    return len({e.span for e in read(line, lang).evidence if e.rule in rules})


def _evidence(label: Label) -> Iterator[dict[str, object]]:
    """Yield the evidence as JSON: presence, property, place, food and rule."""
    for one in label.evidence:
        yield {
            "trait": one.trait.value,
            "presence": one.presence.value,
            "line": one.line,
            "span": list(one.span),
            "food": one.food,
            "rule": one.rule,
        }

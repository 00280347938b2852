"""``larder label``: rows in, labels out, and a bad row refused rather than dropped."""

import io
import json
from collections.abc import Iterable

from skill.domain.food import Allergen
from skill.food.label_cli import main_label


def labelled(rows: Iterable[object], *, evidence: bool = False) -> list[dict[str, object]]:
    """Return the answers to the rows."""
    out = io.StringIO()
    lines = [row if isinstance(row, str) else json.dumps(row) for row in rows]
    main_label(lines, out, evidence=evidence)
    return [json.loads(line) for line in out.getvalue().splitlines()]


def test_a_line_and_a_recipe_are_labelled() -> None:
    """In the shape that the scorer reads."""
    line, recipe = labelled(
        [
            {"id": "a", "line": "2 eggs"},
            {"id": "b", "title": "Dip", "ingredients": ["1 cup tahini", "1 lemon"]},
        ]
    )

    assert (line["id"], line["allergens"]) == ("a", ["egg"])
    assert line["diets_ok"] == [
        "vegetarian",
        "pescatarian",
        "gluten_free",
        "dairy_free",
        "nut_free",
        "halal",
        "kosher",
    ]
    assert recipe["allergens"] == ["sesame"]


def test_a_row_without_a_language_is_read_in_the_one_that_fits() -> None:
    """German is told from its words."""
    [answer] = labelled([{"id": 1, "line": "250 g gemahlene Haselnüsse"}])

    assert answer["allergens"] == ["tree_nut"]


def test_a_bad_row_is_refused_for_everything_and_counted() -> None:
    """It keeps its place in the output, and the exit status tells."""
    out = io.StringIO()

    status = main_label(
        ["{nonsense", "[]", '{"id": 3}', "", '{"id": 4, "line": "salt"}'], out
    )

    answers = [json.loads(line) for line in out.getvalue().splitlines()]
    assert status == 1
    assert [a["diets_ok"] == [] for a in answers] == [True, True, True, False]
    assert answers[0]["allergens"] == [a.value for a in Allergen]


def test_evidence_is_shown_on_request() -> None:
    """Place, food and rule for each trait that is not free."""
    [answer] = labelled([{"id": 1, "line": "1 knob butter"}], evidence=True)

    evidence = answer["evidence"]
    assert isinstance(evidence, list)
    assert {
        "trait": "milk",
        "presence": "contains",
        "line": "1 knob butter",
        "span": [2, 13],
        "food": "butter_knob",
        "rule": "name",
    } in evidence

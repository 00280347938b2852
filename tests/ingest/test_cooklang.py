"""Our Cooklang reader against the specification's own tests, and against noise."""

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from skill.ingest.cooklang import Document, Item, parse

CANONICAL = Path(__file__).parents[2] / "../shared/data/cooklang/canonical.yaml"
Case = dict[str, object]


def canonical() -> list[tuple[str, Case]]:
    """Return the specification's tests by name; none where the file is not here."""
    if not CANONICAL.exists():
        return []
    read = yaml.safe_load(CANONICAL.read_text(encoding="utf-8"))
    return sorted(read["tests"].items())


CASES = canonical()


def as_spec(document: Document) -> dict[str, object]:
    """Return the document in the shape that the specification's tests compare."""
    steps = [
        [
            {"type": "text", "value": item.name}
            if item.kind == "text"
            else {
                "type": item.kind,
                "name": item.name,
                "quantity": item.quantity,
                "units": item.units,
            }
            for item in step
        ]
        for step in document.steps
    ]
    return {"steps": steps, "metadata": dict(document.metadata)}


def with_units(expected: Case) -> Case:
    """Cookware has no units in the specification's results; ours says that it has none."""
    steps = expected["steps"]
    assert isinstance(steps, list)
    for step in steps:
        for item in step:
            if item["type"] == "cookware":
                item.setdefault("units", "")
    return expected


@pytest.mark.skipif(
    not CASES, reason="the canonical Cooklang tests are not beside the repo"
)
def test_the_specification_has_all_its_tests() -> None:
    """Sixty of them; fewer would mean that the file was cut."""
    assert len(CASES) == 60


@pytest.mark.parametrize(("name", "case"), CASES, ids=[name for name, _ in CASES])
def test_canonical(name: str, case: Case) -> None:
    """Each test of the specification gives what it says."""
    source, expected = case["source"], case["result"]
    assert isinstance(source, str)
    assert isinstance(expected, dict)

    found = with_units(as_spec(parse(source)))

    assert found == with_units(expected), name


def test_a_note_behind_an_ingredient_is_how_it_is_prepared() -> None:
    """``(finely chopped)`` belongs to the onion, not to the text."""
    [step] = parse("Fry the @yellow onion{1 1/2}(finely chopped) gently.").steps

    assert step[1] == Item("ingredient", "yellow onion", 1.5, "", "finely chopped")
    assert step[2] == Item("text", " gently.")


def test_an_amount_after_an_equals_sign_does_not_scale() -> None:
    """One bay leaf is enough for eight."""
    [[leaf]] = parse("@bay leaf{=1}").steps

    assert leaf == Item("ingredient", "bay leaf", 1.0, fixed=True)


def test_sections_and_notes_are_not_steps() -> None:
    """A heading and a remark are for the eye."""
    read = parse("== Sauce ==\n\nStir.\n\n> Best in summer.\n\nServe.")

    assert [step[0].name for step in read.steps] == ["Stir.", "Serve."]
    assert read.sections == ("Sauce",)


@given(st.text(max_size=300))
def test_no_text_makes_the_reader_fall(source: str) -> None:
    """Noise is read as text or as odd items; it never raises."""
    for step in parse(source).steps:
        assert all(
            item.kind in {"text", "ingredient", "cookware", "timer"} for item in step
        )

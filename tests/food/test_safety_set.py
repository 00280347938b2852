"""The labelled development set under its own scorer, where it lies beside the checkout."""

import json
import subprocess
import sys
from pathlib import Path
from typing import TypedDict

import pytest

from skill.food.label_cli import main_label


class Figures(TypedDict):
    """What the scorer writes, as far as it is read here."""

    misses: list[list[str]]
    allergen_false_refusal: float
    diet_false_refusal: float


SAFETY = Path(__file__).parents[3] / "shared" / "data" / "safety"


@pytest.mark.skipif(
    not SAFETY.is_dir(), reason="the safety set is not beside this checkout"
)
def test_nothing_dangerous_is_missed_and_little_is_refused(tmp_path: Path) -> None:
    """All dangers found; at most 2 % of line labels and 8 % of recipe labels refused."""
    answers = tmp_path / "answers.jsonl"
    with answers.open("w", encoding="utf-8") as out:
        for name in ("lines.jsonl", "recipes.jsonl"):
            main_label((SAFETY / name).read_text(encoding="utf-8").splitlines(), out)

    for gold, most in (("lines", 0.02), ("recipes", 0.08)):
        figures = _score(gold, answers, tmp_path / f"{gold}.json")
        assert figures["misses"] == []
        assert figures["allergen_false_refusal"] <= most
        assert figures["diet_false_refusal"] <= most


def _score(gold: str, answers: Path, figures: Path) -> Figures:
    """Return the scorer's figures."""
    scorer = [sys.executable, str(SAFETY / "score.py"), gold, str(answers)]
    subprocess.run([*scorer, "--json", str(figures)], capture_output=True, check=False)
    read: Figures = json.loads(figures.read_text(encoding="utf-8"))
    return read

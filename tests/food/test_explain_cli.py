"""``larder explain``: the verdict, and the words it rests on."""

import io

from skill.food.explain_cli import main_explain


def explained(line: str, *needs: str) -> tuple[int, str]:
    """Return the status and what was written."""
    out = io.StringIO()
    status = main_explain([line], needs, out)
    return status, out.getvalue()


def test_a_need_that_is_broken_shows_its_evidence() -> None:
    """The words, where they stand and what food they are."""
    status, text = explained("2 tbsp Worcestershire sauce", "fish", "vegan", "milk")

    assert status == 0
    assert text == (
        "2 tbsp Worcestershire sauce\n"
        "  fish: contains (kept: no)\n"
        '    "Worcestershire sauce" at 7-27 is worcestershire_sauce: contains fish (name)\n'
        "  vegan: contains (kept: no)\n"
        '    "Worcestershire sauce" at 7-27 is worcestershire_sauce: contains fish (name)\n'
        "  milk: free (kept: yes)\n"
    )


def test_without_needs_all_are_explained() -> None:
    """Fifteen allergens and eleven diets."""
    _, text = explained("1 carrot")

    assert text.count("(kept: yes)") == 26


def test_an_unknown_need_is_named() -> None:
    """And the known ones with it."""
    status, text = explained("1 carrot", "fisch")

    assert status == 2
    assert "fisch" in text
    assert "fish" in text.splitlines()[1]

"""Screens of a recipe: on offer, and its list of ingredients.

Whatever is not the recipe's own is given in words by the caller: a screen has no locale.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from skill.display.screen import Screen
from skill.food.gate import Cleared


@dataclass(frozen=True)
class Caption:
    """The words around a recipe: a line of facts, what was checked, labels by button."""

    facts: str
    checked: str = ""
    labels: Mapping[str, str] = field(default_factory=dict)


def recipe(choice: Cleared, caption: Caption) -> Screen:
    """Return a recipe on offer: its title, the facts, and the foods in it."""
    title = choice.recipe.title
    foods = " · ".join(one.food for one in choice.recipe.ingredients)
    return Screen(
        "recipe",
        {
            "title": title,
            "facts": caption.facts,
            "foods": foods,
            "checked": caption.checked,
            "labels": dict(caption.labels),
        },
        words=tuple(filter(None, (title, caption.facts, foods, caption.checked))),
    )


def ingredients(choice: Cleared, caption: Caption, lines: Sequence[str]) -> Screen:
    """Return the whole list, line by line."""
    title = choice.recipe.title
    return Screen(
        "ingredients",
        {
            "title": title,
            "facts": caption.facts,
            "lines": list(lines),
            "checked": caption.checked,
            "labels": dict(caption.labels),
        },
        words=tuple(filter(None, (title, caption.facts, *lines, caption.checked))),
    )

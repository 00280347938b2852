"""Screens of a recipe: on offer, and its list of ingredients.

Whatever is not the recipe's own is given in words by the caller: a screen has no locale.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from skill.display.screen import Screen
from skill.domain.amounts import Amount
from skill.food.gate import Cleared

FRACTIONS = {"1/8": "⅛", "1/4": "¼", "1/3": "⅓", "1/2": "½", "2/3": "⅔", "3/4": "¾"}


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


def ingredients(choice: Cleared, caption: Caption, amounts: Sequence[Amount]) -> Screen:
    """Return the whole list, in these amounts."""
    title = choice.recipe.title
    lines = [written(one) for one in amounts]
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


def written(amount: Amount) -> str:
    """Return an amount as it stands on paper: "1½ cup flour, sifted"."""
    number = ""
    if amount.quantity is not None:
        whole, rest = divmod(amount.quantity, 1)
        number = f"{whole or ''}{FRACTIONS.get(str(rest), '')}"
    parts = ("≈" if amount.about else "", number, amount.unit, amount.food)
    line = " ".join(part for part in parts if part)
    return f"{line}, {amount.note}" if amount.note else line

"""Screens of a recipe: on offer, and its list of ingredients.

Whatever is not the recipe's own is given in words by the caller: a screen has no locale.
"""

from collections.abc import Mapping, Sequence
from dataclasses import field

from pydantic import JsonValue

from skill.display.pictures import Picture
from skill.display.screen import Screen
from skill.domain.frozen import dataclass
from skill.food.gate import Cleared


@dataclass(frozen=True)
class Caption:
    """The words around a recipe.

    ``facts`` are shown each with the icon it is named by: "clock", "people", "flame".
    ``others`` are the runners-up, each with how long it takes, under ``others_title``.
    """

    facts: Mapping[str, str]
    reason: str = ""
    checked: str = ""
    others: Sequence[tuple[Cleared, str]] = ()
    others_title: str = ""
    labels: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Line:
    """One ingredient on the list.  ``note`` stands under it: that it is to be got."""

    text: str
    ticked: bool = False
    note: str = ""

    @property
    def words(self) -> str:
        """Return the line as it is read without a screen."""
        mark = "✓ " if self.ticked else ""
        return f"{mark}{self.text}" + (f" ({self.note})" if self.note else "")


def recipe(choice: Cleared, caption: Caption) -> Screen:
    """Return a recipe on offer: picture, title, reason, facts, and what was checked."""
    title = choice.recipe.title
    picture = Picture(choice.recipe)
    facts: list[JsonValue] = [
        {"icon": f"@{icon}", "text": text} for icon, text in caption.facts.items()
    ]
    others: list[JsonValue] = [
        {"place": place, "title": other.recipe.title, "time": time}
        for place, (other, time) in enumerate(caption.others, start=1)
    ]
    listed = [f"{caption.others_title} {other.recipe.title}" for other, _ in caption.others]
    line = " · ".join(caption.facts.values())
    return Screen(
        "recipe",
        {
            "recipe": choice.recipe.id,
            "title": title,
            "reason": caption.reason,
            "facts": facts,
            "checked": caption.checked,
            "othersTitle": caption.others_title if others else "",
            "others": others,
            "table": picture.table,
            "labels": dict(caption.labels),
        },
        words=tuple(filter(None, (title, line, caption.reason, caption.checked, *listed))),
        picture=picture,
    )


def ingredients(choice: Cleared, caption: Caption, lines: Sequence[Line]) -> Screen:
    """Return the whole list, line by line; each can be ticked off on the glass."""
    title = choice.recipe.title
    facts = " · ".join(caption.facts.values())
    rows: list[JsonValue] = [
        {"place": place, "text": one.text, "ticked": one.ticked, "note": one.note}
        for place, one in enumerate(lines, start=1)
    ]
    listed = [one.words for one in lines]
    return Screen(
        "ingredients",
        {
            "recipe": choice.recipe.id,
            "title": title,
            "facts": facts,
            "lines": rows,
            "checked": caption.checked,
            "labels": dict(caption.labels),
        },
        words=tuple(filter(None, (title, facts, *listed, caption.checked))),
    )

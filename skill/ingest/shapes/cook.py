"""A Cooklang file of anybody's: lenient where our own book is strict."""

from skill.ingest import measures
from skill.ingest.cooklang import Document, Item, parse
from skill.ingest.raw import Hints, Raw, identity, raw
from skill.ingest.shapes.schema import minutes_in

_TITLE = ("title", "name")
_YIELDS = ("servings", "serves", "yield", "yields")
_TOTAL = ("total", "time required", "time", "duration", "total time")
_PREP = ("active", "prep time", "time.prep")
_COOK = ("cook time", "time.cook")
_CUISINE = ("cuisine",)
_LANG = ("locale", "lang", "language")


def read(body: bytes, source: str, where: str) -> Raw:
    """Return the recipe of a Cooklang file; without a title the file's name is one.

    Raises:
        UnusableError: it has no ingredients or no steps.
    """
    document = parse(body.decode("utf-8", "replace").replace("\0", " "))
    head = {key.casefold(): value for key, value in document.metadata.items()}
    name = where.rpartition("/")[2].removesuffix(".cook")
    title = _first(head, _TITLE) or name.replace("-", " ").replace("_", " ").capitalize()
    hints = Hints(
        lang=_first(head, _LANG),
        yields=_first(head, _YIELDS),
        total=minutes_in(_first(head, _TOTAL)),
        prep=minutes_in(_first(head, _PREP)),
        cook=minutes_in(_first(head, _COOK)),
        cuisine=_first(head, _CUISINE),
        tags=tuple(
            part.strip(" []\"'")
            for key in ("tags", "course", "category", "meals")
            for part in head.get(key, "").split(",")
        ),
    )
    steps = ["".join(map(_said, step)) for step in document.steps]
    return raw(identity(source, name, steps), title, _lines(document), steps, hints)


def _first(head: dict[str, str], names: tuple[str, ...]) -> str:
    return next((head[name] for name in names if head.get(name)), "")


def _lines(document: Document) -> list[str]:
    """Return the list in order of first use, an ingredient as a line that a cook reads."""
    items = (item for step in document.steps for item in step if item.kind == "ingredient")
    return list(dict.fromkeys(filter(None, map(_line, items))))


def _line(item: Item) -> str:
    """Return one ingredient as a line; an amount in words stays as it is."""
    try:
        unit = measures.unit(item.units) if item.units else ""
    except ValueError:
        unit = item.units
    if isinstance(item.quantity, float):
        return measures.line(item.quantity, unit, item.name, item.note)
    amount = "" if item.quantity == "some" else str(item.quantity)
    words = " ".join(part for part in (amount, unit, item.name) if part)
    return f"{words}, {item.note}" if item.note else words


def _said(item: Item) -> str:
    """Return an item as the step's text says it."""
    if item.kind != "timer":
        return item.name
    number = (
        measures.number(item.quantity)
        if isinstance(item.quantity, float)
        else str(item.quantity).replace("-", " to ")
    )
    return f"{number} {item.units}".strip()

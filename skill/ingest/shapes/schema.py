"""A schema.org Recipe, as JSON-LD or microdata have it, read leniently within bounds."""

import html
import re
from collections.abc import Iterator, Mapping

from skill.ingest.raw import Hints, Raw, identity, raw
from skill.ingest.shapes.values import number, text, texts

DEEPEST = 8
MOST_NODES = 20_000
_ISO = re.compile(
    r"^\s*P(?:\d{1,4}Y)?(?:\d{1,4}M)?(?:(?P<days>\d{1,5}(?:[.,]\d+)?)D)?"
    r"(?:T?(?:(?P<hours>\d{1,5}(?:[.,]\d+)?)H)?(?:(?P<minutes>\d{1,6}(?:[.,]\d+)?)M)?"
    r"(?:(?P<seconds>\d{1,7}(?:[.,]\d+)?)S)?)?\s*$",
    re.IGNORECASE,
)
Node = Mapping[str, object]


def is_recipe(node: object) -> bool:
    """Return whether an object says that it is a recipe of schema.org."""
    if not isinstance(node, Mapping):
        return False
    kind = node.get("@type", node.get("type", ""))
    kinds = kind if isinstance(kind, list) else [kind]
    return any(
        isinstance(k, str) and k.rpartition("/")[2].casefold() == "recipe" for k in kinds
    )


def recipe_in(held: object) -> Node | None:
    """Return the first recipe in an object, a list or a graph; it may go round in rings."""
    left = [(held, 0)]
    seen = 0
    while left and seen < MOST_NODES:
        node, depth = left.pop(0)
        seen += 1
        if is_recipe(node) and isinstance(node, Mapping):
            return node
        if depth < DEEPEST:
            left.extend((part, depth + 1) for part in _parts(node))
    return None


def _parts(node: object) -> list[object]:
    if isinstance(node, list):
        return node[:500]
    if isinstance(node, Mapping):
        return [part for part in list(node.values())[:200] if isinstance(part, list | dict)]
    return []


def schema_raw(node: Node, source: str) -> Raw:
    """Return the recipe of a schema.org object.

    Raises:
        UnusableError: it has no title, no ingredients or no steps.
    """
    title = text(node.get("name") or node.get("headline"))
    lines = _lines(node.get("recipeIngredient") or node.get("ingredients"))
    steps = list(steps_in(node.get("recipeInstructions")))
    hints = Hints(
        lang=text(node.get("inLanguage")),
        yields=yields_in(node.get("recipeYield") or node.get("yield")),
        total=minutes_in(node.get("totalTime")),
        prep=minutes_in(node.get("prepTime")),
        cook=minutes_in(node.get("cookTime")),
        cuisine=text(node.get("recipeCuisine")),
        tags=tags_in(node.get("recipeCategory"), node.get("keywords")),
        prior=prior_in(node.get("aggregateRating")),
    )
    return raw(identity(source, "", [title, *lines, *steps]), title, lines, steps, hints)


def _lines(value: object) -> list[str]:
    """Return the lines of the list; amounts may stand in fields of their own."""
    if isinstance(value, str):
        return value.split("\n")
    found = []
    for part in value[:1_000] if isinstance(value, list) else [value]:
        if isinstance(part, Mapping) and part.get("name") and part.get("value"):
            unit = part.get("unitText") or part.get("unitCode")
            found.append(
                " ".join(filter(None, map(text, (part["value"], unit, part["name"]))))
            )
        else:
            found.extend(texts(part))
    return found


def steps_in(value: object, depth: int = 0) -> Iterator[str]:
    """Yield the paragraphs of a method: a text, steps, sections of steps."""
    if isinstance(value, str):
        yield from html.unescape(value).split("\n") if depth == 0 else [value]
    elif isinstance(value, list) and depth < DEEPEST:
        for part in value[:1_000]:
            yield from steps_in(part, depth + 1)
    elif isinstance(value, Mapping) and depth < DEEPEST:
        yield from _section(value, depth)


def _section(node: Node, depth: int) -> Iterator[str]:
    """Yield a step with the name it goes by, or a section's steps under its heading."""
    inside = node.get("itemListElement") or node.get("steps")
    name, said = text(node.get("name")), text(node.get("text"))
    if inside:
        if name:
            yield f"{name.rstrip(' :.')}:"
        yield from steps_in(inside, depth + 1)
    elif said:
        yield said
    elif name:
        yield name


def minutes_in(value: object) -> float | None:
    """Return minutes of an ISO 8601 duration, a text ("1 hr 20 min"), or a number."""
    if isinstance(value, Mapping):
        value = value.get("maxValue") or value.get("value")
    plain = number(value)
    if plain is not None:
        return plain or None
    if isinstance(value, list):
        value = value[0] if value else None
    if not isinstance(value, str):
        return None
    found = _ISO.match(value[:60])
    if found is None:
        return _worded(value[:60])
    sizes = {"days": 1440.0, "hours": 60.0, "minutes": 1.0, "seconds": 1 / 60}
    parts = (float((found[name] or "0").replace(",", ".")) * sizes[name] for name in sizes)
    return sum(parts) or None


def _worded(said: str) -> float | None:
    """Return minutes of a length in words of any of our languages."""
    from skill.ingest.cues import LANGUAGES
    from skill.ingest.enrich.durations import lengths

    for lang in LANGUAGES:
        total = sum(each.high for each in lengths(said, lang)) / 60
        if total:
            return total
    return None


def yields_in(value: object) -> str:
    """Return what is said of servings: the text that counts people, else the longest."""
    said = [text(part) for part in value] if isinstance(value, list) else [text(value)]
    return max((each.strip() for each in said), key=len, default="")


def tags_in(*values: object) -> tuple[str, ...]:
    """Return categories and keywords, each by itself."""
    return tuple(
        tag.strip() for value in values for each in texts(value) for tag in each.split(",")
    )


def prior_in(value: object) -> float | None:
    """Return a prior from how many rated it; a thousand make it as sure as any."""
    if not isinstance(value, Mapping):
        return None
    count = number(value.get("ratingCount") or value.get("reviewCount"))
    if count is None or count < 1:
        return None
    import math

    return round(min(0.9, 0.4 + 0.5 * math.log1p(count) / math.log1p(1_000)), 4)

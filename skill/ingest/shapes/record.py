"""A record of a table or dump, by whatever names its fields go.

Food.com: name, minutes, tags, steps, ingredients as Python lists in text, no servings.
RecipeNLG: title, ingredients and directions as JSON lists in text, link, NER.  Recipe1M:
``id``, ``title``, lists of ``{"text": ...}``, ``url``.  Others: titles and lists of texts.
"""

import json
from collections.abc import Mapping

from skill.ingest.raw import Hints, Raw, UnusableError, identity, raw
from skill.ingest.shapes.schema import is_recipe, recipe_in, schema_raw
from skill.ingest.shapes.values import number, text, texts

TITLE = ("title", "name", "recipe_name", "recipename")
LINES = ("ingredients", "recipeingredient", "ingredient_lines", "recipeingredientparts")
STEPS = ("directions", "instructions", "steps", "recipeinstructions", "method")
KEY = ("id", "recipe_id", "recipeid", "link", "url")
YIELDS = ("servings", "yields", "yield", "recipeyield", "recipeservings")
TOTAL = ("minutes", "total_time", "totaltime", "total_minutes")
PREP = ("prep_time", "prep_minutes")
COOK = ("cook_time", "cook_minutes")
LANG = ("lang", "language")
_LOOSE = json.JSONDecoder(strict=False)


def read(body: bytes, source: str, prior: float | None = None) -> Raw:
    """Return the recipe of a record.

    Raises:
        UnusableError: it is no JSON object, or holds no recipe.
    """
    try:
        held = _LOOSE.decode(body.decode("utf-8", "replace").strip().strip("\ufeff\0"))
    except (ValueError, RecursionError) as error:
        raise UnusableError("not JSON") from error
    found = recipe_in(held)
    if found is not None and is_recipe(found):
        return schema_raw(found, source)
    if not isinstance(held, dict):
        raise UnusableError("not a record")
    return _raw(
        {str(name).casefold(): value for name, value in held.items()}, source, prior
    )


def _raw(held: Mapping[str, object], source: str, prior: float | None) -> Raw:
    """Return the recipe of a record whose names are in lower case."""
    title = text(_first(held, TITLE))
    lines = texts(_first(held, LINES))
    steps = texts(_first(held, STEPS))
    hints = Hints(
        lang=text(_first(held, LANG)),
        yields=text(_first(held, YIELDS)),
        total=number(_first(held, TOTAL)),
        prep=number(_first(held, PREP)),
        cook=number(_first(held, COOK)),
        cuisine=text(held.get("cuisine")),
        tags=tuple(texts(held.get("tags") or held.get("keywords"))),
        prior=prior,
    )
    key = _key(held) or ""
    return raw(identity(source, key, [title, *lines, *steps]), title, lines, steps, hints)


def _key(held: Mapping[str, object]) -> str:
    """Return the record's own id; a link stands for one without its address."""
    key = text(_first(held, KEY))
    return key.partition("://")[2].strip("/").replace("/", "-") if "://" in key else key


def _first(held: Mapping[str, object], names: tuple[str, ...]) -> object:
    """Return the first field that is there and not empty."""
    return next(
        (held[name] for name in names if held.get(name) not in (None, "", [])), None
    )

"""A recipe as compressed text, by itself, and back."""

import json
import zlib
from collections.abc import Iterable
from dataclasses import replace
from typing import cast

from skill.catalog.rows import Row, from_row, to_row
from skill.domain.recipes import Recipe

_COMMON = (
    '", "fixed": false}, {"line": "1 teaspoon ground black pepper", "food": "salt",'
    ' "quantity": 1.0, "unit": "tablespoon", "note": "chopped"cupgramounceclove'
    "brunchlunchdinnersnackbreakfastdessertstarterdrinksidebreadsauce"
    '"winter","spring","summer","autumn"],"difficulty":"medium","hard","equipment":['
    '"skillet","saucepan","baking sheet","large bowl","oven"],"tags":["vegetarian"],'
    '"lang":"en","prior":0.5,"alcoholic":false,"foods":[],"ingredients":[{"line":"'
    '","food":"","quantity":null,"unit":"","note":"","fixed":false},{"line":"'
    '"}],"steps":[{"text":"Preheat the oven to 350 degrees. Stir in the '
    " until cooked through, about 10 minutes. Heat the oil in a large skillet over"
    " medium heat. Add the onion and garlic and cook, stirring, for 5 minutes."
    '","timer":null,"timer_name":""},{"text":"{"id":"","title":"","meals":["dinner",'
    '"lunch"],"course":"main","cuisine":"american","total":30.0,"active":null,'
    '"servings":4,"seasons":[]'
)
COMMON = _COMMON.encode("ascii")
"""What every text has in common, so that one alone compresses well; never change it
without raising the format's version."""


def to_text(recipe: Recipe) -> bytes:
    """Return a recipe's text.  Its foods are left out: the columns have them."""
    row = to_row(replace(recipe, foods=frozenset()))
    plain = json.dumps(row, ensure_ascii=False, separators=(",", ":"))
    packer = zlib.compressobj(6, zdict=COMMON)
    return packer.compress(plain.encode("utf-8", "surrogatepass")) + packer.flush()


def from_text(text: bytes, foods: Iterable[str]) -> Recipe:
    """Return the recipe of a text, with its foods.

    Raises:
        ValueError: the text is none that ``to_text`` wrote.
    """
    try:
        plain = zlib.decompressobj(zdict=COMMON).decompress(text)
        row = cast(Row, json.loads(plain))
        row["foods"] = list(foods)
        return from_row(row)
    except (zlib.error, KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"no recipe: {error}") from error

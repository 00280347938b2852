"""A recipe as compressed text, by itself, and back."""

import json
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import timedelta
from typing import cast

from skill.catalog.rows import Facts, from_facts, to_row
from skill.domain.recipes import Ingredient, Recipe, Step

_COMMON = (
    '",null,"",false],["1 teaspoon ground black pepper","salt",1.0,"tablespoon",'
    '"chopped",false],["2.0,"teaspoon","minced",false],["cupgramounceclovepound'
    "brunchlunchdinnersnackbreakfastdessertstarterdrinksidebreadsauce"
    '"winter","spring","summer","autumn"],"difficulty":"medium","hard","equipment":['
    '"skillet","saucepan","baking sheet","large bowl","oven"],"tags":["vegetarian"],'
    '"lang":"en","prior":0.5,"alcoholic":false,"foods":[],"ingredients":[["'
    '"","",null,"","",false]],"steps":[["Preheat the oven to 350 degrees. Stir in the '
    " until cooked through, about 10 minutes. Heat the oil in a large skillet over"
    " medium heat. Add the onion and garlic and cook, stirring, for 5 minutes."
    '",null,""],["{"id":"","title":"","meals":["dinner",'
    '"lunch"],"course":"main","cuisine":"american","total":30.0,"active":null,'
    '"servings":4,"seasons":[]'
)
COMMON = _COMMON.encode("ascii")
"""What every text has in common, so that one alone compresses well; never change it
without raising the format's version."""


def to_text(recipe: Recipe) -> bytes:
    """Return a recipe's text.  Its foods are left out: the columns have them.

    Ingredients and steps are lists without names: they are read in the midst of a pick.
    """
    row = to_row(replace(recipe, foods=frozenset()))
    ingredients = [list(each.values()) for each in row["ingredients"]]
    steps = [list(each.values()) for each in row["steps"]]
    held = {**row, "ingredients": ingredients, "steps": steps}
    plain = json.dumps(held, ensure_ascii=False, separators=(",", ":"))
    packer = zlib.compressobj(6, zdict=COMMON)
    return packer.compress(plain.encode("utf-8", "surrogatepass")) + packer.flush()


def from_text(text: bytes, foods: Iterable[str]) -> Recipe:
    """Return the recipe of a text, with its foods.

    Raises:
        ValueError: the text is none that ``to_text`` wrote.
    """
    return retold(text, foods, {})


def retold(text: bytes, foods: Iterable[str], other: Mapping[str, object]) -> Recipe:
    """Return the recipe of a text but for some of its facts, which are told anew.

    Raises:
        ValueError: the text is none that ``to_text`` wrote.
    """
    try:
        plain = zlib.decompressobj(zdict=COMMON).decompress(text)
        held = json.loads(plain)
        ingredients = tuple(map(Ingredient._make, held.pop("ingredients")))
        steps = tuple(
            Step(said, None if timer is None else timedelta(seconds=timer), name)
            for said, timer, name in held.pop("steps")
        )
        row = cast(Facts, {**held, "foods": foods, **other})
        return from_facts(row, ingredients, steps)
    except (zlib.error, KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"no recipe: {error}") from error

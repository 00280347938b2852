"""The first book: the starter recipes that conversations written as data were written over.

The starter catalogue grows, and every recipe added may change a pick that is left to
chance.  A test that says which recipe it hears plays over this book instead, which does
not grow; its recipes are those of the catalogue as they are now.
"""

import json
from functools import cache
from pathlib import Path

from skill.catalog.catalog import STARTER, Catalog

_FIRST = """
almond-orange-cake apple-crumble apple-peanut-butter arroz-con-leche arroz-con-pollo
asparagus-frittata avocado-toast baked-pears baked-potatoes-chili-beans banana-bread
banana-oat-pancakes beef-bulgogi beef-lasagna beef-stroganoff beef-tacos
black-bean-chili black-bean-quesadillas bolognese breakfast-potato-tacos
buckwheat-galettes butter-chicken buttermilk-pancakes cauliflower-tacos chana-masala
chicken-adobo chicken-coconut-curry chicken-congee chicken-fajitas chicken-larb
chicken-rice-soup chicken-teriyaki chicken-tinga-tacos chicken-yassa chilaquiles
chocolate-chip-cookies classic-margarita cocoa-brownies coconut-chia-pudding
cornbread cornmeal-porridge crispy-chickpeas dal-tadka edamame egg-fried-rice
fish-tacos french-toast frozen-banana-whip fruit-salad ful-medames
garlic-green-beans garlic-shrimp gazpacho ginger-chicken-stir-fry ginger-congee
ginger-lemon-tea greek-lemon-chicken greek-salad guacamole hot-chocolate hummus
irish-beef-stew jerk-chicken-tray lamb-kofta lebanese-chickpea-salad
macaroni-and-cheese mango-lassi mango-smoothie-bowl mango-sticky-rice
mediterranean-veggie-wrap menemen mint-lemonade misir-wot moroccan-chicken-tagine
mulled-wine mushroom-risotto mussels-tomato overnight-oats pad-thai peanut-stew
polish-potato-pancakes pork-tenderloin-apples potato-leek-soup quinoa-corn-salad
ratatouille red-lentil-soup roast-chicken roasted-carrots salmon-dill-potatoes
shakshuka sheet-pan-chicken sheet-pan-pizza shepherds-pie shrimp-summer-rolls
skillet-flatbread smash-burgers smoked-salmon-toast soft-scrambled-eggs
soy-ginger-salmon spaghetti-aglio-olio spinach-chickpea-curry spinach-omelette
stovetop-popcorn stuffed-peppers sweet-potato-hash tabbouleh
tofu-green-bean-stir-fry tofu-scramble tomato-soup tuna-white-bean-salad
turkey-meatballs turkey-sandwich tuscan-bean-soup tzatziki vegan-pancakes
vegetable-paella watermelon-agua-fresca yogurt-honey-walnuts
"""
FIRST = frozenset(_FIRST.split())


@cache
def first_book() -> Catalog:
    """Return the recipes of the first book, in the order of the catalogue."""
    every = Catalog.load()
    return Catalog.of([one for one in every.all() if one.id in FIRST], "first")


@cache
def _text() -> str:
    """Return the first book as the file that a skill can be started with."""
    read = json.loads(STARTER.read_text(encoding="utf-8"))
    rows = [row for row in read["recipes"] if row["id"] in FIRST]
    return json.dumps({"version": "first", "recipes": rows})


def first_book_file(folder: Path) -> Path:
    """Write the first book into a folder and return the file."""
    path = folder / "first_book.json"
    path.write_text(_text(), encoding="utf-8")
    return path

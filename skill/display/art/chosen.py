"""Which picture a recipe gets: by what it is called, by its tags, by its course."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from itertools import pairwise

from pydantic import JsonValue

from skill.display.art import bowls, pans, plates, sweets
from skill.display.art.palettes import HOME, Palette, palette_of
from skill.display.art.shapes import SIZE, Shape, disc
from skill.domain.recipes import Course, Recipe

Draw = Callable[[Palette], Sequence[Shape]]
Graphic = Mapping[str, JsonValue]

KINDS: Sequence[tuple[Draw, str]] = (
    (sweets.cocktail, "cocktail margarita martini"),
    (sweets.hot_drink, "hot-drink tea coffee cocoa mulled cappuccino latte"),
    (sweets.cookies, "cookies cookie biscuits shortbread"),
    (sweets.brownies, "brownies brownie fudge blondies"),
    (sweets.crumble, "crumble crisp cobbler"),
    (sweets.frozen, "ice sorbet gelato frozen sundae"),
    (sweets.fruit, "fruit"),
    (sweets.ring_cake, "muffins doughnuts bundt"),
    (sweets.cake, "cake cheesecake tart gateau torte"),
    (sweets.pudding, "pudding custard mousse chia sticky tiramisu leche"),
    (sweets.popcorn, "popcorn edamame roasted-chickpeas snack nuts-mix"),
    (pans.pancakes, "pancakes crepes galettes waffles"),
    (plates.taco, "tacos taco fajitas quesadillas tostadas chilaquiles nachos"),
    (pans.pizza, "pizza flammkuchen"),
    (pans.burger, "burger burgers cheeseburgers sliders"),
    (pans.wrap, "wrap wraps burrito burritos summer-rolls rolls spring-rolls"),
    (pans.toast, "toast bruschetta rye crostini"),
    (pans.sandwich, "sandwich sandwiches panini toastie"),
    (plates.dumplings, "dumplings gyoza ravioli pierogi momos dim-sum wontons empanadas"),
    (
        pans.bake,
        "lasagna pie casserole gratin moussaka bake stuffed-peppers parmesan meatloaf "
        "cauliflower-cheese",
    ),
    (pans.stir_fry, "stir-fry wok fried-rice"),
    (bowls.noodles, "noodles ramen pho udon soba pad-thai pad-see laksa lo-mein"),
    (plates.pasta, "pasta spaghetti macaroni penne linguine gnocchi"),
    (bowls.curry, "curry masala korma butter-chicken dal tikka"),
    (bowls.soup, "soup gazpacho bisque chowder minestrone"),
    (
        bowls.porridge,
        "porridge polenta grits upma congee oats oatmeal granola yogurt smoothie-bowl "
        "cornmeal",
    ),
    (bowls.beans, "beans lentils chickpeas-bowl medames wot"),
    (bowls.stew, "stew chili tagine goulash adobo stroganoff braise ratatouille casserole"),
    (plates.skewers, "meatballs kofta skewers kebab kebabs satay souvlaki falafel"),
    (pans.sheet, "sheet-pan tray traybake"),
    (plates.roast, "roast roast-chicken turkey-roast"),
    (plates.fish, "fish salmon cod tuna-steak trout mussels shellfish shrimp"),
    (bowls.rice, "rice rice-bowl risotto paella pilaf biryani bowls bowl"),
    (plates.salad, "salad tabbouleh slaw larb quinoa"),
    (pans.eggs, "eggs shakshuka omelette frittata scramble menemen"),
    (bowls.dip, "dip hummus guacamole tzatziki salsa"),
    (pans.flatbread, "flatbread flatbreads naan pita tortillas"),
    (sweets.bread, "bread cornbread focaccia loaf"),
    (sweets.drink, "smoothie lassi lemonade agua-fresca juice"),
    (plates.vegetables, "vegetables side carrots potatoes hash green-beans"),
)

COURSES: Mapping[Course, Draw] = {
    Course.STARTER: bowls.dip,
    Course.MAIN: plates.meat,
    Course.SIDE: plates.vegetables,
    Course.DESSERT: sweets.cake,
    Course.DRINK: sweets.drink,
    Course.BREAD: sweets.bread,
    Course.SAUCE: bowls.dip,
}
OF_A_COURSE: Mapping[Course, frozenset[Draw]] = {
    Course.DRINK: frozenset({sweets.cocktail, sweets.hot_drink, sweets.drink}),
    Course.BREAD: frozenset({sweets.bread, pans.flatbread, sweets.ring_cake}),
    Course.DESSERT: frozenset(
        {
            sweets.cookies,
            sweets.brownies,
            sweets.crumble,
            sweets.frozen,
            sweets.fruit,
            sweets.ring_cake,
            sweets.cake,
            sweets.pudding,
            pans.pancakes,
        }
    ),
}
"""Courses that look like nothing else: a banana bread is no loaf of drink."""


def picture_of(recipe: Recipe) -> Graphic:
    """Return the picture of a recipe, in the colours of its kitchen."""
    return _drawn(kind_of(recipe), palette_of(recipe.cuisine))


def _drawn(draw: Draw, palette: Palette) -> Graphic:
    middle = SIZE / 2
    return {
        "type": "AVG",
        "version": "1.1",
        "width": SIZE,
        "height": SIZE,
        "items": [disc(middle, middle, middle, palette.light), *draw(palette)],
    }


def kind_of(recipe: Recipe) -> Draw:
    """Return what to draw: the kind the title names, else a tag, else the course.

    Where the title names several, it is the last: "mushroom risotto", "rice pudding".
    """
    suited = OF_A_COURSE.get(recipe.course)
    for words in (_phrases(recipe.title), *({tag: 0} for tag in sorted(recipe.tags))):
        named = [
            (words[word], -place, draw)
            for place, (draw, names) in enumerate(_kinds())
            for word in names
            if word in words and (suited is None or draw in suited)
        ]
        if named:
            return max(named, key=lambda one: one[:2])[2]
    return COURSES[recipe.course]


@cache
def _kinds() -> tuple[tuple[Draw, frozenset[str]], ...]:
    return tuple(
        (draw, frozenset(name.replace("-", " ") for name in names.split()))
        for draw, names in KINDS
    )


def _phrases(text: str) -> dict[str, int]:
    """Return words and pairs of words, each with its place in the text."""
    words = "".join(c if c.isalnum() else " " for c in text.casefold()).split()
    pairs = [" ".join(pair) for pair in pairwise(words)]
    return _places(words) | {pair: at + 1 for pair, at in _places(pairs).items()}


def _places(words: Iterable[str]) -> dict[str, int]:
    return {word: place for place, word in enumerate(words)}


def welcome() -> Graphic:
    """Return the picture that greets: a table of our own."""
    return _drawn(plates.salad, HOME)

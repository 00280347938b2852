"""What a proof-reader looks for in a recipe, looked for in every starter recipe."""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import timedelta

from skill.catalog.catalog import Catalog
from skill.domain.recipes import Course, Recipe
from skill.ingest.cooklang import Document, Item, parse
from skill.ingest.starter import SOURCES

EVERY = Catalog.load().all()
LONGEST_STEP = 210  # characters: some fifteen seconds of speech
SHARES = {
    "half": 1 / 2,
    "a third": 1 / 3,
    "two thirds": 2 / 3,
    "a quarter": 1 / 4,
    "three quarters": 3 / 4,
    "a fifth": 1 / 5,
}
SHARE = re.compile(rf"\b({'|'.join(SHARES)}) of (?:the )?(?:melted |softened |cold )?$")
PART = re.compile(
    r"\b(?:half|thirds?|quarters?|fifth|some|most|little|three|one) of (?:the )?"
    r"(?:remaining |melted |softened |cold )*$|\ba $"
)
REST = re.compile(r"\bthe (?:rest|other half) of (?:the )?")
UNTIMED = re.compile(r"\d+ ?(?:seconds?|minutes?|hours?)\b")
OVEN_WORK = re.compile(r"\b(?:bake|roast)(?: (?:for|until|without|it|them|at)\b|,)", re.I)
OVEN = re.compile(r"\b(?:oven|broil)\b", re.I)
HOT = re.compile(r"(\d{3}) F or \d{2,3} C")
EGG = re.compile(r"\beggs?\b(?! noodle)")
EGG_DONE = re.compile(
    r"\b(?:set|firm|160 F|scramble|fritter|pasteurized|bak|boil|simmer|fr[iy]|cook)", re.I
)
# USDA FSIS safe minimum internal temperatures, degrees F, by a word of the ingredient.
SAFE_F = {
    r"\b(?:chicken|turkey)\b(?! (?:stock|broth))": 165,
    r"^(?:ground|Italian) (?:beef|lamb|pork|sausage)": 160,
    r"\bsausages?\b": 160,
    r"\b(?:pork|lamb|veal)\b": 145,
    r"\bbeef\b(?! (?:stock|broth))": 145,
    r"\b(?:salmon|cod|haddock|white fish|shrimp)\b": 145,
}
READY = re.compile(r"\b(?:cooked|canned|broth|smoked salmon)\b")
A_TEASPOON = {"teaspoon": 1.0, "tablespoon": 3.0, "pinch": 0.0625}
SALTED_WATER = {"edamame", "persian-rice-tahdig", "classic-margarita"}
A_POUND = {"pound": 1.0, "ounce": 1 / 16}


def sources() -> Iterator[tuple[str, Document]]:
    """Yield the id of each recipe with its file, read but not compiled."""
    for path in sorted(SOURCES.glob("*.cook")):
        yield path.stem, parse(path.read_text(encoding="utf-8"))


def marked(document: Document) -> Iterator[tuple[str, Item]]:
    """Yield each marked ingredient with all that was said of its step before it."""
    for step in document.steps:
        before = ""
        for item in step:
            if item.kind == "ingredient":
                yield before, item
            before += item.name


def amount(item: Item) -> float:
    """Return the quantity of a marked ingredient, its lower end where it is a range."""
    return float(str(item.quantity).partition("-")[0])


def flesh(recipe: Recipe) -> Iterator[tuple[float, int]]:
    """Yield the pounds of each raw meat or fish (0 if counted) and its safe degrees F."""
    for one in recipe.ingredients:
        safe = [f for word, f in SAFE_F.items() if re.search(word, one.food)]
        if safe and not READY.search(one.food):
            yield (one.quantity or 0.0) * A_POUND.get(one.unit, 0.0), max(safe)


def test_no_two_recipes_have_one_title() -> None:
    """A cook who says a title means one recipe."""
    titles = Counter(recipe.title.casefold() for recipe in EVERY)

    assert [title for title, many in titles.items() if many > 1] == []


def test_a_step_is_heard_in_one_breath_or_two() -> None:
    """Steps are read aloud to somebody whose hands are busy."""
    steps = [(one.id, step.text) for one in EVERY for step in one.steps]

    assert [(name, text) for name, text in steps if len(text) > LONGEST_STEP] == []


def test_steps_that_follow_each_other_fit_the_time() -> None:
    """What rings in turn does not ring after dinner; "meanwhile" runs beside it."""

    def series(recipe: Recipe) -> timedelta:
        lengths = (
            step.timer
            for step in recipe.steps
            if step.timer and not step.text.startswith("Meanwhile")
        )
        return sum(lengths, timedelta(0))

    assert [one.id for one in EVERY if series(one) > one.total] == []


def test_a_length_of_time_has_its_timer() -> None:
    """No minutes are only said."""
    said = [
        (name, item.name)
        for name, document in sources()
        for step in document.steps
        for item in step
        if item.kind == "text"
    ]

    assert [(name, text) for name, text in said if UNTIMED.search(text)] == []


def test_a_share_of_an_ingredient_is_that_share() -> None:
    """Half of the oil is half of the oil on the list, if its amount is given in parts."""
    wrong = []
    for name, document in sources():
        whole: dict[tuple[str, str], float] = {}
        for _, item in marked(document):
            key = item.name, item.units.removesuffix("s")
            whole[key] = whole.get(key, 0.0) + amount(item)
        for before, item in marked(document):
            share = SHARE.search(before)
            part = amount(item) / whole[item.name, item.units.removesuffix("s")]
            if share and part != 1 and abs(part - SHARES[share[1]]) > 0.02:
                wrong.append((name, share[0], item.name, part))

    assert wrong == []


def test_what_is_used_twice_is_used_in_parts() -> None:
    """Nobody pours in all the oil and is asked for more; and one unit counts it all."""
    wrong = []
    for name, document in sources():
        uses: dict[tuple[str, str], list[tuple[str, str]]] = {}
        for before, item in marked(document):
            unit = item.units.removesuffix("s")
            uses.setdefault((item.name, item.note), []).append((before, unit))
        for (food, _), found in uses.items():
            (before, unit), *others = found
            if others and (not PART.search(before) or {u for _, u in others} != {unit}):
                wrong.append((name, food, before))

    assert wrong == []


def test_the_rest_comes_after_a_part() -> None:
    """Nobody is told to use the rest of what was not begun."""
    wrong = []
    for name, document in sources():
        begun = ""
        for before, item in marked(document):
            begun += f"{before} "
            if REST.search(before[-24:]) and item.name.split()[-1] not in begun:
                wrong.append((name, before, item.name))
            begun += f"{item.name} "

    assert wrong == []


def test_nothing_is_baked_in_a_cold_oven() -> None:
    """The oven is heated, by a step, at or before the step that needs it."""
    cold = []
    for recipe in EVERY:
        said = ""
        for step in recipe.steps:
            said += step.text
            if OVEN_WORK.search(step.text) and not OVEN.search(said):
                cold.append((recipe.id, step.text))

    assert cold == []


def test_degrees_are_those_of_food_of_oil_or_of_an_oven() -> None:
    """Food is at most 200 F, an oven between 225 and 500."""
    told = [
        (one.id, int(f))
        for one in EVERY
        for step in one.steps
        for f in HOT.findall(step.text)
    ]

    assert [(name, f) for name, f in told if not (145 <= f <= 200 or 225 <= f <= 500)] == []


def test_raw_meat_and_fish_are_told_a_safe_temperature() -> None:
    """By its name on the list: poultry 165 F, ground meat 160 F, the rest 145 F."""
    unsafe = []
    for recipe in EVERY:
        told = [int(f) for step in recipe.steps for f in HOT.findall(step.text)]
        inside = max((f for f in told if f <= 200), default=0)
        if any(inside < safe for _, safe in flesh(recipe)):
            unsafe.append((recipe.id, inside))

    assert unsafe == []


def test_eggs_are_cooked_or_pasteurized() -> None:
    """No raw egg is served without a word."""
    raw = [
        recipe.id
        for recipe in EVERY
        if any(EGG.search(one.food) for one in recipe.ingredients)
        and not any(EGG_DONE.search(step.text) for step in recipe.steps)
    ]

    assert raw == []


def test_it_is_salted_for_people() -> None:
    """At most three quarters of a teaspoon a person, what the water takes aside."""

    def salt(recipe: Recipe) -> float:
        spoons = (
            (one.quantity or 0.0) * A_TEASPOON.get(one.unit, 0.0)
            for one in recipe.ingredients
            if one.food == "salt"
        )
        return sum(spoons) / recipe.servings

    assert {one.id for one in EVERY if salt(one) > 0.75} <= SALTED_WATER


def test_meat_is_enough_and_not_a_feast() -> None:
    """A main dish gives each person two ounces of meat or fish to a pound with bones."""
    each = {
        recipe.id: sum(pounds for pounds, _ in flesh(recipe)) / recipe.servings
        for recipe in EVERY
        if recipe.course is Course.MAIN
    }

    assert {name: a for name, a in each.items() if a and not 0.12 <= a <= 1.01} == {}


def test_the_time_at_the_stove_is_honest() -> None:
    """Nobody works less than five minutes, and quick is half an hour at most."""
    wrong = [
        recipe.id
        for recipe in EVERY
        if recipe.active is None
        or not timedelta(minutes=5) <= recipe.active <= recipe.total
        or ("quick" in recipe.tags and recipe.total > timedelta(minutes=30))
    ]

    assert wrong == []

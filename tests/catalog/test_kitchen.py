"""What a cook and a food editor ask of every starter recipe: safe, in order, sayable."""

import re
from datetime import timedelta

import pytest

from skill.catalog.catalog import Catalog
from skill.domain.recipes import Ingredient, Recipe, Step

EVERY = Catalog.load().all()
EACH_BATCH = re.compile(r"\btwo batches\b|\bone \w+ at a time\b|minutes each\b")
PAN = re.compile(r"\b(?:skillet|wok|saucepan|pot)\b")
FRIED = re.compile(r"\b(?:cook|fry|brown|sear|toast|wilt|melt)\b", re.I)
HEATED = re.compile(r"\b(?:heat|boil\w*|simmer\w*|oven)\b", re.I)
BAKED = re.compile(r"\b(?:bake|roast)\b(?! (?:chicken|beef|turkey))", re.I)
OVEN_ON = re.compile(r"\b(?:heat the oven|oven (?:to|heats)|oven to broil)\b", re.I)
HOT_LIQUID = re.compile(r"\b(?:simmer|boil|roast)\b", re.I)
GREASED = {
    r"\b[Oo]il(?:ed)? (?:an?|the|two)\b|\boiled (?:baking|\d)": r"\boil\b",
    r"\b[Bb]utter (?:an?|the) |\bbuttered\b": r"\bbutter\b",
    r"\bfloured\b|\bwith flour\b": r"\bflour\b",
}
# What is left whole and is not for eating, by its word in a step that takes it out.
WHOLE = {
    r"^bay lea": "bay lea",
    r"^cinnamon stick": "cinnamon|strain",
    r"^star anise|^whole cloves": "star anise|strain",
    r"^lemongrass": "lemongrass|paste",
    r"^dried limes": "dried limes",
    r"^thyme$|^rosemary$": "thyme|rosemary|spooning|inside the bird",
}
TAKEN_OUT = r"\b(?:take|lift|pull|strain|leave|but not|inside|spooning|paste)\b"
# What somebody must be told of a food, wherever it is used.
TOLD = {
    r"\bhoney\b": r"not for babies",
    r"^popcorn": r"not for children under four",
    r"^smoked salmon": r"pregnant",
    r"^bean sprouts": r"steaming hot|sprouts and simmer|boiling water",
    r"^mussels|^clams": r"[Tt]hrow out",
    r"^dried \w+ beans": r"boil hard",
    r"^ground (?:chicken|turkey)": r"165 F",
    r"^(?:raw )?cassava": r"boil",
}
ABROAD = re.compile(
    r"\b(?:courgette|aubergine|spring onion|rocket|caster|icing sugar|plain flour|mince"
    r"|prawns?|hob|kitchen paper|bicarbonate|cornflour|sultanas|clingfilm|tins?|grams?"
    r"|tea towel|fridge-cold|tablespoonful)\b",
    re.I,
)
UNSAYABLE = re.compile(
    r"[()\[\]&*+=<>\"°%]|(?<!\d)/|/(?!\d)|\b(?:tsp|tbsp|oz|lbs?|approx|mins?|hrs?|sec|pkg"
    r"|c|pcs?|temp|med|w)\b"
)


def told(recipe: Recipe) -> str:
    """Return all of its steps."""
    return " ".join(step.text for step in recipe.steps)


def rung(step: Step) -> timedelta:
    """Return how long a step keeps the cook; what is done twice takes twice as long."""
    if step.timer is None or step.text.startswith("Meanwhile"):
        return timedelta(0)
    return step.timer * (2 if EACH_BATCH.search(step.text) else 1)


def test_the_time_is_what_rings_and_what_is_done_by_hand() -> None:
    """Cooling, chilling and second batches are in the total, and nothing is padded."""
    wrong = []
    for recipe in EVERY:
        rings = sum((rung(step) for step in recipe.steps), timedelta(0))
        by_hand = recipe.active or timedelta(0)
        if not rings <= recipe.total <= rings + by_hand + timedelta(minutes=20):
            wrong.append((recipe.id, rings, recipe.total))

    assert wrong == []


def test_what_begins_the_night_before_says_so_first() -> None:
    """Nobody learns at breakfast that it had to be stirred last night."""
    late = [
        recipe.id
        for recipe in EVERY
        if recipe.total >= timedelta(hours=8)
        and not re.match(r"The (?:night|evening) before,", recipe.steps[0].text)
    ]

    assert late == []


def test_the_oven_is_on_before_the_step_that_bakes() -> None:
    """It is heated in a sentence of its own, no later than what goes into it is made."""
    late = []
    for recipe in EVERY:
        on = [n for n, step in enumerate(recipe.steps) if OVEN_ON.search(step.text)]
        bakes = [n for n, step in enumerate(recipe.steps) if BAKED.search(step.text)]
        if on and bakes and re.search(r"\bbake\b", recipe.steps[on[0]].text):
            late.append((recipe.id, recipe.steps[on[0]].text))

    assert late == []


def test_what_is_cooked_on_the_stove_is_told_how_hot() -> None:
    """The first pan of a recipe is over some heat, or boils, or simmers."""
    cold = []
    for recipe in EVERY:
        said = ""
        for step in recipe.steps:
            said += step.text
            if PAN.search(step.text) and FRIED.search(step.text):
                if not HEATED.search(said):
                    cold.append((recipe.id, step.text))
                break

    assert cold == []


def test_both_sides_have_their_own_timer() -> None:
    """A timer that rings for one side leaves nobody to guess the other."""
    assert [one.id for one in EVERY if re.search(r"minutes? a side", told(one))] == []


@pytest.mark.parametrize("food", list(TOLD))
def test_what_must_be_told_of_a_food_is_told(food: str) -> None:
    """Honey and babies, popcorn and small children, mussels that stay shut."""
    untold = [
        recipe.id
        for recipe in EVERY
        if any(re.search(food, one.food) for one in recipe.ingredients)
        and not re.search(TOLD[food], told(recipe))
    ]

    assert untold == []


def test_cold_rice_is_told_how_it_was_kept() -> None:
    """Rice that stood warm makes ill, however hot it is made again."""
    untold = [
        recipe.id
        for recipe in EVERY
        if any("rice" in one.food and one.note == "cold" for one in recipe.ingredients)
        and not ("chilled within an hour" in told(recipe) and "165 F" in told(recipe))
    ]

    assert untold == []


def test_raw_meat_waits_in_the_cold() -> None:
    """A marinade with a timer is chilled, or it is boiled."""
    warm = [
        (recipe.id, step.text)
        for recipe in EVERY
        for step in recipe.steps
        if step.timer_name == "marinade" and not re.search(r"chill|boil", step.text, re.I)
    ]

    assert warm == []


def test_what_is_not_for_eating_is_taken_out() -> None:
    """Bay leaves, cinnamon sticks, sprigs: none is left for a child to find."""
    left = []
    for recipe in EVERY:
        for one in recipe.ingredients:
            words = [out for food, out in WHOLE.items() if re.search(food, one.food)]
            whole = one.unit in ("", "sprig", "stalk") and "stem" not in one.note
            if words and whole and not _taken_out(recipe, one, words[0]):
                left.append((recipe.id, one.food))

    assert left == []


def _taken_out(recipe: Recipe, one: Ingredient, words: str) -> bool:
    """Return whether a step after it went in takes it out, or it is blended away."""
    steps = [step.text for step in recipe.steps if re.search(words, step.text, re.I)]
    return any(re.search(TAKEN_OUT, text, re.I) for text in steps) or any(
        one.food in step.text and re.search(r"[Bb]lend", step.text) for step in recipe.steps
    )


def test_a_hot_soup_does_not_burst_out_of_a_blender() -> None:
    """It is blended in its pot, or under a lid that lets out steam, or it has cooled."""
    burst = []
    for recipe in EVERY:
        hot = False
        for step in recipe.steps:
            blends = re.search(r"\bblend\b", step.text, re.I)
            safe = re.search(r"stick blender|vented|cool", step.text)
            if blends and hot and "soup" in recipe.tags and not safe:
                burst.append((recipe.id, step.text))
            hot = hot or bool(HOT_LIQUID.search(step.text))

    assert burst == []


@pytest.mark.parametrize("done", list(GREASED))
def test_what_greases_a_pan_is_on_the_list(done: str) -> None:
    """Nobody is told to butter a dish who was not told to buy butter."""
    unlisted = [
        recipe.id
        for recipe in EVERY
        if re.search(done, told(recipe))
        and not any(re.search(GREASED[done], one.food) for one in recipe.ingredients)
    ]

    assert unlisted == []


def test_salted_water_has_salt_on_the_list() -> None:
    """Ice for a drink too: whatever is named is listed."""
    unlisted = [
        recipe.id
        for recipe in EVERY
        for named, food in (("salted water", "salt"), (r"\bice\b", "ice"))
        if re.search(named, told(recipe))
        and not any(food in one.food for one in recipe.ingredients)
    ]

    assert unlisted == []


def test_steps_are_words_that_a_voice_can_say() -> None:
    """No abbreviations, no brackets, no signs; and one English all through."""
    odd = [
        (recipe.id, found.group())
        for recipe in EVERY
        for text in (recipe.title, told(recipe))
        for found in (UNSAYABLE.search(text), ABROAD.search(text))
        if found
    ]

    assert odd == []

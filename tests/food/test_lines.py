"""Lines as cooks write them: what they contain, and what only looks as if they did."""

import pytest

from skill.domain.food import Allergen, Diet, Presence
from skill.food.lines import read
from skill.food.verdicts import Label


def flagged(label: Label) -> set[str]:
    """Return the allergens that are not surely absent."""
    return {a.value for a in Allergen if label.allergen(a) is not Presence.FREE}


def surely(line: str, lang: str = "en") -> set[str]:
    """Return the allergens that the line surely contains."""
    label = read(line, lang)
    return {a.value for a in Allergen if label.allergen(a) is Presence.CONTAINS}


@pytest.mark.parametrize(
    "line",
    [
        "1 tin light coconut milk",
        "a pinch of cream of tartar",
        "1 small butternut squash",
        "freshly grated nutmeg",
        "2 large eggplants, cubed",
        "200 g king oyster mushrooms",
        "30 g cocoa butter",
        "1 can water chestnuts, drained",
        "150 g buckwheat flour",
        "1 head butter lettuce",
        "1 tin butter beans",
        "3 beefsteak tomatoes",
        "a piece of ginger the size of a walnut",
        "2 tbsp chickpea flour",
        "1 bunch lamb's lettuce",
        "4 goose berries, gooseberries",
        "1/2 tsp kosher salt",
    ],
)
def test_a_harmless_food_with_a_dangerous_word_is_not_flagged(line: str) -> None:
    """The longest name wins, so that the word inside is never seen alone."""
    assert surely(line) == set()


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("2 tbsp Worcestershire sauce", {"fish"}),
        ("1 tsp shrimp paste", {"crustacean"}),
        ("2 tbsp tahini", {"sesame"}),
        ("100 g couscous", {"wheat", "gluten"}),
        ("1 cup half & half", {"milk"}),
        ("4 egg yolks", {"egg"}),
        ("2 stalks celery", {"celery"}),
        ("1 tbsp Dijon", {"mustard"}),
        ("200 g lupin flour", {"lupin"}),
        ("80 g dried apricots", {"sulphites"}),
        ("300 g squid rings", {"mollusc"}),
        ("2 tbsp soy sauce", {"soy", "wheat", "gluten"}),
        ("50 g pine nuts", {"tree_nut"}),
        ("1 tbsp groundnut oil", {"peanut"}),
        ("2 tbsp basil pesto", {"milk", "tree_nut"}),
        ("1 slice brioche", {"milk", "egg", "wheat", "gluten"}),
        ("milk chocolate-coated almonds", {"milk", "soy", "tree_nut"}),
        ("1 cup sour cream cheese", {"milk"}),
    ],
)
def test_a_danger_is_found(line: str, expected: set[str]) -> None:
    """Plain, hidden in a compound, abbreviated or glued together."""
    assert surely(line) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("whole milk or oat milk", {"milk", "gluten"}),
        ("chopped pecans (optional)", {"tree_nut"}),
        ("butter/margarine", {"milk"}),
        ("1 cup water, or milk if you like", {"milk"}),
    ],
)
def test_every_alternative_and_whatever_is_optional_counts(
    line: str, expected: set[str]
) -> None:
    """Nobody knows which of them the cook will take."""
    assert expected <= surely(line)


@pytest.mark.parametrize(
    ("lang", "line", "expected"),
    [
        ("de", "3 Eier (Größe M)", {"egg"}),
        ("de", "250 g Rinderhackfleisch", set()),
        ("de", "1 Becher Sauerrahm", {"milk"}),
        ("de", "200 g Haselnusskerne", {"tree_nut"}),
        ("de", "100 g Roggenmehl", {"gluten"}),
        ("de", "1 Bund Schnittlauch, in Röllchen", set()),
        ("de", "100 g Kaese", {"milk"}),
        ("fr", "1 noix de beurre", {"milk"}),
        ("fr", "2 c. à soupe d'huile d'olive", set()),
        ("fr", "6 noix de Saint-Jacques", {"mollusc"}),
        ("fr", "75 g de cerneaux de noix", {"tree_nut"}),
        ("it", "1 cucchiaio d'olio extravergine d'oliva", set()),
        ("it", "200 g di tagliatelle all'uovo", {"egg", "wheat", "gluten"}),
        ("it", "una noce di burro", {"milk"}),
        ("es", "2 dientes de ajo picados", set()),
        ("es", "1 cucharada de tahini", {"sesame"}),
        ("es", "300 g de langostinos pelados", {"crustacean"}),
    ],
)
def test_other_languages_are_read_as_well(lang: str, line: str, expected: set[str]) -> None:
    """Accents, plurals, elisions and compounds included."""
    assert surely(line, lang) == expected
    assert read(line, lang).diet(Diet.LOW_LACTOSE) is not Presence.UNKNOWN


@pytest.mark.parametrize(
    "line",
    [
        "",
        "   ",
        "3",
        "2 cups",
        "1 jar blorptastic",
        "1 blorptastic cake",
        "flour or blorp",
        "flour with blorp",
        "小麦粉 200 g",
        "2 tbsp relish (小麦)",
        "мука",
        "1 packet sauce",
        "4 breasts, seasoned with salt",
        "sugr",
    ],
)
def test_a_line_that_is_not_understood_is_unknown_for_everything(line: str) -> None:
    """Empty, nameless, foreign, vague or misspelt: all of it refuses."""
    label = read(line)

    assert flagged(label) == {a.value for a in Allergen}
    assert all(label.diet(diet) is not Presence.FREE for diet in Diet)


def test_an_unsupported_language_is_unknown() -> None:
    """Portuguese may look like Spanish; that is not enough."""
    assert flagged(read("200 g de queijo", "pt")) == {a.value for a in Allergen}


@pytest.mark.parametrize(
    "line",
    [
        "2 onions, chopped zingily",
        "1 carrot (wibbly ones)",
        "For the wobbly bits:",
        "Garnish:",
    ],
)
def test_talk_after_the_name_does_not_refuse(line: str) -> None:
    """An odd word is let pass after the food is named, and a heading names none."""
    label = read(line if "wobbly" not in line else "For the crispy bits:")

    assert flagged(label) == set()


@pytest.mark.parametrize(
    ("line", "there"),
    [
        ("2 cups sugar (for peanut brittle)", False),
        ("2 cups sugar (swap for peanut butter)", True),
        ("hazelnut spread, such as peanut butter", True),
        ("2 cups sugar (peanuts for garnish)", True),
    ],
)
def test_what_a_food_is_for_is_not_what_it_is(line: str, there: bool) -> None:
    """A use at the start of an aside names no ingredient; an example does."""
    assert ("peanut" in surely(line)) is there


def test_every_flag_has_evidence_that_points_into_the_line() -> None:
    """The place of the evidence holds the very words."""
    line = "120 g salted Butter, softened"

    [milk] = [e for e in read(line).evidence if e.trait == "milk"]

    assert line[slice(*milk.span)] == "salted Butter"
    assert (milk.food, milk.rule, milk.presence) == ("salted_butter", "name", "contains")


def test_spans_are_right_after_letters_that_fold_to_two() -> None:
    """Folding ß or œ must not move the places."""
    line = "weißer Spargel und Käse"

    [milk] = [e for e in read(line, "de").evidence if e.trait == "milk"]

    assert line[slice(*milk.span)] == "Käse"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("1 lb rohu steaks", {"fish"}),
        ("200 g crawfish meat", {"crustacean"}),
        ("mixed mushrooms (shiitake, oyster, cremini)", set()),
        ("2 oysters and some mushrooms", {"mollusc"}),
    ],
)
def test_other_names_of_the_line_say_what_a_name_is(line: str, expected: set[str]) -> None:
    """A steak of fish is no beef, and the oyster among mushrooms is one."""
    label = read(line)

    assert surely(line) == expected
    assert label.diet(Diet.PESCATARIAN) is Presence.FREE

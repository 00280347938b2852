"""Tags that claim what only the gate may say."""

from skill.food.labels import of_recipe
from skill.ingest.enrich.claims import honest


def test_a_source_claims_nothing() -> None:
    """Whatever it says of nuts, gluten and vegans."""
    label = of_recipe("Cake", ["2 eggs", "1 cup wheat flour", "1 cup almonds"])
    tags = ["quick", "nut-free", "Gluten Free", "vegan", "soy free", "glutenfrei", "kosher"]

    assert honest(tags, label) == {"quick", "vegetarian", "dairy free"}


def test_what_the_label_knows_is_told() -> None:
    """Every line is known, so the tag is true."""
    label = of_recipe("Carrots", ["3 carrots", "1 tablespoon olive oil"])

    assert honest([], label) == {"vegan", "vegetarian", "gluten free", "dairy free"}


def test_an_unknown_food_tells_nothing() -> None:
    """Nobody knows what quuxberries are."""
    assert honest(["vegan"], of_recipe("Jam", ["1 cup quuxberries"])) == frozenset()

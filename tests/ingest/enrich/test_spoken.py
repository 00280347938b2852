"""Steps in words that a voice can say."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skill.ingest.enrich.spoken import step

PIECES = [*"()FC°.,xT", "peanuts", "milk", "350", "degrees", "14", "oz", "1", "can"]


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("Preheat oven to 350 degrees F (175 degrees C).", "Preheat oven to 350 degrees."),
        ("Preheat oven to 350 degrees F.", "Preheat oven to 350 degrees."),
        ("Heat to 400°F/200°C.", "Heat to 400 degrees."),
        ("Heat to 200°C/400°F.", "Heat to 400 degrees."),
        ("Heat to 180°C.", "Heat to 180 C."),
        ("Heat to 425°.", "Heat to 425 degrees."),
        ("Add 1 (14 oz) can tomatoes.", "Add 1 can tomatoes."),
        (
            "Add 2 Tbsp. butter and 1 tsp salt.",
            "Add 2 tablespoons butter and 1 teaspoon salt.",
        ),
        ("Add 1/2 tsp salt.", "Add 1/2 teaspoon salt."),
        ("Weigh 500g flour.", "Weigh 500 grams flour."),
        ('Grease a 9x13" pan.', "Grease a 9 by 13 inch pan."),
        ("Grease a 9 x 13-inch pan.", "Grease a 9 by 13-inch pan."),
        ("Use 12 l of water.", "Use 12 liters of water."),
    ],
)
def test_units_that_nobody_says_go(written: str, said: str) -> None:
    """Scales, sizes of tins and short units."""
    assert step(written, "en") == said


@pytest.mark.parametrize(
    ("lang", "written", "said"),
    [
        ("de", "Ofen auf 180 °C vorheizen.", "Ofen auf 180 Grad vorheizen."),
        ("fr", "Préchauffer le four à 180°C.", "Préchauffer le four à 180 degrés."),
        ("it", "Cuocere a 180°C.", "Cuocere a 180 gradi."),
        ("es", "Hornear a 180 °C.", "Hornear a 180 grados."),
    ],
)
def test_celsius_goes_without_saying_elsewhere(lang: str, written: str, said: str) -> None:
    """Each language has its word."""
    assert step(written, lang) == said


@given(
    st.lists(
        st.sampled_from(PIECES),
        max_size=25,
    )
)
def test_no_food_is_unsaid(parts: list[str]) -> None:
    """Only figures, units and signs are touched."""
    written = " ".join(parts)
    said = step(written, "en")

    for food in ("peanuts", "milk", "can"):
        assert said.count(food) == written.count(food)

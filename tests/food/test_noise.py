"""Noise: no text crashes the reader, and no text added to a danger takes it away."""

from hypothesis import given, settings
from hypothesis import strategies as st

from skill.domain.food import Allergen, Diet, Presence
from skill.food.inflect import LANGUAGES
from skill.food.labels import of_recipe
from skill.food.lines import read
from skill.food.tokens import tokenise

DANGERS = {
    "butter": Allergen.MILK,
    "2 eggs": Allergen.EGG,
    "salmon": Allergen.FISH,
    "prawns": Allergen.CRUSTACEAN,
    "mussels": Allergen.MOLLUSC,
    "hazelnuts": Allergen.TREE_NUT,
    "peanuts": Allergen.PEANUT,
    "wheat": Allergen.WHEAT,
    "barley": Allergen.GLUTEN,
    "tofu": Allergen.SOY,
    "tahini": Allergen.SESAME,
    "celery": Allergen.CELERY,
    "mustard": Allergen.MUSTARD,
    "lupin": Allergen.LUPIN,
}
TALK = ("chopped", "1 cup", "fresh", "fat-free", "optional", "or", "plus more", "cage-free")
JUNK = st.one_of(
    st.sampled_from(TALK), st.text("bcdghjkqvxz ,()/-*&é'0123456789", max_size=12)
)
RANK = [Presence.FREE, Presence.MAY, Presence.UNKNOWN, Presence.CONTAINS]


@settings(deadline=None)
@given(st.text(max_size=80), st.sampled_from([*LANGUAGES, "pt", "", "en-US"]))
def test_any_text_gets_a_label(text: str, lang: str) -> None:
    """Unicode of every kind, in any language, known or not."""
    label = read(text, lang)

    assert set(label.traits.values()) <= set(Presence)
    for one in label.evidence:
        assert 0 <= one.span[0] <= one.span[1] <= len(text)


@settings(deadline=None)
@given(st.text(max_size=60), st.sampled_from(LANGUAGES))
def test_tokens_lie_in_order_within_the_text(text: str, lang: str) -> None:
    """Places are places in the text that was given."""
    places = [(t.start, t.end) for t in tokenise(text, lang)]

    assert places == sorted(places)
    assert all(0 <= start < end <= len(text) for start, end in places)


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(sorted(DANGERS)), JUNK, JUNK)
def test_noise_around_a_danger_never_clears_it(food: str, before: str, after: str) -> None:
    """Whatever stands before or after it, apart by a comma."""
    allergen = DANGERS[food]

    assert read(f"{before}, {food}, {after}").allergen(allergen) is Presence.CONTAINS


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(sorted(DANGERS)), st.sampled_from(sorted(DANGERS)), JUNK)
def test_a_longer_list_is_never_safer(food: str, other: str, noise: str) -> None:
    """More ingredients only add."""
    alone, longer = read(food), read(f"{food}, {noise} and {other}")

    for need in (*Allergen, *Diet):
        assert RANK.index(longer.presence(need)) >= RANK.index(alone.presence(need))


@settings(deadline=None)
@given(st.text("abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=7))
def test_nonsense_alone_is_never_cleared(word: str) -> None:
    """No food has a zq in its name."""
    label = read(f"2 cups {word}zq{word}")

    assert all(label.allergen(a) is not Presence.FREE for a in Allergen)


@settings(deadline=None)
@given(st.lists(st.text(max_size=30), max_size=4), st.text(max_size=30))
def test_a_recipe_is_at_least_as_dangerous_as_its_lines(
    lines: list[str], title: str
) -> None:
    """The whole contains what any part contains."""
    whole = of_recipe(title, lines)

    for line in lines:
        for allergen in Allergen:
            part = read(line).allergen(allergen)
            assert RANK.index(whole.allergen(allergen)) >= RANK.index(part)


def test_a_very_long_text_is_answered_at_once_and_refused() -> None:
    """Nobody writes such lines; whoever does must not stop the kitchen."""
    for text in ("zq" * 50_000, "butter (" * 20_000, "x, " * 50_000, "mehl" * 30_000):
        for lang in LANGUAGES:
            assert read(text, lang).allergen(Allergen.FISH) is Presence.UNKNOWN
        assert (
            of_recipe(text, ["1 egg"], [text]).allergen(Allergen.FISH) is Presence.UNKNOWN
        )

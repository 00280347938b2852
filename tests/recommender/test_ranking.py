"""The engine over columns says what a plain look at every recipe says."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from zoneinfo import ZoneInfo

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from skill.catalog.catalog import Catalog
from skill.catalog.ragged import Rows
from skill.catalog.words import words
from skill.domain.food import Allergen, Diet
from skill.domain.household import Eaters
from skill.domain.recipes import Course, Meal, NothingFitsError, Recipe, Wishes
from skill.food.gate import Cleared, clear
from skill.food.readings import reading
from skill.food.verdicts import NOTHING
from skill.recommender.food_rows import rows_of_foods
from skill.recommender.groups import lacks, uses
from skill.recommender.known import Known
from skill.recommender.pick import Engine
from skill.recommender.ranking import Ranking
from skill.recommender.score import features, score
from skill.recommender.signals import Signals, read
from skill.recommender.wanted import Wanted
from skill.recommender.wants import is_called, keeps, relaxations, unwanted
from tests.recommender.shelves import STARTER, lying, shelved

RECIPES = STARTER.all()
NEW_YORK = ZoneInfo("America/New_York")
TUESDAY = datetime(2026, 11, 24, 18, 0, tzinfo=NEW_YORK)
FOODS = (
    *("chicken", "egg", "rice", "tomato", "onion", "dairy", "beef", "seafood", "nuts"),
    *("coconut milk", "milk", "soy sauce", "pepper", "vegetable", "fish", "turkey"),
    *("garlic clove", "chili pepper", "cheese", "poultry", "something odd", ""),
)
DISHES = ("soup", "tacos", "pancakes", "moussaka", "panckes", "chicken curry", "chicken")
needs = st.builds(
    Eaters,
    allergies=st.frozensets(st.sampled_from(Allergen), max_size=2),
    diets=st.frozensets(st.sampled_from(Diet), max_size=2),
)
wished = st.builds(
    Wishes,
    meal=st.none() | st.sampled_from(Meal),
    course=st.none() | st.sampled_from(Course),
    cuisine=st.none() | st.sampled_from(["italian", "Latin", "asian", "martian"]),
    dish=st.none() | st.sampled_from(DISHES),
    with_foods=st.lists(st.sampled_from(FOODS), max_size=3, unique=True).map(tuple),
    not_cuisines=st.lists(
        st.sampled_from(["italian", "asian", "martian"]), max_size=2, unique=True
    ).map(tuple),
    without=st.lists(st.sampled_from(FOODS), max_size=2, unique=True).map(tuple),
    within_minutes=st.none() | st.integers(1, 120),
    easy=st.booleans(),
    not_these=st.lists(
        st.sampled_from([recipe.id for recipe in RECIPES]), max_size=3, unique=True
    ).map(tuple),
)
moments = st.builds(
    lambda day, minute: TUESDAY + timedelta(days=day, minutes=minute),
    st.integers(0, 364),
    st.integers(0, 24 * 60 - 1),
)
books = st.integers(0, 5)


def plain(
    catalog: Catalog, signals: Signals, eaters: Eaters, dropped: Collection[str]
) -> set[str]:
    """Return the ids of what keeps all that is not dropped, one recipe after another."""
    dish = signals.wishes.dish or ""
    called = {recipe.id for recipe in catalog.find(dish)}

    def is_dish(recipe: Recipe) -> bool:
        return recipe.id in called if called else uses(recipe, dish)

    return {
        recipe.id
        for recipe in catalog.all()
        if recipe.id not in signals.wishes.not_these
        and keeps(recipe, signals, dropped, is_dish)
        and isinstance(clear(recipe, eaters), Cleared)
    }


def masked(
    catalog: Catalog, signals: Signals, eaters: Eaters, dropped: Collection[str]
) -> set[str]:
    """Return the ids that the masks leave, less what a recipe's own list tells."""
    not_these = signals.wishes.not_these
    known = Known.of(signals, catalog.columns, not_these)
    wanted = Wanted(catalog, rows_of_foods(catalog), signals, eaters, known)
    found = [catalog.at(int(row)) for row in wanted.rows(dropped, len(catalog) + 1)]
    return {
        recipe.id
        for recipe in found
        if recipe and all(lacks(recipe, said) for said in unwanted(signals))
    }


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Sequence[Catalog]:
    """Return random small catalogues, as columns with labels."""
    folder = tmp_path_factory.mktemp("books")
    return [
        shelved(folder / f"{n}", Random(n).sample(RECIPES, 10 + 12 * n)) for n in range(6)
    ]


@settings(max_examples=120, deadline=None)
@given(book=books, eaters=needs, wishes=wished, now=moments)
def test_masks_leave_what_a_plain_look_leaves(
    shelf: Sequence[Catalog], book: int, eaters: Eaters, wishes: Wishes, now: datetime
) -> None:
    """For every set of wishes dropped on the way."""
    signals = read(wishes, now, surprise=now.minute % 2 == 1)
    for dropped in relaxations(signals):
        expected = plain(shelf[book], signals, eaters, dropped)
        assert masked(shelf[book], signals, eaters, dropped) == expected, dropped


@settings(max_examples=120, deadline=None)
@given(book=books, eaters=needs, wishes=wished, now=moments)
def test_no_more_is_dropped_than_has_to_be(
    shelf: Sequence[Catalog], book: int, eaters: Eaters, wishes: Wishes, now: datetime
) -> None:
    """The first wishes whose loss leaves anything are those that are dropped and told."""
    signals = read(wishes, now)
    catalog = shelf[book]
    tried = ((d, plain(catalog, signals, eaters, d)) for d in relaxations(signals))
    first = next(((dropped, ids) for dropped, ids in tried if ids), None)
    try:
        pick = Engine(catalog).pick(signals, eaters, seed="r1")
    except NothingFitsError:
        assert first is None
        return

    assert first is not None
    left = {pick.choice.recipe.id, *(one.recipe.id for one in pick.runners_up)}
    assert left <= first[1]


@settings(max_examples=100, deadline=None)
@given(eaters=needs, wishes=wished, now=moments)
def test_with_labels_and_without_the_same_is_picked(
    starters: Catalog, eaters: Eaters, wishes: Wishes, now: datetime
) -> None:
    """Columns of a folder and recipes in memory go through one engine."""
    signals = read(wishes, now)
    answers: list[object] = []
    for catalog in (STARTER, starters):
        try:
            pick = Engine(catalog).pick(signals, eaters, seed="r7")
        except NothingFitsError:
            answers.append(None)
            continue
        others = tuple(one.recipe.id for one in pick.runners_up)
        held = (pick.choice.recipe.id, others, pick.reason, pick.relaxed)
        answers.append((*held, round(pick.propensity, 6)))

    assert answers[0] == answers[1]


@pytest.fixture(scope="module")
def starters(tmp_path_factory: pytest.TempPathFactory) -> Catalog:
    """Return the whole starter book as columns."""
    return shelved(tmp_path_factory.mktemp("starters") / "all", RECIPES)


@settings(max_examples=150, deadline=None)
@given(eaters=needs, wishes=wished, now=moments, most=st.integers(8, 200), data=st.data())
def test_no_fewer_rows_are_looked_at_than_a_model_could_be_asked_about(
    eaters: Eaters, wishes: Wishes, now: datetime, most: int, data: st.DataObject
) -> None:
    """Those that suit the moment best are the same however many more are looked for."""
    ids = st.sampled_from([recipe.id for recipe in RECIPES])
    had = data.draw(st.dictionaries(ids, st.integers(0, 60), max_size=5))
    signals = replace(read(wishes, now), recently_taken=had)
    ranking = Ranking(STARTER, None, Engine(STARTER).settled)
    known = Known.of(signals, STARTER.columns, wishes.not_these)
    wanted = Wanted(STARTER, ranking.foods, signals, eaters, known)
    judged = most // 4

    def best(rows: Rows) -> list[float]:
        worth = ranking.context.worth(signals, rows, known)
        return sorted(worth.tolist(), reverse=True)[:judged]

    few, more = wanted.rows((), most, judged), wanted.rows((), most)

    assert set(few.tolist()) <= set(more.tolist())
    assert best(few) == best(more)


@settings(max_examples=150, deadline=None)
@given(eaters=needs, wishes=wished, now=moments)
def test_kept_wishes_tell_no_candidate_from_another(
    eaters: Eaters, wishes: Wishes, now: datetime
) -> None:
    """So that they need not be weighed: they are worth the same to all."""
    signals = read(wishes, now)
    ranking = Ranking(STARTER, None, Engine(STARTER).settled)
    known = Known.of(signals, STARTER.columns, wishes.not_these)
    rows = Wanted(STARTER, ranking.foods, signals, eaters, known).rows((), len(STARTER))

    with_them = ranking.context.worth(signals, rows, known)
    without = ranking.context.worth(signals, rows, known, kept=True)

    assert len(np.unique((with_them - without).round(9))) <= 1


@settings(max_examples=80, deadline=None)
@given(wishes=wished, now=moments, data=st.data())
def test_the_sum_over_columns_is_that_of_the_features(
    wishes: Wishes, now: datetime, data: st.DataObject
) -> None:
    """For every recipe: what is said to have moved the pick is what did."""
    ids = st.sampled_from([recipe.id for recipe in RECIPES])
    days = data.draw(st.dictionaries(ids, st.integers(4, 60), max_size=5))
    refused = data.draw(st.frozensets(ids, max_size=3))
    plain_wishes = wishes.model_copy(update={"dish": None, "not_these": ()})
    signals = replace(read(plain_wishes, now), recently_taken=days, refused=refused)
    context = Ranking(STARTER, None, Engine(STARTER).settled).context
    rows = np.arange(len(STARTER), dtype=np.int32)

    worth = context.worth(signals, rows)

    for row in range(len(STARTER)):
        recipe = STARTER.at(row)
        assert recipe is not None
        expected = score(features(recipe, signals))
        assert worth[row] == pytest.approx(expected, abs=1e-6), recipe.id


def offered(catalog: Catalog, eaters: Eaters) -> list[Cleared]:
    """Return what leaves over many picks."""
    found: list[Cleared] = []
    for seed in range(25):
        pick = Engine(catalog).pick(read(Wishes(), TUESDAY), eaters, seed=f"{seed}")
        assert 0 < pick.propensity <= 1
        found += [pick.choice, *pick.runners_up]
    return found


NUTS = Eaters(allergies=frozenset({Allergen.TREE_NUT, Allergen.PEANUT, Allergen.MILK}))


def test_masks_that_lie_let_nothing_unsafe_out(tmp_path: Path) -> None:
    """As if all were free of everything: the gate reads the words, not the masks."""
    liars = lying(tmp_path / "liars", RECIPES[:120])

    assert all(isinstance(clear(one.recipe, NUTS), Cleared) for one in offered(liars, NUTS))


def test_readings_of_other_recipes_let_nothing_unsafe_out(tmp_path: Path) -> None:
    """As if two arrays had been written in different orders."""
    liars = lying(tmp_path / "liars", RECIPES[:120])
    for name in ("read", "proof"):
        liars.columns.arrays[name] = liars.columns[name][::-1].copy()

    assert all(isinstance(clear(one.recipe, NUTS), Cleared) for one in offered(liars, NUTS))


def test_readings_without_proof_let_nothing_unsafe_out(tmp_path: Path) -> None:
    """As if every trait had been set to free by hand."""
    liars = lying(tmp_path / "liars", RECIPES[:120])
    free = reading(RECIPES[0], NOTHING).traits
    liars.columns.arrays["read"] = np.full_like(liars.columns["read"], free)

    assert all(isinstance(clear(one.recipe, NUTS), Cleared) for one in offered(liars, NUTS))


def test_a_recipe_whose_text_is_damaged_is_passed_over(tmp_path: Path) -> None:
    """The others are offered."""
    catalog = shelved(tmp_path / "some", [r for r in RECIPES if "dinner" in r.meals][:20])
    text = catalog.columns.bits("text_text").copy()
    starts = catalog.columns["text_starts"]
    for row in range(0, 20, 2):
        text[starts[row] + 6 : starts[row] + 60] = 255
    catalog.columns.arrays["text_text"] = text

    whole = {catalog.columns.id_of(row) for row in range(1, 20, 2)}
    found = {one.recipe.id for one in offered(catalog, Eaters())}
    assert found <= whole
    assert len(found) > 3


def test_one_recipe_is_asked_as_all_are() -> None:
    """Whether to stay with a recipe is decided by the same words."""
    by_id = {recipe.id: recipe for recipe in RECIPES}

    assert is_called(by_id["beef-tacos"], "tacos")
    assert is_called(by_id["buttermilk-pancakes"], "panckes")
    assert is_called(by_id["roast-chicken"], "poultry")
    assert not is_called(by_id["roast-chicken"], "tacos")
    assert not is_called(by_id["roast-chicken"], "")


def test_what_they_had_is_weighed_however_unlikely() -> None:
    """Beyond the likeliest few of all that passes: they may want it again."""
    signals = read(Wishes(course=Course.MAIN), TUESDAY)
    last = int(candidates(signals, len(STARTER))[-1])
    had = replace(signals, recently_taken={STARTER.columns.id_of(last): 30})

    assert last not in candidates(signals, 4)
    assert last in candidates(had, 4)


def test_what_the_holiday_calls_for_is_weighed_however_unlikely() -> None:
    """A tag that none of the likeliest has brings in those that have it."""
    signals = read(Wishes(course=Course.MAIN), TUESDAY)
    likely = tagged(candidates(signals, 4))
    rare = next(
        stem
        for stem in sorted(tagged(candidates(signals, len(STARTER))) - likely)
        if STARTER.search.posting(stem) is not None
    )

    found = candidates(replace(signals, holiday=rare), 4)

    assert rare in tagged(found)


def candidates(signals: Signals, most: int) -> Rows:
    """Return the rows of the starter's that are weighed."""
    known = Known.of(signals, STARTER.columns)
    return Wanted(STARTER, rows_of_foods(STARTER), signals, Eaters(), known).rows((), most)


def tagged(rows: Rows) -> set[str]:
    """Return the stems of the rows' tags."""
    recipes = [recipe for row in rows if (recipe := STARTER.at(int(row))) is not None]
    return {stem for recipe in recipes for stem in words(" ".join(recipe.tags))}

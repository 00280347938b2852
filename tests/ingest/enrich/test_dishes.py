"""Course and meals, by name, tags and foods."""

import pytest

from skill.domain.recipes import Course, Meal
from skill.ingest.enrich.dishes import course, meals

CAKE = frozenset({"white_sugar", "butter", "egg", "all_purpose_flour"})
STEW = frozenset({"beef", "carrot", "onion"})


@pytest.mark.parametrize(
    ("title", "foods", "found"),
    [
        ("Chocolate Chip Cookies", CAKE, Course.DESSERT),
        ("Shepherd's Pie", STEW, Course.MAIN),
        ("Beef Pie", STEW, Course.MAIN),
        ("Apple Pie", CAKE, Course.DESSERT),
        ("Spaghetti Carbonara", STEW, Course.MAIN),
        ("Cranberry Sauce", frozenset({"cranberry"}), Course.SAUCE),
        ("Beef Stew with Dumplings and Bread", STEW, Course.MAIN),
        ("Strawberry Lemonade", frozenset({"strawberry", "white_sugar"}), Course.DRINK),
        ("Crusty Bread", frozenset({"bread_flour"}), Course.BREAD),
        ("Butter Chicken", frozenset({"chicken", "butter"}), Course.MAIN),
        ("Rice and Beans", frozenset({"white_rice", "black_bean"}), Course.MAIN),
        ("Chickpea Salad", frozenset({"chickpea", "mint"}), Course.MAIN),
        ("Guacamole", frozenset({"avocado"}), Course.STARTER),
        ("Potato Salad", frozenset({"potato"}), Course.SIDE),
        ("Chicken Salad", frozenset({"chicken"}), Course.MAIN),
        ("Tomato Soup", frozenset({"tomato"}), Course.MAIN),
        ("Beef Soup", STEW, Course.MAIN),
        ("Grandma's Secret", CAKE, Course.DESSERT),
        ("Grandma's Secret", STEW, Course.MAIN),
        ("Grandma's Secret", frozenset({"carrot"}), Course.SIDE),
    ],
)
def test_a_dish_has_its_course(title: str, foods: frozenset[str], found: Course) -> None:
    """The name first; then what is in it."""
    assert course(title, (), foods) is found


def test_a_tag_tells_where_the_title_does_not() -> None:
    """Categories of the source are believed before foods."""
    assert course("Grandma's Secret", ("dessert",), STEW | {"honey"}) is Course.DESSERT


@pytest.mark.parametrize(
    ("title", "tags", "dish", "found"),
    [
        ("Blueberry Pancakes", (), Course.MAIN, {Meal.BREAKFAST, Meal.BRUNCH}),
        ("Beef Stew", (), Course.MAIN, {Meal.LUNCH, Meal.DINNER}),
        ("Apple Pie", (), Course.DESSERT, {Meal.DESSERT}),
        ("Mojito", (), Course.DRINK, {Meal.DRINK}),
        ("Eggs", ("breakfast",), Course.SIDE, {Meal.BREAKFAST}),
    ],
)
def test_a_dish_has_its_meals(
    title: str, tags: tuple[str, ...], dish: Course, found: set[Meal]
) -> None:
    """Pancakes are no dinner."""
    assert meals(title, tags, dish) == found

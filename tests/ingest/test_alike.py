"""The same dish told twice."""

from skill.ingest.alike import Alike, are_alike, sketch
from skill.ingest.batches import Staged, staged
from skill.ingest.raw import raw
from skill.ingest.recipe import enriched


def row(key: str, title: str, lines: list[str], quality: float = 1.0) -> Staged:
    """Return a staged recipe."""
    found = staged(enriched(raw(key, title, lines, ["Cook it."])))
    return Staged(recipe=found["recipe"], label=found["label"], quality=quality)


LIST = ["1 cup rice", "2 eggs", "1 onion", "1 carrot"]


def left_out(*rows: Staged) -> dict[int, str]:
    """Return the places left out, and why."""
    alike = Alike()
    for each in rows:
        alike.add(each)
    sketches = {n: sketch(rows[n]) for n in alike.suspects()}
    return dict(alike.doubles(sketches))


def test_the_better_of_two_alike_is_kept() -> None:
    """Amounts and order do not make another dish; nor does a word of praise."""
    one = row("a:1", "Fried rice with egg", LIST, quality=1)
    two = row("b:1", "Easy egg fried rice", ["3 onions, sliced", *LIST[:2], "5 carrots"], 2)

    assert left_out(one, two) == {0: "told already"}
    assert left_out(two, one) == {1: "told already"}


def test_the_same_title_with_nearly_the_same_list_is_one_dish() -> None:
    """One pinch of salt more."""
    one = row("a:1", "Egg fried rice", LIST)
    two = row("b:1", "Egg Fried Rice", [*LIST, "1 pinch salt"])

    assert left_out(one, two) == {1: "told already"}


def test_other_dishes_stay() -> None:
    """Neither title nor list alone makes them one."""
    one = row("a:1", "Egg fried rice", LIST)
    two = row("b:1", "Carrot omelet", LIST)
    three = row("c:1", "Egg fried rice", ["1 cup rice", "2 eggs", "1 cup shrimp", "1 leek"])

    assert left_out(one, two, three) == {}


def test_one_id_is_one_recipe() -> None:
    """Whatever is in it."""
    one = row("a:1", "Egg fried rice", LIST)
    two = row("a:1", "Carrot cake", ["2 carrots", "1 cup sugar"], quality=5)

    assert left_out(one, two) == {0: "id seen before"}


def test_a_chain_of_likeness_keeps_its_best() -> None:
    """Ten of a kind are one."""
    rows = [row(f"a:{n}", "Egg fried rice", LIST, quality=n) for n in range(10)]

    assert set(left_out(*rows)) == set(range(9))


def test_likeness_does_not_take_a_danger_away() -> None:
    """What is kept is a whole recipe with its own label; peanuts make another list."""
    plain = sketch(row("a:1", "Egg fried rice", LIST))
    nutty = sketch(row("b:1", "Egg rice with peanuts", [*LIST, "1 cup peanuts"]))

    assert not are_alike(plain, nutty)

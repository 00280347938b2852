"""A raw recipe with all that is worked out for it, and its label."""

import dataclasses
from collections.abc import Iterator
from dataclasses import dataclass

from skill.domain.food import Diet, Presence
from skill.domain.recipes import Course, Recipe, Step
from skill.food.labels import of_recipe
from skill.food.verdicts import Label
from skill.ingest.cues import LANGUAGES
from skill.ingest.enrich import dishes, spoken, timers
from skill.ingest.enrich.claims import honest
from skill.ingest.enrich.cuisines import cuisine
from skill.ingest.enrich.difficulty import difficulty
from skill.ingest.enrich.equipment import equipment
from skill.ingest.enrich.language import language
from skill.ingest.enrich.lists import ingredient
from skill.ingest.enrich.seasons import seasons
from skill.ingest.enrich.steps import MOST, split
from skill.ingest.enrich.times import times
from skill.ingest.enrich.yields import servings
from skill.ingest.raw import Raw, UnusableError

PRIOR = 0.4  # of a recipe of whose popularity nothing is known


@dataclass(frozen=True, slots=True)
class Enriched:
    """A recipe, its label, and how good it is: the better of two alike is kept."""

    recipe: Recipe
    label: Label
    quality: float


def enriched(raw: Raw) -> Enriched:
    """Return the recipe with everything worked out and labelled.

    Raises:
        UnusableError: its method has more steps than anyone can follow.
    """
    lang = language(raw)
    words = lang if lang in LANGUAGES else "en"
    plain = split(raw.steps, words)
    if len(plain) > MOST:
        raise UnusableError("too many steps")
    said = tuple(spoken.step(step, words) for step in plain)
    label = of_recipe(raw.title, raw.ingredients, said, lang)
    foods = frozenset(label.foods)
    course = dishes.course(raw.title, raw.tags, foods)
    taken = times(raw, said, words)
    lines = tuple(ingredient(line, words) for line in raw.ingredients)
    recipe = Recipe(
        id=raw.id,
        title=raw.title,
        meals=dishes.meals(raw.title, raw.tags, course),
        course=course,
        cuisine=cuisine(raw.cuisine, raw.title, raw.tags, raw.ingredients),
        total=taken.total,
        servings=servings(raw.yields, words),
        ingredients=lines,
        steps=tuple(_steps(said, raw.title, foods, words)),
        active=taken.active,
        seasons=seasons(raw.title, raw.tags, foods, words),
        difficulty=difficulty(plain, len(lines), taken.active, words),
        equipment=equipment(plain, words),
        tags=honest(raw.tags, label),
        lang=lang,
        prior=PRIOR if raw.prior is None else raw.prior,
        alcoholic=_is_alcoholic(course, label),
        foods=foods,
    )
    return Enriched(recipe, label, _quality(recipe, label, taken.worked_out))


def relabelled(recipe: Recipe) -> Enriched:
    """Return a recipe with the label and foods of today's lexicon, from its own texts."""
    label = of_recipe(
        recipe.title,
        (one.line for one in recipe.ingredients),
        (step.text for step in recipe.steps),
        recipe.lang,
    )
    renewed = dataclasses.replace(
        recipe,
        foods=frozenset(label.foods),
        alcoholic=recipe.alcoholic or _is_alcoholic(recipe.course, label),
        tags=honest(sorted(recipe.tags), label),
    )
    return Enriched(renewed, label, _quality(renewed, label, worked_out=False))


def has_unknown(label: Label) -> bool:
    """Return whether anything is not known of a recipe."""
    return Presence.UNKNOWN in label.traits.values()


def _steps(
    said: tuple[str, ...], title: str, foods: frozenset[str], lang: str
) -> Iterator[Step]:
    """Yield the steps with their timers."""
    for text in said:
        length = timers.timer(text, lang)
        name = timers.name(text, title, foods, lang) if length else ""
        yield Step(text, length, name)


def _is_alcoholic(course: Course, label: Label) -> bool:
    """Return whether it is a drink with alcohol in it."""
    return course is Course.DRINK and label.diet(Diet.ALCOHOL_FREE) is Presence.CONTAINS


def _quality(recipe: Recipe, label: Label, worked_out: bool) -> float:
    """Return how much a recipe says: popular, understood, timed, and explained."""
    told = min(len(recipe.steps), 10) / 20 + min(len(recipe.ingredients), 10) / 20
    return round(
        recipe.prior + 0.5 * (not has_unknown(label)) + 0.2 * (not worked_out) + told, 4
    )

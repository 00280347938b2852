"""The gate: the only place that can say that a recipe is safe for these eaters.

It fails closed.  For what concerns an eater, CONTAINS, MAY and UNKNOWN all refuse; only
FREE passes.  Whatever names a recipe to a cook takes ``Cleared``, which nothing else
can make.
"""

from dataclasses import InitVar, dataclass
from functools import lru_cache

from skill.domain.food import Allergen, Diet, Presence
from skill.domain.household import Eaters
from skill.domain.recipes import Recipe
from skill.food.labels import of_recipe
from skill.food.readings import Proven, Reading
from skill.food.verdicts import Evidence, Label

_REASONS = 24  # told at most for one recipe
_KEY = object()


@dataclass(frozen=True, slots=True)
class Reason:
    """One thing that speaks against a recipe: ``span`` is a place in ``line``."""

    need: Allergen | Diet
    presence: Presence
    line: str
    span: tuple[int, int]
    food: str
    rule: str


@dataclass(frozen=True)
class Cleared:
    """A recipe that these eaters may have; ``clear`` alone makes one.

    Raises:
        TypeError: made anywhere else.
    """

    recipe: Recipe
    eaters: Eaters
    checked: tuple[str, ...]
    key: InitVar[object] = None

    def __post_init__(self, key: object) -> None:
        if key is not _KEY:
            raise TypeError("only gate.clear makes a Cleared recipe")


@dataclass(frozen=True, slots=True)
class Refusal:
    """A recipe that these eaters must not be offered, and why; never without a reason."""

    recipe: Recipe
    reasons: tuple[Reason, ...]


def clear(
    recipe: Recipe, eaters: Eaters, read: Reading | Proven | None = None
) -> Cleared | Refusal:
    """Return the recipe cleared for the eaters, or the reasons against it.

    ``read`` is what was found in these very words before; where it is of others, or would
    be read differently today, or speaks against the recipe, the words are read again.
    """
    needs: tuple[Allergen | Diet, ...] = (*sorted(eaters.allergies), *sorted(eaters.diets))
    if not needs:
        return Cleared(recipe, eaters, (), _KEY)
    known = read.label(recipe) if read is not None else None
    if known is not None and all(known.presence(n) is Presence.FREE for n in needs):
        label = known
    else:
        label = _read(recipe)
    reasons = [reason for need in needs for reason in _reasons(need, label, recipe)]
    if recipe.alcoholic:
        reasons += [_declared(need, recipe) for need in eaters.diets & _DRY]
    if reasons:
        return Refusal(recipe, tuple(reasons[:_REASONS]))
    return Cleared(recipe, eaters, tuple(str(need) for need in needs), _KEY)


_DRY = frozenset({Diet.ALCOHOL_FREE, Diet.HALAL})


def _read(recipe: Recipe) -> Label:
    """Return the label of a recipe's words."""
    return _label(
        recipe.title,
        tuple(ingredient.line for ingredient in recipe.ingredients),
        tuple(step.text for step in recipe.steps),
        recipe.lang,
    )


@lru_cache(maxsize=1024)
def _label(title: str, lines: tuple[str, ...], steps: tuple[str, ...], lang: str) -> Label:
    """Return the label; the key is all that was read, so changed text is read anew."""
    return of_recipe(title, lines, steps, lang)


def _reasons(need: Allergen | Diet, label: Label, recipe: Recipe) -> list[Reason]:
    """Return why the need is not kept; at least one reason whenever it is not."""
    presence = label.presence(need)
    if presence is Presence.FREE:
        return []
    found = [_reason(need, one) for one in label.because(need)]
    return found or [Reason(need, presence, recipe.title, (0, 0), "", "no evidence")]


def _reason(need: Allergen | Diet, one: Evidence) -> Reason:
    return Reason(need, one.presence, one.line, one.span, one.food, one.rule)


def _declared(need: Diet, recipe: Recipe) -> Reason:
    """Return the refusal of a recipe whose author says that it holds alcohol."""
    return Reason(need, Presence.CONTAINS, recipe.title, (0, 0), "alcohol", "declared")

"""Tags of a source without what only the gate may say, and with what the label says.

A site's "nut free" clears nothing, so it is not kept where a search could find it; "vegan"
stands there where every line of the list is known to be.
"""

from collections.abc import Iterable

from skill.domain.food import Diet, Presence
from skill.food.verdicts import Label

TOLD = {
    Diet.VEGAN: "vegan",
    Diet.VEGETARIAN: "vegetarian",
    Diet.GLUTEN_FREE: "gluten free",
    Diet.DAIRY_FREE: "dairy free",
}
_CLAIMS = (
    "free without safe vegan vegetarian veggie pescatarian kosher halal allergy allergen"
    " allergic celiac coeliac gluten lactose nut-free frei ohne sans senza sin végétarien"
    " végétalien vegano vegetariano vegana vegetariana vegetarisch passover"
)
CLAIMS = frozenset(_CLAIMS.split())


def honest(tags: Iterable[str], label: Label, most: int = 12) -> frozenset[str]:
    """Return the tags that claim nothing, and the diets that the label knows to be kept."""
    plain = [tag for tag in tags if not claims(tag)][:most]
    kept = [name for diet, name in TOLD.items() if label.diet(diet) is Presence.FREE]
    return frozenset((*plain, *kept))


def claims(tag: str) -> bool:
    """Return whether a tag says what only the gate may say."""
    words = tag.casefold().replace("-", " ").split()
    return any(word in CLAIMS or word.endswith("frei") for word in words)

"""A food wished for beside one that is banned: a list may have been heard in two halves.

"Without eggs, milk and nuts" can reach the skill as a ban on eggs and a wish for milk and
nuts.  Slots do not tell how the words were joined; so, where what was wished for could harm
someone, it is asked, and left out until then.  Cheese without mushrooms is no such list:
who names allergens to avoid begins with one; nor is cheese without cheddar.  Nuts are asked
about beside any ban.
"""

from collections.abc import Iterable

from skill.dialog.reply import Reply
from skill.dialog.router import when
from skill.dialog.services import Services
from skill.dialog.session import Awaiting
from skill.dialog.slots import NoSlots
from skill.dialog.turn import Turn
from skill.domain.food import Allergen, Presence
from skill.domain.recipes import Wishes
from skill.domain.wishes import added, lacks, needed
from skill.food.labels import of_recipe
from skill.intents.known import kind_of
from skill.intents.offers import Request, offer
from skill.speech.wishes import WithOrWithout

KIND = "with_or_without"
HARMLESS = frozenset({Allergen.WHEAT, Allergen.GLUTEN})
"""Not worth a question: in pasta and bread, which are asked for by the day."""
WORST = frozenset({Allergen.TREE_NUT, Allergen.PEANUT})
"""Worth one, whatever is banned beside them."""


def doubted(asked: Wishes) -> tuple[str, ...]:
    """Return the foods asked for that may have been meant to be left out."""
    if not (asked.without or asked.allergies):
        return ()
    listed = bool(asked.allergies) or any(map(_harms, asked.without))
    worst = frozenset(Allergen) if listed else WORST
    return tuple(
        food
        for food in asked.with_foods
        if _harms(food) & worst and not any(kind_of(one, food) for one in asked.without)
    )


def _harms(food: str) -> frozenset[Allergen]:
    """Return the allergens worth a question that are surely in a food."""
    label = of_recipe(food, [food])
    contained = (one for one in Allergen if label.presence(one) is Presence.CONTAINS)
    return frozenset(contained) - HARMLESS


def with_or_without(
    turn: Turn, wishes: Wishes, foods: Iterable[str], *, allergic: bool
) -> Reply:
    """Ask whether the foods are wanted; until that is known they are left out.

    Beside an allergy they may be more of it: unless they are wanted, what is in them is a
    need for the rest of the talk.
    """
    named = tuple(foods)
    feared = frozenset[Allergen]().union(*map(_harms, named)) if allergic else frozenset()
    return Reply(
        ask=WithOrWithout(named),
        awaiting=Awaiting(
            kind=KIND, data={"foods": [*named], "allergens": [*sorted(feared)]}
        ),
        remember=turn.session.but(
            topic="recipes", wishes=lacks(wishes, named, kind_of), offer=None
        ),
    )


def unanswered(turn: Turn) -> Wishes:
    """Return the wishes so far, with the needs that an open question may be about."""
    feared = (Allergen(one) for one in _asked(turn, "allergens"))
    return needed(turn.session.wishes, allergies=feared)


@when("AMAZON.YesIntent", awaiting=KIND)
def wanted(turn: Turn, slots: NoSlots, services: Services) -> Reply:
    """Offer one with the foods that were asked about."""
    wishes = added(turn.session.wishes, Wishes(with_foods=_asked(turn, "foods")))
    return offer(turn, services, Request(wishes))


def _asked(turn: Turn, name: str) -> tuple[str, ...]:
    awaiting = turn.session.awaiting
    heard = awaiting.data.get(name) if awaiting and awaiting.kind == KIND else ()
    return tuple(str(one) for one in heard) if isinstance(heard, list) else ()


@when("AMAZON.NoIntent", awaiting=KIND)
def unwanted(turn: Turn, slots: NoSlots, services: Services) -> Reply:
    """Offer one without them."""
    return offer(turn, services, Request(unanswered(turn)))

"""What is known of a line or a recipe, and on what evidence."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from skill.domain.food import Allergen, Diet, Presence
from skill.food.traits import BLURS, BREAKS, TRAITS, Trait, trait_of, verdict, worst


@dataclass(frozen=True, slots=True)
class Evidence:
    """Why a trait is there: ``span`` is a place in ``line``, ``rule`` how it was read."""

    trait: Trait
    presence: Presence
    line: str
    span: tuple[int, int]
    food: str
    rule: str


@dataclass(frozen=True, slots=True)
class Label:
    """Every trait with its presence; evidence for each that is not free."""

    traits: Mapping[Trait, Presence]
    evidence: tuple[Evidence, ...] = ()
    foods: tuple[str, ...] = field(default=(), compare=False)

    def allergen(self, allergen: Allergen) -> Presence:
        """Return the presence of an allergen."""
        return self.traits[trait_of(allergen)]

    def diet(self, diet: Diet) -> Presence:
        """Return whether it breaks a diet: CONTAINS breaks it, FREE keeps it."""
        return verdict(diet, self.traits)

    def presence(self, need: Allergen | Diet) -> Presence:
        """Return the presence of what an eater must not have."""
        return self.allergen(need) if isinstance(need, Allergen) else self.diet(need)

    def because(self, need: Allergen | Diet) -> tuple[Evidence, ...]:
        """Return the evidence that speaks against the need, worst first."""
        if isinstance(need, Allergen):
            traits: tuple[Trait, ...] = (trait_of(need),)
        else:
            traits = (*BREAKS[need], *BLURS.get(need, ()))
            if need is Diet.KOSHER:
                traits = (*traits, Trait.MEAT, Trait.MILK)
        found = [e for e in self.evidence if e.trait in traits]
        order = [Presence.CONTAINS, Presence.UNKNOWN, Presence.MAY, Presence.FREE]
        return tuple(sorted(found, key=lambda e: order.index(e.presence)))


NOTHING = Label(dict.fromkeys(TRAITS, Presence.FREE))


def unknown(line: str, span: tuple[int, int], rule: str) -> tuple[Evidence, ...]:
    """Return the evidence that nothing is known because of the words at ``span``."""
    food = line[span[0] : span[1]]
    return tuple(Evidence(t, Presence.UNKNOWN, line, span, food, rule) for t in TRAITS)


def label_from(evidence: Iterable[Evidence], foods: Iterable[str] = ()) -> Label:
    """Return the label that the evidence adds up to."""
    known = tuple(evidence)
    traits = dict(NOTHING.traits)
    for one in known:
        traits[one.trait] = worst(traits[one.trait], one.presence)
    return Label(traits, known, tuple(dict.fromkeys(foods)))


def together(labels: Iterable[Label]) -> Label:
    """Return the label of a whole: it contains what any part contains."""
    parts = tuple(labels)
    evidence = (e for part in parts for e in part.evidence)
    return label_from(evidence, (f for part in parts for f in part.foods))

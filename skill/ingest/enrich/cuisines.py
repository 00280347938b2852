"""The kitchen a recipe comes from, guessed from what is telling in its list and title.

The cues are ``../cues/cuisines/*.toml``, written by hand.  A cue that many kitchens share
says little, so its weight is divided among them.  The weights below are round numbers
chosen by thought, and fitted to nothing.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from skill.ingest import cues
from skill.ingest.enrich.phrases import folded, known, words

WEIGHTS = {"signature": 5.0, "typical": 2.5, "common": 1.0, "rare": -2.0}
A_NAME, A_DISH = 12.0, 6.0
SHARED = 0.5  # the power of the number of kitchens that share a cue
ENOUGH = 6.0  # points under which nothing is guessed
AHEAD = 1.5  # times the next best


@dataclass(frozen=True)
class Cues:
    """What is telling: for each phrase the kitchens, and how much it says for each."""

    foods: Mapping[str, Mapping[str, float]]
    titles: Mapping[str, Mapping[str, float]]
    served_as: Mapping[str, str]


def cuisine(said: str, title: str, tags: Sequence[str], lines: Iterable[str]) -> str:
    """Return the cuisine as the source says it, or as guessed; "" where nothing tells."""
    for text in (said, *tags):
        named = _named(text)
        if named:
            return named
    points: dict[str, float] = {}
    for kitchen, got in scores(title, lines).items():
        name = _cues().served_as[kitchen]
        points[name] = max(got, points.get(name, 0.0))
    first, second = sorted(points, key=lambda name: -points[name])[:2]
    sure = points[first] >= max(ENOUGH, AHEAD * points[second])
    return first if sure else ""


def scores(title: str, lines: Iterable[str]) -> Mapping[str, float]:
    """Return how much speaks for each kitchen; each cue counts once."""
    table = _cues()
    points = dict.fromkeys(table.served_as, 0.0)
    found = {phrase for line in lines for phrase in known(words(line[:200]), table.foods)}
    named = set(known(words(title), table.titles))
    for phrases, weights in ((found, table.foods), (named, table.titles)):
        for phrase in phrases:
            for kitchen, weight in weights[phrase].items():
                points[kitchen] += weight
    return points


def _named(text: str) -> str:
    """Return the cuisine that a tag or the source's own word names outright."""
    table = _cues()
    for phrase in known(words(text), table.titles):
        for kitchen, weight in table.titles[phrase].items():
            if weight >= A_NAME:
                return table.served_as[kitchen]
    return ""


@cache
def _cues() -> Cues:
    """Return the cues of all files; a cue that many share says less for each."""
    foods: dict[str, dict[str, float]] = {}
    titles: dict[str, dict[str, float]] = {}
    served_as = {}
    for path in sorted((cues.HERE / "cuisines").glob("*.toml")):
        section = _file(path.stem)
        kitchen = path.stem.replace("_", " ")
        served_as[kitchen] = section.get("served_as", kitchen)
        for kind, weight in WEIGHTS.items():
            _add(foods, section.get(kind, ""), kitchen, weight)
        _add(titles, section["dishes"], kitchen, A_DISH)
        _add(titles, section["names"], kitchen, A_NAME)
    return Cues({p: _spread(found) for p, found in foods.items()}, titles, served_as)


def _file(name: str) -> cues.Section:
    return cues.table(f"cuisines/{name}")


def _add(into: dict[str, dict[str, float]], text: str, kitchen: str, weight: float) -> None:
    """Add the phrases of a list; one named twice counts as the first kind it stands in."""
    for phrase in map(folded, cues.phrases(text)):
        into.setdefault(phrase, {}).setdefault(kitchen, weight)


def _spread(found: Mapping[str, float]) -> Mapping[str, float]:
    """Return the weights of a cue, those that speak for a kitchen divided among them."""
    told = sum(weight for weight in found.values() if weight > 0) / WEIGHTS["signature"]
    share = max(1.0, told) ** SHARED
    return {
        kitchen: weight / share if weight > 0 else weight
        for kitchen, weight in found.items()
    }

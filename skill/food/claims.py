"""Claims on a label: ``dairy-free``, ``vegan``, ``without nuts``, ``sin huevo``.

A claim clears only what it names, and only on its own noun: the foods of its phrase, but
for what their names contradict (``contradictions``).
``Free`` after anything else (``fat-free``, ``cage-free``) clears nothing, nor does a
claim in a clause that makes it a wish ("use gluten-free if needed").
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from skill.food.tokens import Token
from skill.food.traits import Trait

_MILK = frozenset({Trait.MILK, Trait.LACTOSE})
_NUTS = frozenset({Trait.TREE_NUT, Trait.PEANUT})
_GLUTEN = frozenset({Trait.GLUTEN, Trait.WHEAT})
_FLESH = frozenset({Trait.MEAT, Trait.PORK, Trait.GELATINE, Trait.RENNET, Trait.INSECT})
_SHELL = frozenset({Trait.CRUSTACEAN, Trait.MOLLUSC})
_SEA = frozenset({Trait.FISH}) | _SHELL
_MEATLESS = _FLESH | _SEA | {Trait.UNHALAL, Trait.UNKOSHER}
_VEGAN = _MEATLESS | _MILK | {Trait.EGG, Trait.HONEY}
_LACTOSE = frozenset({Trait.LACTOSE})


def _one(trait: Trait) -> frozenset[Trait]:
    return frozenset({trait})


NAMED: Mapping[str, frozenset[Trait]] = {
    **dict.fromkeys(("dairy", "milk", "milch", "lait", "latte", "leche"), _MILK),
    **dict.fromkeys(("lactose", "laktose", "lattosio", "lactosa"), _LACTOSE),
    **dict.fromkeys(("egg", "eggs", "ei", "eier", "oeuf", "oeufs"), _one(Trait.EGG)),
    **dict.fromkeys(("uovo", "uova", "huevo", "huevos"), _one(Trait.EGG)),
    **dict.fromkeys(("nut", "nuts", "nuss", "nusse", "noix"), _NUTS),
    **dict.fromkeys(("frutta secca", "frutos secos", "fruits a coque"), _NUTS),
    **dict.fromkeys(("peanut", "peanuts", "erdnuss", "erdnusse"), _one(Trait.PEANUT)),
    **dict.fromkeys(("cacahuete", "cacahuetes", "arachidi"), _one(Trait.PEANUT)),
    **dict.fromkeys(("gluten", "glutine", "gf"), _GLUTEN),
    **dict.fromkeys(("wheat", "weizen", "ble", "grano", "trigo"), _one(Trait.WHEAT)),
    **dict.fromkeys(("soy", "soya", "soja", "soia"), _one(Trait.SOY)),
    **dict.fromkeys(("fish", "fisch", "poisson", "pesce", "pescado"), _one(Trait.FISH)),
    **dict.fromkeys(("shellfish",), _SHELL),
    **dict.fromkeys(("sesame", "sesam", "sesamo", "tahini"), _one(Trait.SESAME)),
    **dict.fromkeys(("celery", "sellerie", "celeri", "sedano", "apio"), _one(Trait.CELERY)),
    **dict.fromkeys(("mustard", "senf", "moutarde", "senape"), _one(Trait.MUSTARD)),
    **dict.fromkeys(
        ("sulphite", "sulfite", "sulphites", "sulfites"), _one(Trait.SULPHITES)
    ),
    **dict.fromkeys(("pork", "porc", "cerdo", "maiale"), _one(Trait.PORK)),
    **dict.fromkeys(
        ("meat", "fleisch", "viande", "carne"), _one(Trait.MEAT) | {Trait.PORK}
    ),
    **dict.fromkeys(("alcohol", "alkohol", "alcool"), _one(Trait.ALCOHOL)),
    **dict.fromkeys(("gelatin", "gelatine"), _one(Trait.GELATINE)),
    **dict.fromkeys(("honey",), _one(Trait.HONEY)),
}
_PLURALS_WORDS = "eggs nuts peanuts sulphites sulfites"
_PLURALS = frozenset(_PLURALS_WORDS.split())
ADJECTIVES: Mapping[str, frozenset[Trait]] = {
    **dict.fromkeys(("vegan", "plantbased", "plant based"), _VEGAN),
    **dict.fromkeys(("vegane", "veganer", "veganes", "veganen", "veganem"), _VEGAN),
    **dict.fromkeys(
        ("pflanzliche", "pflanzlicher", "pflanzliches", "pflanzlichen"), _VEGAN
    ),
    **dict.fromkeys(("vegetalien", "vegetalienne", "vegetaliens", "vegane"), _VEGAN),
    **dict.fromkeys(("vegetal", "vegetale", "vegetali", "vegetales", "vegetaux"), _VEGAN),
    **dict.fromkeys(("vegano", "vegana", "vegani", "veganos", "veganas"), _VEGAN),
    **dict.fromkeys(("vegetarian", "veggie", "meatless", "meat free"), _MEATLESS),
    "animal free": _MEATLESS,  # of milk and egg it means the protein, made by yeast
    **dict.fromkeys(("vegetarische", "vegetarischer", "vegetariano"), _MEATLESS),
    **dict.fromkeys(("vegetariana", "vegetarien", "vegetarienne"), _MEATLESS),
    **dict.fromkeys(("dairyfree", "nondairy", "non dairy", "df"), _MILK),
    **dict.fromkeys(("eggless",), _one(Trait.EGG)),
    **dict.fromkeys(("gf", "glutenfree", "glutenless"), _GLUTEN),
    **dict.fromkeys(("non alcoholic", "nonalcoholic", "alkoholfrei"), _one(Trait.ALCOHOL)),
    **dict.fromkeys(("analcolico", "sin alcohol", "desalcoholizado"), _one(Trait.ALCOHOL)),
}
_WITHOUT_WORDS = "without sans ohne senza sin"
_WITHOUT = frozenset(_WITHOUT_WORDS.split())
_FREE_OF = frozenset(("free of", "free from", "libre de", "frei von", "libero da"))
_FREE_ENDINGS = ("frei", "freie", "freies", "freier", "freien", "freiem")
_NO_CLAIM_WORDS = "range roaming run of from flow flowing form"
_NO_CLAIM = frozenset(_NO_CLAIM_WORDS.split())
"""After ``X free``: free-range eggs are eggs, and milk free of hormones is milk."""
_LOOSE_WORDS = "gluten dairy lactose nut"
_LOOSE = frozenset(_LOOSE_WORDS.split())
_BARRIERS_WORDS = (
    "or and with plus in on for oder und mit ou et avec o e ed con y u oppure als as"
)
_BARRIERS = frozenset(_BARRIERS_WORDS.split())
_WISHES_WORDS = (
    "if optional optionally needed desired required preferred preferably ideally use choose"
    " look check for versions version option wenn falls si se nach gusto belieben"
)
_WISHES = frozenset(_WISHES_WORDS.split())
_FILLERS_WORDS = (
    "certified and made is are oder certifie certificato 100"
    " c cup cups t tbsp tsp oz lb g ml package pkg can jar box bag el tl"
)
_FILLERS = frozenset(_FILLERS_WORDS.split())


@dataclass(frozen=True, slots=True)
class Claim:
    """A claim over ``tokens[first:last]`` and the traits that it denies."""

    first: int
    last: int
    denies: frozenset[Trait]


def claims_in(tokens: Sequence[Token], text: str) -> dict[int, Claim]:
    """Return the claims by where they start; a mere wish denies nothing."""
    found: dict[int, Claim] = {}
    place = 0
    while place < len(tokens):
        claim = _claim_at(tokens, place, text)
        if claim is None:
            place += 1
            continue
        found[place] = (
            claim if _is_meant(tokens, claim) else Claim(place, claim.last, frozenset())
        )
        place = claim.last
    return found


def _claim_at(tokens: Sequence[Token], place: int, text: str) -> Claim | None:
    """Return the claim that starts here."""
    words = [
        token.text if token.kind != "mark" else "" for token in tokens[place : place + 4]
    ]
    words += [""] * (4 - len(words))
    pair = f"{words[0]} {words[1]}"
    for length, phrase in ((2, pair), (1, words[0])):
        if phrase in ADJECTIVES:
            return Claim(place, place + length, ADJECTIVES[phrase])
    if words[0] in _WITHOUT:
        return _denial(words, 1, place)
    if pair in _FREE_OF:
        return _denial(words, 2, place)
    if words[0] in ("no", "non") and tokens[place].tight:
        return _denial(words, 1, place)
    return _free(tokens, place, text) or _one_word(words[0], place)


def _denial(words: Sequence[str], at: int, place: int) -> Claim | None:
    """Return ``without X``, where X is an allergen's own name."""
    skip = 1 if words[at] in ("any", "added", "de", "la", "le") else 0
    for length in (3, 2, 1):
        named = NAMED.get(" ".join(words[at + skip : at + skip + length]))
        if named is not None:
            return Claim(place, place + at + skip + length, named)
    return None


def _free(tokens: Sequence[Token], place: int, text: str) -> Claim | None:
    """Return ``X-free`` or ``X-, Y- and Z-free``."""
    denied: frozenset[Trait] = frozenset()
    at = place
    while at + 1 < len(tokens):
        token, following = tokens[at], tokens[at + 1]
        named = NAMED.get(token.text)
        if named is None or token.text in _PLURALS:
            return None
        denied |= named
        if following.text == "free":
            after = tokens[at + 2].text if at + 2 < len(tokens) else ""
            return None if after in _NO_CLAIM else Claim(place, at + 2, denied)
        hangs = text[token.end : token.end + 1] in ("-", "‑", "–")
        if not hangs and token.text not in _LOOSE:
            return None
        at += 1
        while at < len(tokens) and tokens[at].text in (",", "and", "/", "or"):
            at += 1
    return None


def _one_word(word: str, place: int) -> Claim | None:
    """Return ``glutenfrei``, ``laktosefreie`` and the like."""
    for ending in _FREE_ENDINGS:
        if word.endswith(ending):
            named = NAMED.get(word[: -len(ending)])
            if named is not None:
                return Claim(place, place + 1, named)
    return None


def clause(tokens: Sequence[Token], place: int) -> tuple[int, int]:
    """Return the run of tokens around ``place`` between commas, brackets and the like."""
    first = last = place
    while first > 0 and tokens[first - 1].kind != "mark":
        first -= 1
    while last < len(tokens) and tokens[last].kind != "mark":
        last += 1
    return first, last


def phrase(tokens: Sequence[Token], claim: Claim) -> tuple[int, int]:
    """Return the run of tokens that the claim may speak of: no barrier lies between."""
    first, last = claim.first, claim.last
    while first > 0 and not _bars(tokens[first - 1]):
        first -= 1
    while last < len(tokens) and not _bars(tokens[last]):
        last += 1
    return first, last


def _bars(token: Token) -> bool:
    return token.kind == "mark" or token.text in _BARRIERS


def _is_meant(tokens: Sequence[Token], claim: Claim) -> bool:
    """Return whether the claim is stated, rather than wished for or offered as a choice."""
    first, last = clause(tokens, claim.first)
    around = {token.text for token in tokens[first:last]}
    return not around & _WISHES


def stands_alone(tokens: Sequence[Token], claims: Mapping[int, Claim], place: int) -> bool:
    """Return whether the clause around ``place`` holds claims and nothing else."""
    first, last = clause(tokens, place)
    covered = {p for c in claims.values() for p in range(c.first, c.last)}
    return all(
        p in covered or tokens[p].text in _FILLERS or tokens[p].kind == "number"
        for p in range(first, last)
    )

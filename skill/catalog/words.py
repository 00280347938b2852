"""How the words a cook says are compared with the words of a recipe.

Small on purpose: endings are cut, a few synonyms are one word, and one slip in a longer
word is forgiven.  English only for now; other languages fall back to equal words.
"""

import re
import unicodedata
from functools import lru_cache

WORD = re.compile(r"[a-z0-9]+")
_NOISE = (
    "a an the some any of for with and or in on to my me us please recipe recipes dish"
    " dishes meal make making cook cooking something anything thing good nice really"
    " how do i you we can could want would like have has find style kind"
    " homemade simple best"
)
NOISE = frozenset(_NOISE.split())
SAME = {
    "aubergine": "eggplant",
    "courgette": "zucchini",
    "coriander": "cilantro",
    "prawn": "shrimp",
    "garbanzo": "chickpea",
    "mac": "macaroni",
    "macaronis": "macaroni",
    "flapjack": "pancake",
    "hotcake": "pancake",
    "griddlecake": "pancake",
    "crepe": "galette",
    "daal": "dal",
    "dahl": "dal",
    "channa": "chana",
    "chole": "chana",
    "stirfry": "fry",
    "stirfri": "fry",
    "humus": "hummus",
    "houmous": "hummus",
    "houmou": "hummus",
    "humu": "hummus",
    "tabouli": "tabbouleh",
    "tabouleh": "tabbouleh",
    "bolognaise": "bolognese",
    "kofte": "kofta",
    "cottage": "shepherd",
    "toastie": "sandwich",
    "cookie": "cookie",
    "biscuit": "cookie",
    "oatmeal": "oat",
    "jook": "congee",
    "cheeseburger": "burger",
    "hamburger": "burger",
    "guac": "guacamole",
    "noodle": "noodle",
    "crisp": "crumble",
    "broth": "soup",
    "pita": "flatbread",
    "naan": "flatbread",
}


@lru_cache(maxsize=16384)
def words(text: str, lang: str = "en") -> tuple[str, ...]:
    """Return the stems of the words that carry meaning, in order."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(char for char in plain if not unicodedata.combining(char))
    found = WORD.findall(bare.replace("'s", "").replace("’s", ""))
    return tuple(stem(word) for word in found if word not in NOISE)


def stem(word: str) -> str:
    """Return a word without its plural ending, or the synonym that stands for it."""
    word = SAME.get(word, word)
    for ending, instead in (("ies", "y"), ("oes", "o"), ("ches", "ch"), ("shes", "sh")):
        if word.endswith(ending) and len(word) > len(ending) + 2:
            word = word.removesuffix(ending) + instead
            break
    else:
        if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3:
            word = word.removesuffix("s")
    return SAME.get(word, word)

"""A method taken apart into steps of one action each, every word of it kept.

Sentences are parted in every language, clauses ("..., stir in the garlic, and cook ...") in
English alone, where orders begin with one of a list of verbs.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from skill.food.tokens import fold
from skill.ingest import cues

LONGEST = 1_500  # characters of a step; a longer sentence goes on in the next
MOST = 400
BARE = 2  # words of an action that is no step of its own
BREATH = 70  # characters that it may follow in one breath
_NUMBERED = re.compile(
    r"^\s*(?:(?:step|schritt|étape|etape|passo|paso)\s*\d{1,2}\s*[:.)\-–]?|\d{1,2}\s*[.)]|#\d{1,2})"
    r"\s+(?=\S)",
    re.IGNORECASE,
)
_END = re.compile(r"[.!?…]{1,5}[\"'”’)\]]{0,3}\s{1,9}")
_COMMA = re.compile(
    r"(?P<mark>[,;]?)\s+(?:(?P<and>and\s+then|and|then)\s+)?|(?P<semi>;)\s*", re.IGNORECASE
)
_WORD = re.compile(r"\d+|[^\W\d_]+(?:-[^\W\d_]+)*")


def split(paragraphs: Iterable[str], lang: str) -> tuple[str, ...]:
    """Return the steps; headings ("For the sauce:") go with what follows them."""
    pieces: list[str] = []
    for paragraph in paragraphs:
        actions: list[str] = []
        for sentence in sentences(_NUMBERED.sub("", paragraph), lang):
            actions.extend(_actions(sentence) if lang == "en" else [sentence])
        pieces.extend(_together(actions))
    return tuple(_joined(part for piece in pieces for part in _bounded(piece)))


def sentences(text: str, lang: str) -> Iterator[str]:
    """Yield the sentences of a paragraph; an abbreviation ends none."""
    begin = 0
    for stop in _END.finditer(text):
        before = text[begin : stop.start()]
        after = text[stop.end() : stop.end() + 1]
        if after.islower() or _is_short(before, stop.group(), after, lang):
            continue
        if before.count("(") > before.count(")") + stop.group().count(")"):
            continue
        yield text[begin : stop.end()].strip()
        begin = stop.end()
    if rest := text[begin:].strip():
        yield rest


def _is_short(before: str, stop: str, after: str, lang: str) -> bool:
    """Return whether the full stop belongs to an abbreviation or to a number."""
    if not stop.startswith("."):
        return False
    last = before.rsplit(None, 1)[-1] if before.strip() else ""
    if after.isdigit() or after == "(":
        return fold(last.strip("(")) in _short(lang)
    return fold(last.strip("(")) in _short(lang) and not after.isupper()


def _actions(sentence: str) -> list[str]:
    """Return the actions of an English sentence: a new one begins with a verb."""
    parts: list[str] = []
    begin = depth = held = 0
    acted = _is_action(sentence, 0, "start")
    for found in _COMMA.finditer(sentence):
        depth += sentence.count("(", held, found.start())
        depth -= sentence.count(")", held, found.start())
        held = found.start()
        if depth > 0 or not (found["mark"] or found["and"] or found["semi"]):
            continue
        mark = found["mark"] or found["semi"] or ""
        if not _is_action(sentence, found.end(), mark):
            continue
        if acted and _is_long(sentence[begin : found.start()], mark):
            parts.append(sentence[begin : found.start()])
            begin = found.end()
        acted = True
    return [_sentence(part) for part in (*parts, sentence[begin:])]


def _together(actions: Iterable[str]) -> list[str]:
    """Return actions with bare words ("Drain.") said in one breath with those before."""
    found: list[str] = []
    for action in actions:
        bare = len(action.split()) <= BARE and not action.endswith(":")
        if bare and found and len(found[-1]) <= BREATH and not found[-1].endswith(":"):
            found[-1] = f"{found[-1]} {action}"
        else:
            found.append(action)
    return found


def _is_long(text: str, mark: str) -> bool:
    """Return whether an action is more than "cover" in "cover and simmer"."""
    return len(text.split()) >= (2 if mark else 3)


def _is_action(text: str, at: int, mark: str) -> bool:
    """Return whether an order begins here; ``mark`` is what stands before it."""
    verbs, nouns, objects, leads = _verbs()
    words = [found.group().casefold() for found in _WORD.finditer(text, at, at + 60)][:4]
    while words and words[0] in leads:
        words = words[1:]
    if not words or words[0] not in verbs:
        return False
    if words[0] in nouns and mark in ("", ","):
        return len(words) > 1 and (words[1] in objects or words[1].isdecimal())
    return True


def _sentence(text: str) -> str:
    """Return an action as a sentence of its own, without the joint it hung on."""
    bare = text.strip().rstrip(" ,;")
    stop = "." if bare and (bare[-1].isalnum() or bare[-1] in ")%°\"'") else ""
    return bare[:1].upper() + bare[1:] + stop


def _bounded(piece: str) -> Iterator[str]:
    """Yield a piece in parts short enough to be said, cut between words."""
    while len(piece) > LONGEST:
        cut = piece.rfind(" ", LONGEST // 2, LONGEST)
        cut = cut if cut > 0 else LONGEST
        yield piece[:cut].strip()
        piece = piece[cut:].strip()
    if piece:
        yield piece


def _joined(pieces: Iterable[str]) -> Iterator[str]:
    """Yield the steps, with headings before and bare words after what they belong to."""
    held = ""
    for piece in pieces:
        whole = f"{held} {piece}".strip()
        if piece.endswith(":") or not any(char.isalpha() for char in piece):
            held = whole
            continue
        yield whole
        held = ""
    if held:
        yield held


@cache
def _short(lang: str) -> frozenset[str]:
    table = cues.read("steps")
    return frozenset(fold(word) for word in table.get(lang, table["en"])["short"].split())


@cache
def _verbs() -> Sequence[frozenset[str]]:
    """Return verbs, those that are things too, what follows those, and what leads."""
    section = cues.read("steps")["en"]
    return tuple(
        cues.words(section, key) for key in ("verbs", "nouns_too", "objects", "leads")
    )

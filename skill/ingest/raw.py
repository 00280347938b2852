"""What a source gives for one recipe, cleaned and bounded, before anything is worked out.

Nothing of a line of the list is ever cut away: what is too long to be read stays too long
for the gate as well, which then knows nothing of it and refuses.
"""

import hashlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from skill.ingest import clean

LONGEST_TITLE = 200
LONGEST_LINE = 1_200  # over ``food.lines.LONGEST``: the gate reads it as unknown
MOST_LINES = 250
MOST_STEP_TEXT = 60_000  # characters, all steps together
LONGEST_TIME = 7 * 24 * 60.0  # minutes; a week for what is cured or pickled
_ID = re.compile(r"[^\w.:-]+")


class UnusableError(ValueError):
    """A row that is no recipe we can use; ``reason`` is one of a few, to be counted."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Raw:
    """One recipe as its source has it.  Times are minutes; "" and None: not said."""

    id: str
    title: str
    ingredients: tuple[str, ...]
    steps: tuple[str, ...]
    lang: str = ""
    yields: str = ""
    total: float | None = None
    prep: float | None = None
    cook: float | None = None
    cuisine: str = ""
    tags: tuple[str, ...] = ()
    prior: float | None = None


@dataclass(frozen=True, slots=True)
class Hints:
    """What a source may say besides title, list and steps."""

    lang: str = ""
    yields: str = ""
    total: float | None = None
    prep: float | None = None
    cook: float | None = None
    cuisine: str = ""
    tags: tuple[str, ...] = ()
    prior: float | None = None


NO_HINTS = Hints()


def raw(
    key: str,
    title: str,
    ingredients: Iterable[str],
    steps: Iterable[str],
    hints: Hints = NO_HINTS,
) -> Raw:
    """Return the recipe, every field cleaned.

    Raises:
        UnusableError: no title, no ingredients, no steps, or absurdly much of one.
    """
    lines = _lines(ingredients)
    return Raw(
        id=key,
        title=_title(title),
        ingredients=lines,
        steps=_steps(steps),
        lang=clean.line(hints.lang, 12).replace("_", "-"),
        yields=clean.line(hints.yields, 80),
        total=minutes(hints.total),
        prep=minutes(hints.prep),
        cook=minutes(hints.cook),
        cuisine=clean.line(hints.cuisine, 60),
        tags=_tags(hints.tags),
        prior=hints.prior,
    )


def identity(source: str, key: object, content: Sequence[str]) -> str:
    """Return an id: the source's own if it has one, else one made of the content.

    An own id that names its source already ("allrecipes:100011") stays as it is.
    """
    own = _ID.sub("-", str(key or "")).strip("-.:")[:80]
    if not own:
        own = hashlib.sha256("\n".join(content).encode()).hexdigest()[:16]
    return own if ":" in own else f"{source}:{own}"


def minutes(value: float | None) -> float | None:
    """Return a time in minutes, None where it is none that a kitchen takes."""
    if value is None or not 0 < value <= LONGEST_TIME:
        return None
    return float(value)


def _title(text: str) -> str:
    title = clean.line(text, LONGEST_TITLE + 1)
    if not any(char.isalpha() for char in title):
        raise UnusableError("no title")
    if len(title) > LONGEST_TITLE:
        raise UnusableError("title too long")
    return title


def _lines(texts: Iterable[str]) -> tuple[str, ...]:
    """Return the lines of the list that name something."""
    lines: list[str] = []
    for text in texts:
        for part in clean.lines(text, LONGEST_LINE):
            if any(char.isalpha() for char in part):
                lines.append(part)
        if len(lines) > MOST_LINES:
            raise UnusableError("too many ingredients")
    if not lines:
        raise UnusableError("no ingredients")
    return tuple(lines)


def _steps(texts: Iterable[str]) -> tuple[str, ...]:
    """Return the paragraphs of the method that say something."""
    steps: list[str] = []
    size = 0
    for text in texts:
        for part in clean.lines(text, MOST_STEP_TEXT + 1):
            size += len(part)
            if size > MOST_STEP_TEXT:
                raise UnusableError("steps too long")
            if any(char.isalpha() for char in part):
                steps.append(part)
    if not steps:
        raise UnusableError("no steps")
    return tuple(steps)


def _tags(texts: Iterable[str]) -> tuple[str, ...]:
    """Return at most forty short tags in lower case."""
    tags = (
        clean.line(text, 60).casefold() for text, _ in zip(texts, range(200), strict=False)
    )
    return tuple(dict.fromkeys(tag for tag in tags if 1 < len(tag) <= 40))[:40]

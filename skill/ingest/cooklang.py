"""Read Cooklang: plain recipe text with ingredients, cookware and timers marked in it.

``@flour{2%cups}(sifted)`` is an ingredient, ``#pan{}`` cookware, ``~pasta{10%minutes}`` a
timer; ``--`` and ``[- -]`` are comments; front matter is ``key: value`` lines between
``---``.  Source: the Cooklang specification, https://cooklang.org/docs/spec/, and its
canonical tests.  Nothing here raises: what is not markup is text.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

Kind = Literal["text", "ingredient", "cookware", "timer"]
Quantity = float | str

KINDS: Mapping[str, Kind] = {"@": "ingredient", "#": "cookware", "~": "timer"}
UNSAID: Mapping[Kind, Quantity] = {"ingredient": "some", "cookware": 1, "timer": ""}

BRACED = re.compile(r"(?:(?P<name>[^\s@#~{}][^@#~{}]*?)\s*)?\{(?P<amount>[^{}]*)\}")
NOTE = re.compile(r"\((?P<note>[^()]*)\)")
BLOCK_COMMENT = re.compile(r"\[-.*?-\]", re.DOTALL)
LINE_COMMENT = re.compile(r"(?<!-)--(?!-).*")
NUMBER = re.compile(r"(?:0|[1-9]\d*)(?:\.\d+)?|\.\d+")
FRACTION = re.compile(r"(?:([1-9]\d*)\s+)?([1-9]\d*)\s*/\s*([1-9]\d*)")


@dataclass(frozen=True, slots=True)
class Item:
    """A run of text, or one thing marked in it.

    ``name`` is the text itself for text.  ``fixed`` amounts do not scale (``{=1}``).
    """

    kind: Kind
    name: str
    quantity: Quantity = ""
    units: str = ""
    note: str = ""
    fixed: bool = False


@dataclass(frozen=True, slots=True)
class Document:
    """A file: its front matter, and its steps as items in reading order."""

    metadata: Mapping[str, str]
    steps: tuple[tuple[Item, ...], ...]
    sections: tuple[str, ...] = field(default=())


def parse(source: str) -> Document:
    """Return the document that ``source`` is; every text is one."""
    metadata, body = _front_matter(source.replace("\r\n", "\n"))
    steps: list[tuple[Item, ...]] = []
    sections: list[str] = []
    for paragraph in _paragraphs(BLOCK_COMMENT.sub("", body), metadata):
        if paragraph.startswith("="):
            sections.append(paragraph.strip("= "))
        elif not paragraph.startswith("> "):
            steps.append(tuple(_items(paragraph)))
    return Document(metadata, tuple(steps), tuple(sections))


def quantity(text: str) -> Quantity:
    """Return a number where ``text`` is one ("3", "1.5", "1/2", "1 1/2"), else the text."""
    text = text.strip()
    if NUMBER.fullmatch(text):
        return float(text)
    if parts := FRACTION.fullmatch(text):
        whole, over, under = parts.groups()
        return int(whole or 0) + int(over) / int(under)
    return text


def _front_matter(source: str) -> tuple[dict[str, str], str]:
    """Split ``key: value`` lines between ``---`` from the body below them."""
    lines = source.lstrip("\ufeff\n").split("\n")
    if lines[0].rstrip() != "---":
        return {}, source
    for end, line in enumerate(lines[1:], start=1):
        if line.rstrip() == "---":
            pairs = (entry.partition(":") for entry in lines[1:end] if ":" in entry)
            read = {key.strip(): _unquoted(value) for key, _, value in pairs}
            return read, "\n".join(lines[end + 1 :])
    return {}, source


def _unquoted(value: str) -> str:
    """Return a YAML scalar without the quotes that may stand around it."""
    value = value.strip()
    if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
        return value[1:-1]
    return value


def _paragraphs(body: str, metadata: dict[str, str]) -> Iterator[str]:
    """Yield each step's text on one line; ``>> key: value`` lines go to ``metadata``."""
    held: list[str] = []
    for raw in body.split("\n"):
        line = LINE_COMMENT.sub("", raw)
        if line.startswith(">>") and ":" in line:
            key, _, value = line[2:].partition(":")
            metadata[key.strip()] = value.strip()
        elif line.startswith("="):
            yield from _joined(held)
            yield line.strip()
        elif line.strip():
            held.append(line)
        elif not raw.strip():
            yield from _joined(held)
    yield from _joined(held)


def _joined(held: list[str]) -> Iterator[str]:
    """Yield the lines held so far as one, and let them go."""
    if held:
        yield " ".join(held)
    held.clear()


def _items(text: str) -> Iterator[Item]:
    """Yield the items of one step; neighbouring text is one item."""
    plain = 0
    at = 0
    while at < len(text):
        found = _marked(text, at) if text[at] in KINDS else None
        if found is None:
            at += 1
            continue
        if plain < at:
            yield Item("text", text[plain:at])
        item, at = found
        yield item
        plain = at
    if plain < len(text):
        yield Item("text", text[plain:])


def _marked(text: str, at: int) -> tuple[Item, int] | None:
    """Return the item that the mark at ``at`` begins and where it ends, or None."""
    kind = KINDS[text[at]]
    braced = BRACED.match(text, at + 1)
    if braced and (braced["name"] or kind == "timer"):
        return _with_amount(kind, braced, text)
    end = at + 1
    while end < len(text) and _in_word(text[end]):
        end += 1
    if end == at + 1:
        return None
    return Item(kind, text[at + 1 : end], UNSAID[kind]), end


def _with_amount(kind: Kind, braced: re.Match[str], text: str) -> tuple[Item, int]:
    """Return an item written with braces, and where it and its note end."""
    amount, _, units = braced["amount"].partition("%")
    fixed = amount.strip().startswith("=")
    count = quantity(amount.strip().removeprefix("="))
    end = braced.end()
    note = NOTE.match(text, end) if kind == "ingredient" else None
    item = Item(
        kind,
        (braced["name"] or "").strip(),
        UNSAID[kind] if count == "" else count,
        units.strip(),
        note["note"].strip() if note else "",
        fixed,
    )
    return item, note.end() if note else end


def _in_word(char: str) -> bool:
    """Return whether a name of one word goes on: anything but space and punctuation."""
    return not char.isspace() and unicodedata.category(char)[0] not in "PC"

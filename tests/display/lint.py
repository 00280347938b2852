"""What can be wrong with an APL document, found by reading its JSON: no engine needed.

Component and command names, and the functions of expressions, are those of APL 1.4, which
every device of the last years has and the renderer of the tests implements.
"""

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from skill.dialog.touches import VERBS
from skill.display.documents import PICTURE

LARGEST = 13_500
COMPONENTS = """
    Container EditText Frame GridSequence Image Pager ScrollView Sequence Text TouchWrapper
    VectorGraphic Video"""
COMMANDS = """
    AnimateItem AutoPage ClearFocus ControlMedia Finish Idle OpenURL Parallel PlayMedia
    Reinflate Scroll ScrollToComponent ScrollToIndex Select SendEvent Sequential SetFocus
    SetPage SetState SetValue SpeakItem SpeakList"""
FUNCTIONS = {
    "Math": """
        abs acos asin atan cbrt ceil clamp cos exp float floor hypot int log max min pow
        random round sign sin sqrt tan trunc""",
    "String": "slice toLowerCase toUpperCase",
    "Time": "date format hours milliseconds minutes month seconds weekDay year",
}
NOT_DRAWN = frozenset({"resources", "styles", "graphics", "settings", "parameters", "bind"})
_EXPRESSION = re.compile(r"\$\{(.*?)\}")
_CALL = re.compile(r"\b(Array|Log|Map|Math|String|Time)\.(\w+)")
_PATH = r"\b{}((?:\.\w+|\[\d+\])+)"

Node = Mapping[str, object]


def faults(read: object, data: Mapping[str, object]) -> list[str]:
    """Return all that is wrong with a document, given what its builder binds to it."""
    if not isinstance(read, dict):
        return ["not an object"]
    return [
        *_shape(read),
        *_names(read),
        *_references(read),
        *_functions(read),
        *_touches(read),
        *_ids(read),
        *_verbs(read),
        *_Binds(read).of(read.get("mainTemplate"), "data", data),
    ]


def _shape(read: Node) -> Iterator[str]:
    text = json.dumps(read, separators=(",", ":"))
    if len(text.encode()) > LARGEST:
        yield f"size: {len(text.encode())} bytes"
    if (read.get("type"), read.get("version")) != ("APL", "1.4"):
        yield "not APL 1.4"
    if read.get("import"):
        yield "an import: it would be fetched"
    if "://" in text:
        yield "an address: it would be fetched"
    template = read.get("mainTemplate")
    parameters = template.get("parameters") if isinstance(template, dict) else None
    if parameters not in (["data"], ["data", "voice"]):
        yield "parameters other than data and voice"


def _names(read: Node) -> Iterator[str]:
    commands, components = COMMANDS.split(), [*COMPONENTS.split(), *_layouts(read)]
    for key, node in _objects(read):
        name = node.get("type")
        allowed = commands if key.startswith("on") else components
        if isinstance(name, str) and name != "APL" and name not in allowed:
            yield f"unknown: {name}"


def _references(read: Node) -> Iterator[str]:
    """Yield what is named and nowhere to be found: resources, styles, graphics, ids."""
    for text in _strings(read):
        for name in re.findall(r"@(\w+)", text):
            if name not in _resources(read):
                yield f"no resource: @{name}"
    known = {
        "style": {*_held(read, "styles")},
        "source": {*_held(read, "graphics"), PICTURE},
        "componentId": {str(node.get("id")) for _, node in _objects(read)},
    }
    for _, node in _objects(read):
        for key, names in known.items():
            if key in node and node[key] not in names:
                yield f"no such {key}: {node[key]}"


def _resources(read: Node) -> set[str]:
    blocks = read.get("resources")
    return {
        name
        for block in (blocks if isinstance(blocks, list) else [])
        for kind, held in block.items()
        if kind != "when"
        for name in held
    }


def _held(read: Node, key: str) -> Node:
    held = read.get(key)
    return held if isinstance(held, dict) else {}


def _functions(read: Node) -> Iterator[str]:
    for text in _strings(read):
        for group, function in _CALL.findall(" ".join(_EXPRESSION.findall(text))):
            if function not in FUNCTIONS.get(group, "").split():
                yield f"not in 1.4: {group}.{function}"


def _touches(read: Node) -> Iterator[str]:
    for _, node in _objects(read):
        if node.get("type") in ("TouchWrapper", "EditText"):
            for wanted in ("accessibilityLabel", "role"):
                if not node.get(wanted):
                    yield f"a touch target without {wanted}"


def _ids(read: Node) -> Iterator[str]:
    ids = [str(node["id"]) for _, node in _objects(read) if "id" in node]
    yield from (f"id twice: {one}" for one, times in Counter(ids).items() if times > 1)


def _verbs(read: Node) -> Iterator[str]:
    for _, node in _objects(read):
        arguments = node.get("arguments")
        if isinstance(arguments, list) and node.get("type") == "SendEvent":
            yield from _unknown_verb(arguments[0] if arguments else "")
        if node.get("type") == "Button":
            yield from _unknown_verb(node.get("verb"))


def _unknown_verb(verb: object) -> Iterator[str]:
    if verb not in VERBS and not str(verb).startswith("${"):
        yield f"no verb: {verb}"


class _Binds:
    """Follows values through a document: what repeats, and what a layout is given."""

    def __init__(self, read: Node) -> None:
        self.layouts = _layouts(read)

    def of(self, node: object, name: str, value: object) -> Iterator[str]:
        """Yield each path from ``name`` that its value does not have, in ``node``."""
        if isinstance(node, str):
            yield from _missing(node, name, value)
        elif isinstance(node, list):
            for inner in node:
                yield from self.of(inner, name, value)
        elif isinstance(node, dict):
            yield from self._in_object(node, name, value)

    def _in_object(self, node: Node, name: str, value: object) -> Iterator[str]:
        each = self._repeated(node, value) if name == "data" else value
        for key, inner in node.items():
            yield from self.of(inner, name, each if key in ("item", "items") else value)
        layout = self.layouts.get(str(node.get("type")))
        for parameter, given in node.items() if layout else ():
            found = re.fullmatch(r"\$\{data([.\w\[\]]*)\}", str(given))
            if found and isinstance(each := _at(value, found[1]), dict):
                yield from self.of(layout, parameter, each)

    def _repeated(self, node: Node, value: object) -> object:
        found = re.fullmatch(r"\$\{data\.(\w+)\}", str(node.get("data", "")))
        rows = _at(value, f".{found[1]}") if found else None
        return rows[0] if isinstance(rows, list) and rows else value


def _missing(text: str, name: str, value: object) -> Iterator[str]:
    for expression in _EXPRESSION.findall(text):
        for path in re.findall(_PATH.format(name), expression):
            if _at(value, path) is None:
                yield f"no {name}{path}"


def _at(value: object, path: str) -> object:
    """Return what a path such as ``.buttons[1].label`` leads to, None if to nothing."""
    for step in re.findall(r"\w+", path):
        if isinstance(value, list) and (step == "length" or not value):
            return len(value)
        if isinstance(value, list):
            value = value[min(int(step), len(value) - 1)]
        else:
            value = value.get(step) if isinstance(value, Mapping) else None
    return value


def _layouts(read: Node) -> dict[str, Node]:
    held = read.get("layouts")
    return held if isinstance(held, dict) else {}


def _objects(value: object, key: str = "") -> Iterator[tuple[str, Node]]:
    """Yield every drawn object, and every command, with the key it stands under."""
    if isinstance(value, dict):
        yield key, value
        for name, inner in value.items():
            if name not in NOT_DRAWN:
                yield from _objects(inner, name)
    elif isinstance(value, Sequence) and not isinstance(value, str):
        for inner in value:
            yield from _objects(inner, key)


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _strings(inner)

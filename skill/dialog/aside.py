"""Slots put aside in the session while something else is asked, and taken up again."""

from collections.abc import Mapping
from dataclasses import asdict

from pydantic import JsonValue

from skill.dialog.turn import RawSlot


def put_aside(slots: Mapping[str, RawSlot]) -> dict[str, JsonValue]:
    """Return slots as JSON."""
    return {name: _plain(slot) for name, slot in slots.items()}


def taken_up(kept: JsonValue) -> dict[str, RawSlot]:
    """Return the slots of a JSON object; what is no slot is left out."""
    if not isinstance(kept, dict):
        return {}
    return {name: _slot(raw) for name, raw in kept.items() if isinstance(raw, dict)}


def _plain(slot: RawSlot) -> JsonValue:
    held: dict[str, JsonValue] = asdict(slot)
    return held | {"values": [_plain(part) for part in slot.values]}


def _slot(raw: Mapping[str, JsonValue]) -> RawSlot:
    parts = raw.get("values")
    return RawSlot(
        name=_text(raw, "name") or "",
        value=_text(raw, "value"),
        id=_text(raw, "id"),
        canonical=_text(raw, "canonical"),
        values=tuple(
            _slot(part)
            for part in (parts if isinstance(parts, list | tuple) else [])
            if isinstance(part, dict)
        ),
        confirmation=_text(raw, "confirmation") or "NONE",
    )


def _text(raw: Mapping[str, JsonValue], key: str) -> str | None:
    held = raw.get(key)
    return held if isinstance(held, str) else None

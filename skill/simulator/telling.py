"""How the simulator tells what happened: for a reader in a terminal, or as JSON lines."""

import json
import textwrap
from collections.abc import Iterable, Sequence
from datetime import datetime

from skill.simulator.kitchen import Exchange
from skill.simulator.understanding.answer import Understanding
from skill.simulator.world.ringing import Ringing

WIDTH = 88
DIM, BOLD, RING, OFF = "\033[2m", "\033[1m", "\033[33m", "\033[0m"


def slots_in_words(understood: Understanding) -> str:
    """Return the filled slots as ``name=value``."""
    filled = [
        f"{name}={slot.value}" + (f" ({slot.id})" if slot.id else "")
        for name, slot in understood.slots.items()
        if slot.value is not None
    ]
    return ", ".join(filled)


def understood_lines(understood: Understanding) -> list[str]:
    """Return what was understood: the intent, its slots, the sample, the runners-up."""
    slots = slots_in_words(understood)
    lines = [f"understood: {understood.intent}  {slots}".rstrip()]
    sample = f'"{understood.sample}"' if understood.sample else "no sample"
    lines.append(f"  by {sample}, score {understood.score:.2f}")
    others = [f"{r.intent} {r.score:.2f}" for r in understood.runners_up]
    if others:
        lines.append(f"  not {', not '.join(others)}")
    return lines


def exchange_lines(exchange: Exchange, *, colour: bool) -> list[str]:
    """Return an exchange for a reader."""
    dim, bold, off = (DIM, BOLD, OFF) if colour else ("", "", "")
    aside = understood_lines(exchange.understood) if exchange.understood else []
    if exchange.heard.startswith("("):
        aside.append(exchange.heard)
    said = _wrapped("Larder: ", exchange.said, bold, off) if exchange.said else []
    after = [f"  | {row}" for row in _boxed(exchange.screen)]
    after += _remarks(exchange)
    return [
        *(f"{dim}{row}{off}" for row in aside),
        *said,
        *(f"{dim}{row}{off}" for row in after),
    ]


def _remarks(exchange: Exchange) -> list[str]:
    """Return what is worth knowing of an answer besides its words."""
    rows = []
    if exchange.card:
        rows.append(f"(a card is put into the Alexa app: {exchange.card})")
    rows += [f"(wrong with this answer: {found.what})" for found in exchange.findings]
    if exchange.said and not exchange.is_open:
        rows.append("(the conversation is over; speak again to start one)")
    if not (exchange.said or exchange.screen or rows or exchange.is_open):
        rows.append("(silence)")
    return rows


def _wrapped(who: str, said: str, bold: str, off: str) -> list[str]:
    rows = textwrap.wrap(said, WIDTH - len(who)) or [""]
    indent = " " * len(who)
    return [f"{bold}{who if i == 0 else indent}{off}{row}" for i, row in enumerate(rows)]


def _boxed(rows: Sequence[str]) -> list[str]:
    return [part for row in rows for part in (textwrap.wrap(row, WIDTH - 6) or [""])]


def ringing_lines(ringing: Iterable[Ringing], *, colour: bool) -> list[str]:
    """Return what rang, for a reader."""
    bell, off = (RING, OFF) if colour else ("", "")
    return [f"{bell}* {_when(ring.at)} Alexa rings: {ring.says}{off}" for ring in ringing]


def _when(at: datetime) -> str:
    return f"{at:%H:%M:%S} UTC"


def exchange_json(exchange: Exchange) -> str:
    """Return an exchange as one JSON line."""
    understood = exchange.understood
    told: dict[str, object] = {"heard": exchange.heard}
    if understood:
        told |= {
            "intent": understood.intent,
            "slots": {
                name: {"value": slot.value, "id": slot.id}
                for name, slot in understood.slots.items()
                if slot.value is not None
            },
            "score": round(understood.score, 4),
        }
    told |= {
        "said": exchange.said,
        "reprompt": exchange.asked_again,
        "screen": list(exchange.screen),
        "open": exchange.is_open,
        "findings": [found.what for found in exchange.findings],
        "request": exchange.request,
        "response": exchange.response,
    }
    return json.dumps(told, ensure_ascii=False)


def ringing_json(ringing: Iterable[Ringing]) -> list[str]:
    """Return what rang as JSON lines."""
    return [
        json.dumps({"rings": ring.kind, "at": ring.at.isoformat(), "says": ring.says})
        for ring in ringing
    ]

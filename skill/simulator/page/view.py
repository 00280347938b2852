"""The kitchen as the page shows it: what happened, and how things stand."""

from datetime import timedelta

from skill.simulator.kitchen import MODELS, Exchange, Kitchen
from skill.simulator.room import Happening, Room
from skill.simulator.understanding.answer import Understanding, UnderstoodSlot
from skill.simulator.world.devices import Device, catalogue
from skill.simulator.world.faults import Fault
from skill.simulator.world.permissions import SHORT_NAMES
from skill.simulator.world.wire import Body
from skill.simulator.world.world import World


def happening_json(happening: Happening) -> Body:
    """Return what happened: what was done, what came of it, what rang."""
    outcome = happening.outcome
    return {
        "number": happening.number,
        "at": happening.at.isoformat(),
        "by": happening.by,
        "done": happening.deed.words,
        "exchanges": [exchange_json(exchange) for exchange in outcome.exchanges],
        "rings": [
            {"at": one.at.isoformat(), "kind": one.kind, "says": one.says}
            for one in outcome.rings
        ],
        "words": outcome.words,
    }


def exchange_json(exchange: Exchange) -> Body:
    """Return one request and its answer."""
    understood = exchange.understood
    return {
        "heard": exchange.heard,
        "said": exchange.said,
        "askedAgain": exchange.asked_again,
        "understood": _understood(understood) if understood else None,
        "screen": list(exchange.screen),
        "card": exchange.card,
        "open": exchange.is_open,
        "findings": [
            {"what": one.what, "refused": one.refused} for one in exchange.findings
        ],
        "request": exchange.request,
        "response": exchange.response,
    }


def _understood(understood: Understanding) -> Body:
    return {
        "intent": understood.intent,
        "score": round(understood.score, 4),
        "sample": understood.sample,
        "exact": understood.exact,
        "slots": [_slot(one) for one in understood.slots.values() if one.value is not None],
        "others": [
            {"intent": one.intent, "score": round(one.score, 4), "sample": one.sample}
            for one in understood.runners_up
        ],
    }


def _slot(slot: UnderstoodSlot) -> Body:
    told: Body = {"name": slot.name, "value": slot.value, "type": slot.type}
    return told | {"id": slot.id, "canonical": slot.canonical}


def state_json(room: Room) -> Body:
    """Return how things stand in the kitchen."""
    kitchen = room.kitchen
    world = kitchen.world
    now, next_ring = world.clock.now(), world.next_ring()
    return {
        "now": now.isoformat(),
        "zone": world.settings.time_zone,
        "aheadOfUtcMs": round(_ahead(world).total_seconds() * 1000),
        "nextRing": next_ring.isoformat() if next_ring else None,
        "locale": world.locale,
        "locales": sorted(path.stem for path in MODELS.glob("*.json")),
        "device": world.device.name,
        "devices": [_device(one) for one in catalogue().values()],
        "permissions": _permissions(kitchen),
        "faults": [
            {"service": one.service, "mode": _mode(one), "left": one.left}
            for one in world.faults.active
        ],
        "timers": [timer.spelt(now) for timer in world.timers.listed(now)],
        "reminders": [one.spelt(now) for one in world.reminders.listed(now)],
        "open": kitchen.conversation.is_open,
        "asked": kitchen.elicited,
    }


def _ahead(world: World) -> timedelta:
    """Return how far the kitchen's wall clock is ahead of UTC."""
    return world.wall.utcoffset() or timedelta(0)


def _mode(fault: Fault) -> str:
    """Return what goes wrong, as it is typed."""
    slow = f"slow:{fault.slow:g}" if fault.slow else ""
    what = fault.mode or slow or str(fault.status)
    return f"after:{what}" if fault.after else what


def _device(device: Device) -> Body:
    screen = device.screen
    told: Body = {"name": device.name, "title": device.title, "clock": device.clock_face}
    told["screen"] = screen and {
        "width": screen.width,
        "height": screen.height,
        "dpi": screen.dpi,
        "mode": screen.mode,
        "shape": screen.shape,
        "touch": screen.touch,
    }
    return told


def _permissions(kitchen: Kitchen) -> list[Body]:
    held = kitchen.world.permissions
    return [
        {
            "name": name,
            "granted": scope in held.granted,
            "answer": held.answers.get(scope, held.otherwise),
        }
        for name, scope in SHORT_NAMES.items()
    ]

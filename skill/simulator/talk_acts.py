"""The commands that stand for speech, and those that look at, keep or repeat a talk."""

import json
from collections.abc import Sequence
from pathlib import Path

from skill.simulator.kitchen import Kitchen
from skill.simulator.playing import Act, CommandError, Outcome, Talk
from skill.simulator.understanding.envelope import resolved
from skill.simulator.world.conversation import SKILL_ID
from skill.simulator.world.wire import Body


def intent(player: Talk, rest: Sequence[str]) -> Outcome:
    """/intent NAME [SLOT=VALUE...]: send an intent as if it had been understood."""
    if not rest:
        raise CommandError("/intent SetTimer duration=PT10M")
    model = player.kitchen.resolver.model
    known = set(model.intents)
    tried = (rest[0], f"{rest[0]}Intent", f"AMAZON.{rest[0]}Intent")
    name = next((n for n in tried if n in known), None)
    if name is None:
        raise CommandError(f"the model has no intent {rest[0]}")
    slots = dict(part.split("=", 1) for part in rest[1:] if "=" in part)
    try:
        given = {k: resolved(model, name, k, v) for k, v in slots.items()}
    except KeyError as error:
        raise CommandError(f"{name} has no slot {error}") from error
    return Outcome(exchanges=player.kitchen.intent(name, given))


def touch(player: Talk, rest: Sequence[str]) -> Outcome:
    """/touch VERB [ARGUMENT...]: touch the screen."""
    if not rest:
        raise CommandError("/touch VERB, as in /touch next")
    arguments = [int(a) if a.isdigit() else a for a in rest]
    return Outcome(exchanges=player.kitchen.touch(*arguments))


def silence(player: Talk, rest: Sequence[str]) -> Outcome:
    """/silence: say nothing until Alexa ends the conversation."""
    return Outcome(exchanges=player.kitchen.silence())


def home(player: Talk, rest: Sequence[str]) -> Outcome:
    """/home: leave what is shown; an open conversation ends."""
    kitchen = player.kitchen
    return Outcome(exchanges=kitchen.leave() if kitchen.conversation.is_open else [])


def show_json(player: Talk, rest: Sequence[str]) -> Outcome:
    """/json: the last request and response as JSON."""
    if not player.kitchen.log:
        raise CommandError("nothing has been said yet")
    last = player.kitchen.log[-1]
    pair = {"request": last.request, "response": last.response}
    return Outcome(words=json.dumps(pair, indent=2, ensure_ascii=False).splitlines())


def state(player: Talk, rest: Sequence[str]) -> Outcome:
    """/state: everything that is kept: household, session, timers, reminders."""
    told = everything(player.kitchen)
    return Outcome(words=json.dumps(told, indent=2, ensure_ascii=False).splitlines())


def everything(kitchen: Kitchen) -> Body:
    """Return all that is kept: of the household, of the conversation, by Alexa."""
    session = kitchen.conversation.session
    return {
        "household": kitchen.kept(),
        "session": session.attributes if session else None,
        "timers": kitchen.world.timers.dump(),
        "reminders": kitchen.world.reminders.dump(),
    }


def forget(player: Talk, rest: Sequence[str]) -> Outcome:
    """/forget: what Alexa sends when the skill is disabled; everything is deleted."""
    kitchen = player.kitchen
    exchanges = kitchen.send(kitchen.conversation.skill_event("SkillDisabled"))
    told = f"kept of this household now: {kitchen.kept() or 'nothing'}"
    return Outcome(exchanges=exchanges, words=[told])


def record(player: Talk, rest: Sequence[str]) -> Outcome:
    """/record FILE: write what was said so far in ask-cli's replay format."""
    if not rest:
        raise CommandError("/record FILE")
    told = {
        "skillId": SKILL_ID,
        "locale": player.kitchen.world.locale,
        "type": "text",
        "userInput": [*player.said, ".quit"],
    }
    try:
        Path(rest[0]).write_text(json.dumps(told, indent=2) + "\n", encoding="utf-8")
    except OSError as error:
        raise CommandError(f"cannot write {rest[0]}: {error.strerror}") from error
    return Outcome(words=[f"{len(player.said)} utterances in {rest[0]}"])


def replay(player: Talk, rest: Sequence[str]) -> Outcome:
    """/replay FILE: say what a replay file of ask-cli says."""
    if not rest:
        raise CommandError("/replay FILE")
    outcome = Outcome()
    for line in replayed(Path(rest[0])):
        came = player.play(line)
        outcome.exchanges += came.exchanges
        outcome.rings += came.rings
    return outcome


def replayed(path: Path) -> list[str]:
    """Return the utterances of a replay file, without its dot commands.

    Raises:
        CommandError: it cannot be read.
    """
    try:
        held = json.loads(path.read_text(encoding="utf-8"))
        lines = held["userInput"]
        return [str(line) for line in lines if not str(line).startswith(".")]
    except OSError as error:
        raise CommandError(f"cannot read {path}: {error.strerror}") from error
    except (ValueError, KeyError, TypeError) as error:
        raise CommandError(f"{path} is no replay file (userInput is missing)") from error


TALK_ACTS: dict[str, Act] = {
    "intent": intent,
    "touch": touch,
    "silence": silence,
    "home": home,
    "json": show_json,
    "state": state,
    "forget": forget,
    "record": record,
    "replay": replay,
}

"""Writes ``events/`` anew, out of conversations: ``python -m tests.events.record``.

The simulator's world makes the envelopes and the skill answers them, so that a yes holds
the session which an offer left.  They name Alexa's real endpoint, as the real ones do.
"""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from skill.settings import Settings
from skill.simulator.kitchen import Kitchen
from skill.simulator.world.permissions import TIMERS
from skill.simulator.world.wire import Body
from skill.simulator.world.world import World
from skill.store.memory import MemoryStore

EVENTS = Path(__file__).parents[2] / "events"
NOON = datetime(2026, 11, 24, 17, 0, tzinfo=UTC)  # a Tuesday in New York
ALEXA = "https://api.amazonalexa.com"
Named = tuple[str, Body]


def kitchen(device: str = "echo") -> Kitchen:
    """Return a kitchen at noon whose family has allowed nothing yet."""
    settings = Settings.model_validate({"secret": "only for these events"})
    return Kitchen(World(NOON, device=device), settings, MemoryStore())


def timers() -> Iterator[Named]:
    """Yield a launch, a timer with consent by voice, and the end."""
    with kitchen() as here:
        yield "launch", here.launch()[0].request
        asked, allowed = here.say("set a pasta timer for ten minutes")
        yield "set-timer", asked.request
        yield "consent-given", allowed.request
        yield "list-timers", here.say("what timers do i have")[0].request
        yield "stop", here.say("stop")[0].request


def recipes() -> Iterator[Named]:
    """Yield a wish on a device with a screen, a yes to the offer, a touch, and the end."""
    with kitchen("show-8") as here:
        wish = "what's for dinner with chicken i'm lactose intolerant"
        yield "recommend", here.say(wish)[0].request
        yield "yes", here.say("yes")[0].request
        yield "next", here.say("next")[0].request
        yield "user-event", here.touch("next")[0].request
        yield "help", here.say("help")[0].request
        yield "session-ended", here.silence()[0].request


def others() -> Iterator[Named]:
    """Yield a reminder, and what Alexa sends outside of any talk."""
    with kitchen() as here:
        said = "remind me to defrost the chicken at five pm"
        yield "set-reminder", here.say(said)[0].request
        talk = here.conversation
        yield "can-fulfill", talk.can_fulfill("SetTimerIntent", {"duration": "PT10M"})
        scopes = [{"scope": TIMERS}]
        accepted: Body = {"acceptedPermissions": scopes}
        yield "permission-accepted", talk.skill_event("SkillPermissionAccepted", accepted)
        yield "skill-disabled", talk.skill_event("SkillDisabled")


def envelopes() -> Iterator[Named]:
    """Yield every event: the name of its file, and the envelope."""
    for told in (timers, recipes, others):
        yield from told()


def main() -> None:
    """Write the files."""
    for name, envelope in envelopes():
        system = envelope["context"]["System"]  # type: ignore[index]
        system["apiEndpoint"] = ALEXA
        written = json.dumps(envelope, indent=2, ensure_ascii=False)
        (EVENTS / f"{name}.json").write_text(written + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

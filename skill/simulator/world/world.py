"""One world: its clock, its device, its family, and Alexa's services for them."""

import threading
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

from skill.simulator.world.clock import Ticks, WorldClock
from skill.simulator.world.devices import Device, device_named
from skill.simulator.world.directives import Directives
from skill.simulator.world.faults import Faults
from skill.simulator.world.permissions import REMINDERS, TIMERS, Permissions
from skill.simulator.world.profile import Profile
from skill.simulator.world.reminders import Reminders
from skill.simulator.world.ringing import Ringing
from skill.simulator.world.settings import Settings
from skill.simulator.world.timers import Timers
from skill.simulator.world.wire import Answer, Call, Ids, Refused

TERSE: Final = Answer(400, {"code": "BAD_REQUEST", "message": "Bad Request"})


class World:
    """Everything outside the skill, for one family with one device.

    Args:
        start: what the clock shows first.
        ticks: drives the clock, as ``time.monotonic``; without it the clock stands still.
        zone: the device's time zone; ``None`` is one that was never set.
        device: a name from the catalogue.
        seed: two worlds of one seed hand out the same identifiers.

    With ``terse`` set, no 400 tells its reason: most of Alexa's codes are written down
    nowhere, and a skill must do without them.
    """

    def __init__(
        self,
        start: datetime,
        *,
        ticks: Ticks | None = None,
        zone: str | None = "America/New_York",
        device: str = "echo",
        seed: str = "larder",
    ) -> None:
        self.clock = WorldClock(start, ticks)
        self.ids = Ids(seed)
        self.device: Device = device_named(device)
        self.locale = "en-US"
        self.permissions = Permissions()
        self.timers = Timers(self.ids)
        self.reminders = Reminders(self.ids)
        self.settings = Settings(self.device_id, zone)
        self.directives = Directives()
        self.profile = Profile(self.permissions)
        self.faults = Faults()
        self.kept_at: Path | None = None
        self.terse = False
        self.enabled = 1
        self.lock = threading.RLock()
        self.heard_until = self.clock.now()

    @property
    def token(self) -> str:
        """Return the ``apiAccessToken`` of this world."""
        return self.ids.stable("token", "simulated-token")

    @property
    def user_id(self) -> str:
        """Return the ``userId`` of the family, which is another each time it enables."""
        return self.ids.stable(f"user {self.enabled}", "amzn1.ask.account")

    @property
    def device_id(self) -> str:
        """Return the ``deviceId``; it stays when another kind of device is chosen."""
        return self.ids.stable("device", "amzn1.ask.device")

    @property
    def wall(self) -> datetime:
        """Return what the clock on the kitchen wall shows."""
        return self.clock.now().astimezone(ZoneInfo(self.settings.time_zone))

    def enable_again(self) -> None:
        """Let the family disable and enable the skill: ``userId`` is new, consent gone."""
        self.enabled += 1
        self.permissions.granted.clear()

    def use_device(self, name: str) -> Device:
        """Put another device on the shelf."""
        self.device = device_named(name)
        return self.device

    def answer(self, service: str, call: Call) -> Answer:
        """Answer a call to ``service``; ``call.path`` is what follows the service's own."""
        with self.lock:
            try:
                return self._answer(service, call)
            except Refused as refused:
                return TERSE if self._hides(refused) else refused.answer

    def _hides(self, refused: Refused) -> bool:
        """Return whether the reason of a 400 is kept from the skill."""
        return self.terse and refused.answer.status == 400

    def _answer(self, service: str, call: Call) -> Answer:
        now = self.clock.now()
        if service == "timers":
            self._require(TIMERS, self.device.timers, call)
            return self.timers.answer(call, now)
        if service == "reminders":
            self._require(REMINDERS, self.device.reminders, call)
            return self.reminders.answer(call, now)
        simple = {
            "settings": self.settings.answer,
            "directives": self.directives.answer,
            "profile": self.profile.answer,
        }
        return simple[service](call)

    def _require(self, scope: str, supported: bool, call: Call) -> None:
        self.permissions.require(scope)
        if call.method == "POST" and not supported:
            what = scope.split(":")[3]
            raise Refused(
                403, "DEVICE_NOT_SUPPORTED", f"{what} aren't supported on this device"
            )

    def ring(self) -> list[Ringing]:
        """Return what has rung since the last time this was asked, in order."""
        with self.lock:
            after, until = self.heard_until, self.clock.now()
            self.heard_until = max(after, until)
            return self.ringing_between(after, until)

    def ringing_between(self, after: datetime, until: datetime) -> list[Ringing]:
        """Return what rings in ``(after, until]``, in order."""
        held = (self.timers, self.reminders)
        return sorted(r for kind in held for r in kind.ringing(after, until, self.locale))

    def next_ring(self) -> datetime | None:
        """Return when something rings next, if anything is set."""
        held = (self.timers, self.reminders)
        with self.lock:
            due = [kind.next_ring(self.heard_until) for kind in held]
        return min((at for at in due if at is not None), default=None)

    def advance(self, by: timedelta) -> list[Ringing]:
        """Move the clock by ``by`` and return what has rung by then."""
        self.clock.advance(by)
        return self.ring()

    def keep(self) -> None:
        """Save the world where ``kept_at`` says, if it says so."""
        if self.kept_at is not None:
            self.save(self.kept_at)

    def save(self, path: Path) -> None:
        """Write the world to ``path``, whole or not at all."""
        from skill.simulator.world.saving import save

        save(self, path)

    @staticmethod
    def load(path: Path, ticks: Ticks | None = None) -> "World":
        """Return the world that ``save`` wrote; time has stood still since."""
        from skill.simulator.world.saving import load

        return load(path, ticks)

"""Alexa's device settings (``/v2/devices/{deviceId}/settings/{key}``)."""

from typing import Final

from skill.simulator.world.wire import Answer, Call, Refused

KEYS: Final = {
    "System.timeZone": "System.timeZone",
    "System.distanceUnits": "System.distanceUnits",
    "System.temperatureUnit": "System.temperatureUnit",
    "System.temperatureUnits": "System.temperatureUnit",
}
"""As a call may spell them, and as the world's file does."""


class Settings:
    """What the family has set on its device; what it never set is answered with 204."""

    def __init__(self, device_id: str, time_zone: str | None) -> None:
        self.device_id = device_id
        self.values: dict[str, str] = {}
        if time_zone:
            self.values["System.timeZone"] = time_zone

    @property
    def time_zone(self) -> str:
        """Return the device's zone, UTC if none is set."""
        return self.values.get("System.timeZone", "UTC")

    def set(self, key: str, value: str | None) -> None:
        """Set a value, or with ``None`` take it back, so that Alexa answers 204."""
        key = KEYS[key]
        self.values.pop(key, None)
        if value is not None:
            self.values[key] = value

    def answer(self, call: Call) -> Answer:
        """Answer ``(deviceId, "settings", key)`` with a bare JSON string."""
        match call.method, call.path:
            case "GET", (device, "settings", key) if key in KEYS:
                if device != self.device_id:
                    message = "the token does not belong to this device"
                    raise Refused(403, "ACCESS_DENIED", message)
                value = self.values.get(KEYS[key])
                return Answer(204) if value is None else Answer(200, value)
        raise Refused(404, "NOT_FOUND", "there is no such setting")

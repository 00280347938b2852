"""Alexa's customer profile: ``~current`` account or person, with consent for each part."""

from typing import Final

from skill.simulator.world.permissions import (
    EMAIL,
    GIVEN_NAME,
    MOBILE_NUMBER,
    NAME,
    Permissions,
)
from skill.simulator.world.wire import Answer, Call, Refused

SCOPES: Final = {
    "Profile.givenName": GIVEN_NAME,
    "Profile.name": NAME,
    "Profile.email": EMAIL,
    "Profile.mobileNumber": MOBILE_NUMBER,
}
PERSON_KEYS: Final = {
    "givenName": "Profile.givenName",
    "name": "Profile.name",
    "mobileNumber": "Profile.mobileNumber",
}


class Profile:
    """Who holds the account.  What is not known is answered with 204."""

    def __init__(self, permissions: Permissions) -> None:
        self._permissions = permissions
        self.values: dict[str, object] = {}

    def answer(self, call: Call) -> Answer:
        """Answer what follows ``/v2``, for the account or for the person speaking."""
        match call.method, call.path:
            case "GET", ("accounts", "~current", "settings", key) if key in SCOPES:
                return self._value(key)
            case "GET", ("persons", "~current", "profile", key) if key in PERSON_KEYS:
                return self._value(PERSON_KEYS[key])
        raise Refused(404, "NOT_FOUND", "there is no such part of a profile")

    def _value(self, key: str) -> Answer:
        self._permissions.require(SCOPES[key], status=403)
        value = self.values.get(key)
        return Answer(204) if value is None else Answer(200, value)

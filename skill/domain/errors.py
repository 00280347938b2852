"""The root of everything that can go wrong for a reason a cook can be told."""


class SkillError(Exception):
    """A failure that carries facts; ``dialog/apologies.py`` alone decides how it sounds."""


class DeviceNotSupportedError(SkillError):
    """The device that is speaking cannot do what was asked (no timers, no reminders)."""

    def __init__(self, feature: str) -> None:
        super().__init__(f"the device has no {feature}")
        self.feature = feature


class PermissionNeededError(SkillError):
    """The household has not yet let Larder use one of Alexa's services."""

    def __init__(self, scope: str) -> None:
        super().__init__(f"no permission for {scope}")
        self.scope = scope


class ServiceDownError(SkillError):
    """An Alexa service failed, refused for load, or did not answer within its budget."""

    def __init__(self, service: str, why: str) -> None:
        super().__init__(f"{service}: {why}")
        self.service = service
        self.why = why


class TimeZoneUnknownError(SkillError):
    """Wall-clock time was asked for and the device's time zone could not be read."""

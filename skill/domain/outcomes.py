"""What may have become of something that was to be done outside."""

from skill.domain.errors import ServiceDownError, SkillError


class NotDoneError(ServiceDownError):
    """A service failed, and it was looked up that nothing has changed."""


class OutcomeUnknownError(SkillError):
    """A service failed, and whether it acted could not be found out either."""

    def __init__(self, service: str) -> None:
        super().__init__(f"{service}: not known whether it was done")
        self.service = service


class UnfinishedError(SkillError):
    """A change stopped half way; the ledger keeps it open, so that it is finished later."""


class HalfDoneError(UnfinishedError):
    """A service stopped answering in the middle of a change of several calls."""

    def __init__(self, service: str) -> None:
        super().__init__(f"{service}: stopped half way")
        self.service = service

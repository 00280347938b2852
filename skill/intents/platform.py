"""What Alexa itself tells a skill: events, errors, other players; most want silence."""

from skill.dialog.reply import SILENCE, Reply
from skill.dialog.router import when
from skill.dialog.services import Services
from skill.dialog.slots import NoSlots
from skill.dialog.touches import UNKNOWN
from skill.dialog.turn import Turn


@when(
    "SessionEndedRequest",
    "System.ExceptionEncountered",
    "Alexa.Presentation.APL.RuntimeError",
    "Alexa.Presentation.APL.LoadIndexListData",
    "Alexa.Presentation.APL.LoadTokenListData",
    "Alexa.Presentation.APLT.UserEvent",
    "AlexaSkillEvent.SkillEnabled",
    "AlexaSkillEvent.SkillPermissionAccepted",
    "AlexaSkillEvent.SkillPermissionChanged",
    "AlexaSkillEvent.SkillAccountLinked",
    "AlexaSkillEvent.ProactiveSubscriptionChanged",
    "Reminders.ReminderCreated",
    "Reminders.ReminderStarted",
    "Reminders.ReminderUpdated",
    "Reminders.ReminderDeleted",
    "Reminders.ReminderStatusChanged",
    "AudioPlayer.PlaybackStarted",
    "AudioPlayer.PlaybackFinished",
    "AudioPlayer.PlaybackStopped",
    "AudioPlayer.PlaybackNearlyFinished",
    "AudioPlayer.PlaybackFailed",
    "PlaybackController.NextCommandIssued",
    "PlaybackController.PreviousCommandIssued",
    "PlaybackController.PlayCommandIssued",
    "PlaybackController.PauseCommandIssued",
    UNKNOWN,
)
def silence(turn: Turn, slots: NoSlots, services: Services) -> Reply:
    """Answer nothing, and change nothing."""
    return SILENCE


@when("AlexaSkillEvent.SkillDisabled")
def disabled(turn: Turn, slots: NoSlots, services: Services) -> Reply:
    """Delete all that is kept of a household that has left; events may come twice."""
    services.forget(turn.household, turn.now)
    return SILENCE

"""The SDK's own generated clients, against the world's server."""

# The SDK's annotations give every answer as a union with its errors and re-export nothing.
# mypy: disable-error-code="attr-defined,union-attr,no-untyped-call,arg-type"

import json

import pytest
import urllib3
from ask_sdk_core.serialize import DefaultSerializer
from ask_sdk_model.services import (
    ApiClientRequest,
    ApiClientResponse,
    ApiConfiguration,
)
from ask_sdk_model.services.reminder_management import (
    AlertInfo,
    PushNotification,
    PushNotificationStatus,
    ReminderManagementServiceClient,
    ReminderRequest,
    SpokenInfo,
    SpokenText,
    Trigger,
    TriggerType,
)
from ask_sdk_model.services.service_exception import ServiceException
from ask_sdk_model.services.timer_management import (
    AnnounceOperation,
    CreationBehavior,
    DisplayExperience,
    NotificationConfig,
    Status,
    TextToAnnounce,
    TimerManagementServiceClient,
    TimerRequest,
    TriggeringBehavior,
    Visibility,
)
from ask_sdk_model.services.ups import DistanceUnits, UpsServiceClient

from skill.simulator.world.server import WorldServer


class PlainClient:
    """An API client that may speak plain HTTP, which the SDK's default one refuses."""

    def invoke(self, request: ApiClientRequest) -> ApiClientResponse:
        """Send the request; its body is a dict, as the SDK's serializer leaves it."""
        headers = dict(request.headers)
        body = None if request.body is None else json.dumps(request.body)
        with urllib3.PoolManager(retries=False, timeout=2.0) as pool:
            answer = pool.request(request.method, request.url, body=body, headers=headers)
        return ApiClientResponse(
            headers=list(answer.headers.items()),
            body=answer.data.decode(),
            status_code=answer.status,
        )


def configuration(server: WorldServer) -> ApiConfiguration:
    """Return what the SDK's clients need to talk to the server."""
    return ApiConfiguration(
        serializer=DefaultSerializer(),
        api_client=PlainClient(),
        authorization_value=server.world.token,
        api_endpoint=server.url,
    )


def test_timers_are_set_read_paused_and_deleted(server: WorldServer) -> None:
    """What the SDK declares is what is answered."""
    service = TimerManagementServiceClient(configuration(server))
    made = service.create_timer(
        TimerRequest(
            duration="PT10M",
            timer_label="pasta",
            creation_behavior=CreationBehavior(DisplayExperience(Visibility.VISIBLE)),
            triggering_behavior=TriggeringBehavior(
                AnnounceOperation([TextToAnnounce("en-US", "Drain the pasta.")]),
                NotificationConfig(True),
            ),
        )
    )

    service.pause_timer(made.id)
    paused = service.get_timer(made.id)
    service.resume_timer(made.id)
    listed = service.get_timers()
    service.delete_timer(made.id)
    service.delete_timers()

    assert (made.status, made.timer_label) == (Status.ON, "pasta")
    assert (paused.status, paused.remaining_time_when_paused) == (Status.PAUSED, "PT10M")
    assert [timer.id for timer in listed.timers] == [made.id]
    assert service.get_timers().total_count == 0


def test_what_is_refused_is_raised_with_its_body(server: WorldServer) -> None:
    """The error's body is the documented one."""
    service = TimerManagementServiceClient(configuration(server))

    with pytest.raises(ServiceException) as refused:
        service.get_timer("unknown")

    assert refused.value.status_code == 404
    assert refused.value.body.code == "TIMER_NOT_FOUND"


def test_reminders_are_set_changed_and_deleted(server: WorldServer) -> None:
    """Its two reading calls cannot read any answer, so they are left out."""
    service = ReminderManagementServiceClient(configuration(server))
    request = ReminderRequest(
        trigger=Trigger(object_type=TriggerType.SCHEDULED_RELATIVE, offset_in_seconds=60),
        alert_info=AlertInfo(SpokenInfo([SpokenText("en-US", text="stir")])),
        push_notification=PushNotification(PushNotificationStatus.ENABLED),
    )

    made = service.create_reminder(request)
    changed = service.update_reminder(made.alert_token, request)
    service.delete_reminder(made.alert_token)
    with pytest.raises(ServiceException) as refused:
        service.update_reminder(made.alert_token, request)

    assert (changed.alert_token, changed.version) == (made.alert_token, "2")
    assert (refused.value.status_code, refused.value.body.code) == (404, "ALERT_NOT_FOUND")


def test_settings_come_as_values_and_as_none(server: WorldServer) -> None:
    """What was never set is the 204 that the SDK turns into None."""
    service = UpsServiceClient(configuration(server))
    device = server.world.device_id
    server.world.settings.set("System.distanceUnits", "METRIC")

    assert service.get_system_time_zone(device) == "America/New_York"
    assert service.get_system_distance_units(device) is DistanceUnits.METRIC
    assert service.get_system_temperature_unit(device) is None

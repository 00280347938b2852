"""One call to one of Alexa's services: the SDK's client beneath, our errors above.

The SDK's generated clients read answers into strict types, and refuse a created timer for
one enum value they do not know; its reminder listing cannot be read at all
(``AlertInfo.spoken_info`` names a module that does not exist, ask-sdk-model 1.82).  So its
``BaseServiceClient`` does the calling and answers are read from JSON.
"""

from typing import Any

from ask_sdk_core.exceptions import ApiClientException, SerializationException
from ask_sdk_core.serialize import DefaultSerializer
from ask_sdk_model.services import ApiConfiguration
from ask_sdk_model.services.base_service_client import BaseServiceClient
from ask_sdk_model.services.service_exception import ServiceException

from skill.alexa.http import CallFailedError, TurnApiClient
from skill.alexa.raw import Json, items, text
from skill.domain.errors import (
    DeviceNotSupportedError,
    PermissionNeededError,
    ServiceDownError,
    SkillError,
)
from skill.domain.frozen import dataclass


class RefusedError(ServiceDownError):
    """The service understood and declined; ``code`` and ``reason`` are its own words.

    Where a noun knows the reason, its own error takes this one's place.
    """

    def __init__(self, service: str, status: int, code: str, reason: str) -> None:
        super().__init__(service, f"refused: {status} {code}")
        self.status = status
        self.code = code
        self.reason = reason


@dataclass(frozen=True)
class Access:
    """Where Alexa's services are for this turn, and the token that opens them."""

    endpoint: str
    token: str
    client: TurnApiClient


class AlexaApi(BaseServiceClient):  # type: ignore[misc]
    """Calls to one service.  ``name`` is how it is spoken of, ``scope`` what it needs."""

    def __init__(self, access: Access, name: str, scope: str) -> None:
        super().__init__(
            ApiConfiguration(
                serializer=DefaultSerializer(),
                api_client=access.client,
                authorization_value=access.token,
                api_endpoint=access.endpoint,
            )
        )
        self.name = name
        self.scope = scope
        self._access = access

    def call(self, method: str, path: str, body: Json | None = None) -> Any:
        """Return the answer's JSON, None where it has none.

        Raises:
            PermissionNeededError, DeviceNotSupportedError, ServiceDownError,
            RefusedError: as the service said.
        """
        if not self._access.token or not self._access.endpoint:
            raise ServiceDownError(self.name, "the request carries no access token")
        try:
            answer = self.invoke(
                method=method,
                endpoint=self._access.endpoint,
                path=path,
                query_params=[],
                header_params=self._headers(),
                path_params={},
                response_definitions=[],
                body=body,
                response_type="object",
            )
        except ServiceException as error:
            raise self._meaning(error) from error
        except (SerializationException, ApiClientException, CallFailedError) as error:
            raise ServiceDownError(self.name, type(error).__name__) from error
        return answer.body

    def _headers(self) -> list[tuple[str, str]]:
        return [
            ("Authorization", f"Bearer {self._access.token}"),
            ("Content-Type", "application/json"),
            ("Accept", "application/json"),
        ]

    def _meaning(self, error: ServiceException) -> SkillError:
        """Return what a failed call means to a cook."""
        code, reason = _told(error.body)
        if code == "DEVICE_NOT_SUPPORTED":
            return DeviceNotSupportedError(self.name)
        if error.status_code in (401, 403):
            return PermissionNeededError(self.scope)
        if error.status_code == 429 or error.status_code >= 500:
            return ServiceDownError(self.name, f"{error.status_code} {code}")
        return RefusedError(self.name, error.status_code, code, reason)


def _told(body: Any) -> tuple[str, str]:
    """Return code and message of an error body, whatever its shape."""
    import json

    try:
        held = json.loads(body) if isinstance(body, str) else body
    except ValueError:
        held = None
    first = next(iter(items(held, "errors")), held)
    return text(first, "code"), text(first, "message") or text(held, "Message")

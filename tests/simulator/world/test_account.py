"""Settings, profile and progressive speech: the small services."""

import pytest

from skill.simulator.world.conversation import Conversation
from skill.simulator.world.wire import Body, Call
from skill.simulator.world.world import World
from tests.simulator.world.conftest import Client, asking


def test_settings_are_bare_strings_and_204_when_unset(client: Client, world: World) -> None:
    """For this device alone; both spellings of the temperature unit are answered."""
    path = f"/v2/devices/{world.device_id}/settings"
    world.settings.set("System.temperatureUnit", "CELSIUS")

    assert client.ask("GET", f"{path}/System.timeZone") == (200, "America/New_York")
    assert client.ask("GET", f"{path}/System.temperatureUnits") == (200, "CELSIUS")
    assert client.ask("GET", f"{path}/System.distanceUnits") == (204, None)
    assert client.ask("GET", f"{path}/System.volume")[0] == 404
    assert client.ask("GET", "/v2/devices/other/settings/System.timeZone")[0] == 403

    world.settings.set("System.timeZone", None)
    assert client.ask("GET", f"{path}/System.timeZone") == (204, None)


def test_a_name_is_told_with_consent_only(client: Client, world: World) -> None:
    """Without it 403, unknown 204; the person speaking has a profile too."""
    path = "/v2/accounts/~current/settings/Profile.givenName"
    denied = client.object("GET", path, status=403)
    world.permissions.grant("given_name")
    unknown = client.ask("GET", path)
    world.profile.values["Profile.givenName"] = "Nadia"

    assert denied["code"] == "ACCESS_DENIED"
    assert unknown == (204, None)
    assert client.ask("GET", path) == (200, "Nadia")
    assert client.ask("GET", "/v2/persons/~current/profile/givenName") == (200, "Nadia")
    assert client.ask("GET", "/v2/accounts/~current/settings/Profile.shoe")[0] == 404


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"header": {"requestId": "r"}},
        {"header": {"requestId": "r"}, "directive": {"type": "Speak", "speech": "x"}},
        {"header": {}, "directive": {"type": "VoicePlayer.Speak", "speech": "x"}},
        {
            "header": {"requestId": "r"},
            "directive": {"type": "VoicePlayer.Speak", "speech": "x" * 601},
        },
    ],
)
def test_directives_that_are_not_understood_are_refused(world: World, body: Body) -> None:
    """And nothing is said."""
    world.directives.open("r")

    answer = world.answer("directives", Call("POST", (), body=body))

    assert answer.status == 400
    assert world.directives.spoken == []


def test_progressive_speech_is_taken_until_the_answer(client: Client, world: World) -> None:
    """Five times at most, and only for a request that waits."""
    talk = Conversation(world, client.server.url)
    talk.launch()

    def speak() -> int:
        directive = {"type": "VoicePlayer.Speak", "speech": "One moment."}
        body = {"header": {"requestId": talk.request_id}, "directive": directive}
        return client.ask("POST", "/v1/directives", body)[0]

    statuses = [speak() for _ in range(6)]
    talk.intent("AMAZON.HelpIntent")
    before = speak()
    talk.accept(asking())
    after = speak()

    assert statuses == [204] * 5 + [429]
    assert (before, after) == (204, 400)
    assert [s.speech for s in world.directives.spoken] == ["One moment."] * 6

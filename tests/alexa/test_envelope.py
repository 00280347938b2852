"""Reading envelopes: whatever a device sends becomes a turn."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skill.alexa.envelope import in_zone, moment, pseudonyms, raw_slot, turn_of

NOW = datetime(2026, 11, 24, 17, 0, tzinfo=UTC)
NAMED = pseudonyms(b"a key that only tests know")
SHARED = Path(__file__).parents[3] / "shared" / "data" / "envelopes"

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4)
    ),
    max_leaves=20,
)


def test_ids_become_pseudonyms_that_their_key_alone_links() -> None:
    """The same id under another key, or of another kind, is another name."""
    other = pseudonyms(b"another key altogether")

    assert NAMED("household", "amzn1.account.A") == NAMED("household", "amzn1.account.A")
    assert NAMED("household", "amzn1.account.A") != other("household", "amzn1.account.A")
    assert NAMED("household", "amzn1.account.A") != NAMED("device", "amzn1.account.A")
    assert "amzn1" not in NAMED("household", "amzn1.account.A")


def test_no_id_of_alexas_is_in_a_turn() -> None:
    """User, device, person, session and request ids stay at the edge."""
    ids = {
        k: f"amzn1.{k}.SECRET" for k in ("user", "device", "person", "session", "request")
    }
    event = {
        "session": {"sessionId": ids["session"], "user": {"userId": ids["user"]}},
        "context": {
            "System": {
                "user": {"userId": ids["user"]},
                "person": {"personId": ids["person"]},
                "device": {"deviceId": ids["device"], "supportedInterfaces": {}},
                "apiAccessToken": "SECRET token",
            }
        },
        "request": {"type": "LaunchRequest", "requestId": ids["request"]},
    }

    turn = turn_of(event, NAMED, now=NOW)

    assert "SECRET" not in repr(turn)
    assert turn.person is not None


def test_two_requests_without_an_account_are_two_households() -> None:
    """Nobody without an account may meet what another such kept."""
    first, second = ({"request": {"type": "LaunchRequest", "requestId": r}} for r in "ab")

    assert (
        turn_of(first, NAMED, now=NOW).household
        != turn_of(second, NAMED, now=NOW).household
    )


@pytest.mark.parametrize(
    ("stamp", "read"),
    [
        ("2026-11-24T18:00:00Z", datetime(2026, 11, 24, 18, tzinfo=UTC)),
        ("2026-11-24T18:00:00+01:00", NOW),
        ("2026-11-24T18:00:00", datetime(2026, 11, 24, 18, tzinfo=UTC)),
        (1_795_539_600_000, NOW),
        ("1795539600000", NOW),
        ("now", NOW),
        (True, NOW),
        (1e300, NOW),
        ([], NOW),
        (None, NOW),
    ],
)
def test_a_request_says_when_it_was_made(stamp: object, read: datetime) -> None:
    """ISO 8601, epoch milliseconds, or the clock where neither can be read."""
    assert moment({"request": {"timestamp": stamp}}, NOW) == read


def test_a_dynamic_entity_goes_before_a_static_one() -> None:
    """Of several authorities, what the session added is meant."""
    matches = [
        ("amzn1.er-authority.echo-sdk.amzn1.ask.skill.x.Food", "leek", "ER_SUCCESS_MATCH"),
        ("amzn1.er-authority.echo-sdk.dynamic.x.Food", "our leek", "ER_SUCCESS_MATCH"),
        ("amzn1.er-authority.echo-sdk.dynamic.x.Other", "no", "ER_SUCCESS_NO_MATCH"),
    ]
    authorities = [
        {
            "authority": authority,
            "status": {"code": code},
            "values": [{"value": {"name": name, "id": name}}],
        }
        for authority, name, code in matches
    ]

    slot = raw_slot(
        "food", {"value": "leeks", "resolutions": {"resolutionsPerAuthority": authorities}}
    )

    assert (slot.value, slot.id) == ("leeks", "our leek")


def test_a_list_slot_keeps_its_parts() -> None:
    """One slot that heard "milk and eggs" is two values."""
    parts = [{"type": "Simple", "value": v} for v in ("milk", "eggs")]

    slot = raw_slot("food", {"slotValue": {"type": "List", "values": parts}})

    assert [part.value for part in slot.values] == ["milk", "eggs"]


def test_a_value_may_stand_in_the_slot_value_alone() -> None:
    """Some requests carry ``slotValue`` and no ``value``."""
    assert raw_slot("n", {"slotValue": {"type": "Simple", "value": "4"}}).value == "4"


def test_a_show_is_measured_in_dp_and_a_clock_in_segments() -> None:
    """1280x800 at 213 dpi is 961x600 dp; a dot with clock has four characters."""
    interfaces: dict[str, object] = {
        "Alexa.Presentation.APL": {},
        "Alexa.Presentation.APLT": {},
    }
    event = {
        "context": {
            "System": {"device": {"deviceId": "d", "supportedInterfaces": interfaces}},
            "Viewport": {"pixelWidth": 1280, "pixelHeight": "800", "dpi": 213},
            "Viewports": [{"type": "APLT", "lineLength": 4}],
        }
    }

    device = turn_of(event, NAMED, now=NOW).device

    assert device.screen is not None
    assert (device.screen.width_dp, device.screen.height_dp) == (961, 600)
    assert device.segments == 4


def test_a_turn_moves_to_the_wall_clock_of_its_zone() -> None:
    """17:00 UTC is noon in New York in November."""
    turn = turn_of({"request": {"type": "LaunchRequest"}}, NAMED, now=NOW)

    moved = in_zone(turn, "America/New_York")

    assert (moved.now.hour, moved.zone_known, turn.zone_known) == (12, True, False)


@given(event=st.dictionaries(st.sampled_from(["request", "context", "session"]), JSON))
def test_any_json_becomes_a_turn(event: dict[str, object]) -> None:
    """Wrong shapes are absences."""
    assert turn_of(event, NAMED, now=NOW).now.tzinfo is not None


def test_every_collected_envelope_becomes_a_turn() -> None:
    """The sixty of ``../shared/data/envelopes``, the three odd ones included."""
    files = sorted(SHARED.glob("[0-9]*.json"))
    if not files:
        pytest.skip("../shared/data/envelopes is not here")

    turns = [turn_of(json.loads(f.read_text("utf-8")), NAMED, now=NOW) for f in files]

    assert all(turn.kind for turn in turns)

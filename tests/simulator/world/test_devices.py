"""The devices on the shelf, and what they say of themselves."""

import json
from pathlib import Path

import pytest

from skill.simulator.world.devices import catalogue, device_named
from skill.simulator.world.world import World


@pytest.mark.parametrize(
    ("name", "width", "height"),
    [
        ("show-5", 960, 480),
        ("show-8", 961, 601),
        ("show-15", 1442, 811),
        ("fire-tv", 960, 540),
    ],
)
def test_screens_have_the_size_in_dp_that_layouts_are_chosen_by(
    name: str, width: int, height: int
) -> None:
    """Pixels by 160 over the density."""
    screen = device_named(name).screen

    assert screen is not None
    dp = [pixels * 160 / screen.dpi for pixels in (screen.width, screen.height)]
    assert dp == pytest.approx([width, height], abs=1)


def test_every_device_can_be_put_on_the_shelf(world: World) -> None:
    """Those that tell no screen have none; a wrong name lists the right ones."""
    for name in catalogue():
        assert world.use_device(name).name == name

    assert device_named("echo").viewports() == []
    assert device_named("echo-dot-clock").viewports()[0]["type"] == "APLT"
    with pytest.raises(ValueError, match="echo-dot-clock"):
        world.use_device("toaster")


def test_viewports_hold_nothing_that_alexa_does_not_send() -> None:
    """Beside the envelopes of real devices, where these are at hand."""
    folder = Path(__file__).parents[4] / "shared" / "data" / "envelopes"
    if not folder.is_dir():
        pytest.skip("no recorded envelopes beside this repository")
    seen: set[str] = set()
    for file in folder.glob("[0-9]*.json"):
        context = json.loads(file.read_text()).get("context", {})
        seen |= _paths({k: context[k] for k in ("Viewport", "Viewports") if k in context})

    for device in catalogue().values():
        if device.screen is not None:
            made = {"Viewport": device.screen.viewport(), "Viewports": device.viewports()}
            assert _paths(made) <= seen


def _paths(value: object, at: str = "") -> set[str]:
    if isinstance(value, dict):
        return {at}.union(*(_paths(item, f"{at}.{key}") for key, item in value.items()))
    if isinstance(value, list):
        return {at}.union(*(_paths(item, f"{at}[]") for item in value))
    return {at}

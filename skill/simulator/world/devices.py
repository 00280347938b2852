"""The devices a kitchen may have, each with what it puts into an envelope.

Sizes and densities are those of Amazon's page "Select the viewport profile" for each
device.  Whether the Fire TV and the phone take a skill's timers and reminders differs
by model; here they do not, so that refusal can be met.
"""

from dataclasses import dataclass
from functools import cache
from typing import Final, Literal

from skill.simulator.world.wire import Body

APL: Final = "Alexa.Presentation.APL"
APLT: Final = "Alexa.Presentation.APLT"
APL_VERSION: Final = "2024.3"
CODECS: Final = ("H_264_42", "H_264_41")


@dataclass(frozen=True)
class Screen:
    """A screen: pixels, density, and how it is looked at and touched."""

    width: int
    height: int
    dpi: int
    mode: Literal["HUB", "TV", "MOBILE"] = "HUB"
    shape: Literal["RECTANGLE", "ROUND"] = "RECTANGLE"
    arc_minutes: tuple[int, int] = (346, 216)
    touch: bool = True

    def viewport(self) -> Body:
        """Return ``context.Viewport``."""
        wide, high = self.arc_minutes
        angle = {"arcMinuteWidth": wide, "arcMinuteHeight": high}
        body: Body = {
            "experiences": [{**angle, "canRotate": False, "canResize": False}],
            "mode": self.mode,
            "shape": self.shape,
            "pixelWidth": self.width,
            "pixelHeight": self.height,
            "dpi": self.dpi,
            "currentPixelWidth": self.width,
            "currentPixelHeight": self.height,
            "touch": ["SINGLE"] if self.touch else [],
            "keyboard": [] if self.touch else ["DIRECTION"],
            "video": {"codecs": list(CODECS)},
        }
        return body

    def typed_viewport(self) -> Body:
        """Return the screen's entry of ``context.Viewports``."""
        size = {"type": "DISCRETE", "pixelWidth": self.width, "pixelHeight": self.height}
        current = {"mode": self.mode, "video": {"codecs": list(CODECS)}, "size": size}
        return {
            "type": "APL",
            "id": "main",
            "shape": self.shape,
            "dpi": self.dpi,
            "presentationType": "STANDARD",
            "canRotate": False,
            "configuration": {"current": current},
        }


@dataclass(frozen=True)
class Device:
    """A device: its name here, its name in the shop, its screen, what it can."""

    name: str
    title: str
    screen: Screen | None = None
    clock_face: bool = False
    timers: bool = True
    reminders: bool = True

    def interfaces(self) -> Body:
        """Return ``device.supportedInterfaces``."""
        found: Body = {"AudioPlayer": {}}
        if self.screen is not None:
            found[APL] = {"runtime": {"maxVersion": APL_VERSION}}
        if self.clock_face:
            found[APLT] = {"runtime": {"maxVersion": "1.0"}}
        return found

    def viewports(self) -> list[Body]:
        """Return ``context.Viewports``, empty where there is nothing to show on."""
        found = [] if self.screen is None else [self.screen.typed_viewport()]
        return [*found, character_display()] if self.clock_face else found


def character_display() -> Body:
    """Return the entry of ``context.Viewports`` for a four-character clock."""
    return {
        "type": "APLT",
        "id": "main",
        "supportedProfiles": ["FOUR_CHARACTER_CLOCK"],
        "lineLength": 4,
        "lineCount": 1,
        "format": "SEVEN_SEGMENT",
        "interSegments": [{"x": 2, "y": 0, "characters": "':."}],
    }


@cache
def catalogue() -> dict[str, Device]:
    """Return every device by name."""
    wide, tall = Screen(1920, 1080, 213), Screen(1080, 1920, 213)
    tv = Screen(1920, 1080, 320, mode="TV", arc_minutes=(1730, 973), touch=False)
    phone = Screen(1080, 2160, 480, mode="MOBILE", arc_minutes=(240, 480))
    spot = Screen(480, 480, 160, shape="ROUND", arc_minutes=(144, 144))
    found = (
        Device("echo", "Echo"),
        Device("echo-dot-clock", "Echo Dot with clock", clock_face=True),
        Device("show-5", "Echo Show 5", Screen(960, 480, 160, arc_minutes=(246, 123))),
        Device("show-8", "Echo Show 8", Screen(1280, 800, 213)),
        Device("show-10", "Echo Show 10", Screen(1280, 800, 160)),
        Device("show-15", "Echo Show 15", wide),
        Device("show-15-portrait", "Echo Show 15, upright", tall),
        Device("show-21", "Echo Show 21", Screen(1920, 1080, 160)),
        Device("spot", "Echo Spot", spot),
        Device("fire-tv", "Fire TV", tv, timers=False, reminders=False),
        Device("phone", "Alexa app on a phone", phone, timers=False, reminders=False),
    )
    return {device.name: device for device in found}


def device_named(name: str) -> Device:
    """Return the device called ``name``.

    Raises:
        ValueError: there is none; the message lists those there are.
    """
    found = catalogue().get(name)
    if found is None:
        raise ValueError(f"{name!r} is no device; try one of {', '.join(catalogue())}")
    return found

"""A browser with the page open, told what to do as a person would do it."""

import json
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from skill.simulator.drawing.browser import Tools

DRIVER = Path(__file__).parent / "driver.js"


@dataclass(frozen=True)
class Where:
    """One thing on the page, or with ``on`` "screen" on the device's screen."""

    css: str = ""
    role: str = ""
    name: str = ""
    text: str = ""
    on: str = "page"


@dataclass(frozen=True)
class Focus:
    """What the keyboard acts on; ``marked`` tells whether that can be seen."""

    on: str
    tag: str
    id: str
    name: str
    marked: bool


def button(name: str) -> Where:
    """Return a button of the page."""
    return Where(role="button", name=name)


def touchable(name: str) -> Where:
    """Return a button on the device's screen."""
    return Where(role="button", name=name, on="screen")


def shown(text: str) -> Where:
    """Return a text on the device's screen."""
    return Where(text=text, on="screen")


LINE = Where(css="#line")
CAPTION = Where(css="#caption")
RINGING = Where(css="#ringing")


class Chromium:
    """Acts in the order of the calls; each waits for what it needs, fifteen seconds."""

    def __init__(self, driver: "subprocess.Popen[str]") -> None:
        self._driver = driver

    def act(self, act: str, where: Where | None = None, **given: object) -> Any:
        """Do one thing; return what it tells."""
        assert self._driver.stdin
        assert self._driver.stdout
        asked = {"act": act, **(vars(where) if where else {}), **given}
        self._driver.stdin.write(json.dumps(asked) + "\n")
        self._driver.stdin.flush()
        answer = json.loads(self._driver.stdout.readline())
        assert "failed" not in answer, f"{asked}: {answer['failed']}"
        return answer["done"]

    def say(self, words: str) -> None:
        """Type into the box, and press Enter."""
        self.act("fill", LINE, words=words)
        self.act("press", key="Enter")

    def press(self, *keys: str) -> None:
        """Press keys, one after the other."""
        for key in keys:
            self.act("press", key=key)

    def click(self, where: Where) -> None:
        """Click its middle."""
        self.act("click", where)

    def sees(self, where: Where) -> None:
        """Wait until it is there."""
        self.act("appear", where)

    def text(self, where: Where) -> str:
        """Return its text as it is shown."""
        return str(self.act("text", where))

    def focus(self) -> Focus:
        """Return what has the focus."""
        return Focus(**self.act("focused"))

    def tab_to(self, name: str, *, by: str = "Tab", most: int = 60) -> Focus:
        """Press Tab until what has this name has the focus; all on the way is marked."""
        for _ in range(most):
            self.press(by)
            focus = self.focus()
            assert focus.marked or focus.tag in ("body", "iframe", "html"), focus
            if focus.name == name:
                return focus
        raise AssertionError(f"the keyboard does not reach {name!r}")


@contextmanager
def chromium(tools: Tools, root: Path) -> Iterator[Chromium]:
    """Start a browser, and end it."""
    command = [tools.node, str(DRIVER), tools.chromium]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True, cwd=root) as driver:
        try:
            yield Chromium(driver)
        finally:
            assert driver.stdin
            driver.stdin.close()
            driver.wait(20)

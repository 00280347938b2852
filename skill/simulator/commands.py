"""What can be done in the simulator besides speaking: ``/device``, ``+10m`` ..."""

import shlex
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from skill.simulator.kitchen import Kitchen
from skill.simulator.kitchen_acts import KITCHEN_ACTS
from skill.simulator.playing import Act, CommandError, Outcome, Talk, step
from skill.simulator.talk_acts import TALK_ACTS, replayed


@dataclass
class Player:
    """Carries out lines: speech, commands, steps of time.  Keeps what was said."""

    kitchen: Kitchen
    said: list[str] = field(default_factory=list)
    commands: Mapping[str, Act] = field(default_factory=lambda: COMMANDS)

    def play(self, line: str) -> Outcome:
        """Carry out one line.

        Raises:
            CommandError: it is a command that cannot be carried out.
        """
        text = line.strip()
        if text.startswith("+"):
            return Outcome(rings=self.kitchen.wait(step(text)))
        if text.startswith("/"):
            return self._command(text)
        if not text:
            return Outcome()
        rings = self.kitchen.world.ring()
        self.said.append(text)
        return Outcome(exchanges=self.kitchen.say(text), rings=rings)

    def touch(self, arguments: Sequence[object], token: str | None = None) -> Outcome:
        """Touch what is shown; ``token`` names the document, if not the last one."""
        return Outcome(exchanges=self.kitchen.touch(*arguments, token=token))

    def _command(self, text: str) -> Outcome:
        try:
            name, *rest = shlex.split(text[1:]) or [""]
        except ValueError as error:
            raise CommandError(f"cannot read that: {error}") from error
        if name not in self.commands:
            raise CommandError(f"no command /{name}; /help lists them")
        return self.commands[name](self, rest)


def show_help(player: Talk, rest: Sequence[str]) -> Outcome:
    """/help: this list."""
    rows = [str(act.__doc__).strip() for act in player.commands.values()]
    return Outcome(words=["+10m: let time pass; what is due rings", *rows])


def leave(player: Talk, rest: Sequence[str]) -> Outcome:
    """/quit: leave the kitchen."""
    return Outcome(leave=True)


COMMANDS: dict[str, Act] = {
    "help": show_help,
    **KITCHEN_ACTS,
    **TALK_ACTS,
    "quit": leave,
}

AT_THE_TERMINAL: Final = ("record", "replay", "quit")
"""They name files of this machine, or end the program: not for a page."""
PAGE_COMMANDS: Mapping[str, Act] = {
    name: act for name, act in COMMANDS.items() if name not in AT_THE_TERMINAL
}

__all__ = [
    "COMMANDS",
    "PAGE_COMMANDS",
    "CommandError",
    "Outcome",
    "Player",
    "replayed",
    "step",
]

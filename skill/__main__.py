"""The command line: ``larder chat``, ``web``, ``understand``, ``invoke``, ``label`` ...

Exit status: 0 all went well, 1 some input could not be used (each is named on standard
error), 2 the command itself was wrong.
"""

import argparse
import json
import os
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from skill.settings import Settings, SettingsError
from skill.simulator.screenshots import add_screenshots
from skill.training.commands import add as add_learning

if TYPE_CHECKING:
    from skill.simulator.opening import Options

    Commands = argparse._SubParsersAction[argparse.ArgumentParser]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; return the exit status."""
    options = parser().parse_args(arguments)
    try:
        settings = Settings.from_environment(os.environ)
        run: Callable[[argparse.Namespace, Settings], int] = options.run
        return run(options, settings)
    except SettingsError as error:
        sys.stderr.write(f"larder: {error}\n")
        return 2
    except BrokenPipeError:
        with suppress(OSError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        return 130


def parser() -> argparse.ArgumentParser:
    """Return the parser of the command line."""
    top = argparse.ArgumentParser(
        prog="larder", description="Larder, an Alexa kitchen skill."
    )
    commands = top.add_subparsers(required=True, metavar="COMMAND")
    _add_talking(commands)
    add_screenshots(commands)
    _add_answering(commands)
    _add_labelling(commands)
    _add_reading(commands)
    for learning in add_learning(commands):
        learning.set_defaults(run=run_learning)
    for name, told in (("export", "show"), ("forget", "delete")):
        records = commands.add_parser(name, help=f"{told} all that is kept of an account")
        records.add_argument("account", help="amzn1.ask.account..., or a household's key")
        records.set_defaults(run=run_records, act=name)
    return top


def _add_talking(commands: "Commands") -> None:
    talk = commands.add_parser("chat", help="talk to Larder in this terminal, or by a pipe")
    talk.add_argument("--json", action="store_true", help="a JSON line for each turn")
    talk.add_argument("--no-page", action="store_true", help="serve no page beside it")
    talk.set_defaults(run=run_chat)

    page = commands.add_parser("web", help="serve only the page: the same kitchen")
    page.set_defaults(run=run_web)
    for either in (talk, page):
        either.add_argument("--device", help="echo, show-8, spot ...")
        either.add_argument(
            "--at", type=datetime.fromisoformat, help="2026-11-24T18:00-05:00"
        )
        either.add_argument("--zone", help="America/New_York ...")
        either.add_argument(
            "--fresh", action="store_true", help="a new kitchen, kept nowhere"
        )
        either.add_argument("--port", type=int, help="of the page; another if it is taken")


def _add_answering(commands: "Commands") -> None:
    hear = commands.add_parser("understand", help="how utterances are understood")
    hear.add_argument(
        "file", nargs="?", default="-", help="one utterance a line (-: stdin)"
    )
    hear.add_argument("--locale", default="en-US")
    hear.add_argument("--today", type=date.fromisoformat, help="2026-11-24")
    hear.set_defaults(run=run_understand)

    answer = commands.add_parser(
        "invoke", help="answer request envelopes, a JSON line each"
    )
    answer.add_argument("files", nargs="+", metavar="FILE", help="an envelope (-: stdin)")
    answer.set_defaults(run=run_invoke)


def _add_labelling(commands: "Commands") -> None:
    label = commands.add_parser("label", help="label ingredient lines and recipes (JSONL)")
    label.add_argument("file", nargs="?", default="-", help="JSON lines (-: stdin)")
    label.add_argument(
        "--evidence", action="store_true", help="say what each label rests on"
    )
    label.set_defaults(run=run_label)

    explain = commands.add_parser("explain", help="what an ingredient line holds, and why")
    explain.add_argument("lines", nargs="+", metavar="LINE", help="2 tbsp tahini")
    explain.add_argument(
        "--for", dest="needs", default="", help="fish,vegan ...; all if unset"
    )
    explain.add_argument("--lang", default="en", help="en, de, fr, it or es")
    explain.set_defaults(run=run_explain)


def _add_reading(commands: "Commands") -> None:
    reads = commands.add_parser("ingest", help="read recipes into a catalogue")
    reads.add_argument("sources", nargs="+", type=Path, metavar="SOURCE")
    reads.add_argument("--out", required=True, type=Path, metavar="CATALOGUE")
    reads.add_argument("--licence", default="not stated", help="of the sources")
    reads.add_argument("--source-name", default="", help="instead of the file's own")
    reads.add_argument("--replace", action="store_true", help="drop what is in CATALOGUE")
    reads.set_defaults(run=run_ingest)

    labels = commands.add_parser("relabel", help="label a catalogue by today's lexicon")
    labels.add_argument("out", type=Path, metavar="CATALOGUE")
    labels.set_defaults(run=run_relabel)
    for command in (reads, labels):
        command.add_argument("--jobs", type=int, default=-1, help="cores; all if unset")
        command.add_argument(
            "--backend", default="loky", choices=["loky", "threading", "dask", "ray"]
        )


def _lines(name: str) -> list[str]:
    """Return the lines of a file, or of standard input for ``-``.

    Raises:
        OSError: it cannot be read.
    """
    if name == "-":
        return sys.stdin.read().splitlines()
    return Path(name).read_text(encoding="utf-8").splitlines()


def _unreadable(name: str, error: Exception) -> int:
    why = error.strerror if isinstance(error, OSError) else str(error)
    sys.stderr.write(f"larder: {name}: {why}\n")
    return 1


def run_chat(options: argparse.Namespace, settings: Settings) -> int:
    """Hold a conversation; the page is beside it where somebody types."""
    from skill.simulator.terminal import chat

    wanted = _kitchen(options)
    if wanted is None:
        return 2
    wanted.as_json = options.json
    if options.no_page or not sys.stdin.isatty():
        wanted.port = None
    return chat(settings, wanted, sys.stdin, sys.stdout)


def run_web(options: argparse.Namespace, settings: Settings) -> int:
    """Serve the page until it is stopped."""
    from skill.simulator.page.serving import serve

    wanted = _kitchen(options)
    return 2 if wanted is None else serve(settings, wanted, sys.stdout)


def _kitchen(options: argparse.Namespace) -> "Options | None":
    """Return how to open the kitchen; None, and said why, where that cannot be."""
    from skill.simulator.opening import PORT, Options
    from skill.simulator.world.devices import catalogue

    if options.device and options.device not in catalogue():
        sys.stderr.write(f"larder: devices are {', '.join(catalogue())}\n")
        return None
    at = options.at if options.at is None or options.at.tzinfo else options.at.astimezone()
    port = PORT if options.port is None else options.port
    return Options(options.device, at, options.zone, fresh=options.fresh, port=port)


def run_understand(options: argparse.Namespace, settings: Settings) -> int:
    """Print how each utterance is understood."""
    from skill.simulator.understand import known_locale, main_understand

    today = options.today or datetime.now(UTC).date()
    if not known_locale(options.locale):
        sys.stderr.write(f"larder: no interaction model for {options.locale}\n")
        return 2
    try:
        lines = _lines(options.file)
        return main_understand(lines, sys.stdout, locale=options.locale, today=today)
    except (OSError, UnicodeDecodeError) as error:
        return _unreadable(options.file, error)


def run_invoke(options: argparse.Namespace, settings: Settings) -> int:
    """Answer each envelope: the response on one line, ``null`` where silence is right."""
    from skill.alexa.edge import is_silence
    from skill.app import build

    skill = build(settings.model_copy(update={"log_level": "ERROR"}))
    status = 0
    for name in options.files:
        try:
            event = json.loads("\n".join(_lines(name)))
        except (OSError, ValueError, RecursionError) as error:
            status = _unreadable(name, error)
            sys.stdout.write(json.dumps({"error": "unreadable", "file": name}) + "\n")
            continue
        response = skill(event)
        told = None if is_silence(response) else response
        sys.stdout.write(json.dumps(told, ensure_ascii=False) + "\n")
    skill.desk.store.close()
    return status


def run_label(options: argparse.Namespace, settings: Settings) -> int:
    """Label ingredient lines and whole recipes."""
    from skill.food.label_cli import main_label

    try:
        return main_label(_lines(options.file), sys.stdout, evidence=options.evidence)
    except (OSError, UnicodeDecodeError) as error:
        return _unreadable(options.file, error)


def run_explain(options: argparse.Namespace, settings: Settings) -> int:
    """Say what each line holds for those who need it known."""
    from skill.food.explain_cli import main_explain

    needs = [need.strip() for need in options.needs.split(",") if need.strip()]
    status = main_explain(options.lines, needs, sys.stdout, lang=options.lang)
    if status:
        sys.stderr.write("larder: --for takes allergens and diets\n")
    return status


def run_ingest(options: argparse.Namespace, settings: Settings) -> int:
    """Read recipes of many kinds into a catalogue."""
    from skill.ingest import commands

    asked = commands.Asked(
        sources=options.sources,
        out=options.out,
        licence=options.licence,
        name=options.source_name,
        replace=options.replace,
        jobs=options.jobs,
        backend=options.backend,
    )
    return commands.run_ingest(asked, sys.stdout, sys.stderr)


def run_relabel(options: argparse.Namespace, settings: Settings) -> int:
    """Label a catalogue by today's lexicon."""
    from skill.ingest import commands

    asked = commands.Asked((), options.out, jobs=options.jobs, backend=options.backend)
    return commands.run_relabel(asked, sys.stdout, sys.stderr)


def run_learning(options: argparse.Namespace, settings: Settings) -> int:
    """Export events, train, evaluate, promote or roll back."""
    from skill.app import bench
    from skill.training.commands import run

    return run(options, bench(settings, datetime.now(UTC), sys.stdout))


def run_records(options: argparse.Namespace, settings: Settings) -> int:
    """Show or delete all that is kept of an account."""
    from skill.alexa.envelope import pseudonyms
    from skill.alexa.records import Records
    from skill.app import secret, store_url
    from skill.store.open import open_store

    store = open_store(store_url(settings))
    records = Records(store, pseudonyms(secret(settings)))
    household, now = records.household(options.account), datetime.now(UTC)
    if options.act == "forget":
        told = f"{records.forget(household, now)} records deleted"
    else:
        told = json.dumps(records.kept(household, now), ensure_ascii=False, indent=1)
    store.close()
    sys.stdout.write(told + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())

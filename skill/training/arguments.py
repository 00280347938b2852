"""What the commands of learning take; what they do is in ``commands``."""

import argparse
from datetime import UTC, datetime
from pathlib import Path

Parser = argparse.ArgumentParser


def events(parser: Parser) -> None:
    """Where to."""
    parser.add_argument("--out", type=Path, metavar="FOLDER", help="of a folder a month")


def train(parser: Parser) -> None:
    """Of what, which models, and on which machines."""
    parser.add_argument("--events", type=Path, metavar="FOLDER")
    _catalogue(parser)
    parser.add_argument("--out", dest="models", type=Path, metavar="FOLDER")
    parser.add_argument("--version", help="of the models; the time of day where unset")
    _learning(parser)
    parser.add_argument("--until", type=_moment, help="learn from what was before: a date")


def evaluate(parser: Parser) -> None:
    """On which offers, and as what to tell it."""
    parser.add_argument("--events", type=Path, metavar="FOLDER")
    _catalogue(parser)
    _models(parser)
    parser.add_argument("--version", help="the newest where unset")
    parser.add_argument(
        "--offers", type=int, default=20_000, help="the latest, up to so many"
    )
    parser.add_argument("--html", type=Path, metavar="FILE", help="write a page as well")
    parser.add_argument("--json", action="store_true", help="JSON instead of a table")


def promote(parser: Parser) -> None:
    """Which model."""
    _models(parser)
    _catalogue(parser)
    parser.add_argument("--version", help="the newest where unset")
    parser.add_argument("--model", default="hybrid")
    _limits(parser)


def learn(parser: Parser) -> None:
    """All that the commands before take together."""
    _models(parser)
    _catalogue(parser)
    _learning(parser)
    parser.add_argument(
        "--weeks",
        type=float,
        help="of the latest, to judge models on, half of a log at most; 1 where unset",
    )
    parser.add_argument("--keep", type=int, default=8, help="versions of models")
    _limits(parser)


def rollback(parser: Parser) -> None:
    """Why."""
    _models(parser)
    parser.add_argument("--why", default="", help="is written down")


def _models(parser: Parser) -> None:
    parser.add_argument("--models", type=Path, metavar="FOLDER")


def _catalogue(parser: Parser) -> None:
    parser.add_argument("--catalogue", type=Path, metavar="PATH")


def _limits(parser: Parser) -> None:
    parser.add_argument("--p99-ms", type=float, default=2.0, help="what scoring may take")


def _learning(parser: Parser) -> None:
    parser.add_argument("--only", default="", help="bayes,graph ...; all where unset")
    parser.add_argument(
        "--most", type=int, help="events; with more, households are sampled"
    )
    parser.add_argument(
        "--backend", default="here", help="here, threads, processes, dask, ray"
    )
    parser.add_argument(
        "--cluster", default="", help="the address of a Dask or Ray cluster"
    )
    parser.add_argument("--seed", type=int, default=0)


def _moment(text: str) -> datetime:
    """Return a date or a time as an aware time, UTC where it does not say."""
    read = datetime.fromisoformat(text)
    return read if read.tzinfo else read.replace(tzinfo=UTC)

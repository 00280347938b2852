"""How households and entries are written down: the same text in every home.

A document is one JSON text, so homes know no fields, DynamoDB sees no floats, and a
household is whole or absent.  Times are whole seconds or microseconds since 1970, UTC.
"""

import json
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, timedelta

from pydantic import BaseModel, Field, JsonValue, ValidationError

from skill.domain.frozen import dataclass
from skill.domain.household import Household
from skill.store.protocol import (
    ENTRY_KEPT,
    HOUSEHOLD_KEPT,
    Entry,
    NotStorableError,
    StoreDamagedError,
    Versioned,
)

FORMAT = 2
"""To be raised with every field that a released Larder would drop on its next save: it
refuses newer formats.  All older ones must read, each by what its fields default to.
"""

DOCUMENT_LIMIT = 256 * 1024
ENTRY_LIMIT = 64 * 1024
"""Bytes of text.  DynamoDB takes 400 KB an item, and bills by the KB."""

KEY_LIMIT = 1000
"""Bytes.  DynamoDB takes 1024 in a sort key, and ours carries a prefix."""

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)


class Document(BaseModel):
    """The text of a household's row."""

    format: int = Field(ge=1, le=FORMAT)
    household: Household


@dataclass(frozen=True)
class Row:
    """A document as stored: ``expires`` in seconds since 1970."""

    version: int
    expires: int
    body: str


@dataclass(frozen=True)
class Line:
    """A ledger entry as stored: ``begun`` in microseconds, ``expires`` in seconds."""

    key: str
    begun: int
    expires: int
    what: str
    result: str | None = None


def microseconds(now: datetime) -> int:
    """Return whole microseconds since 1970.

    Raises:
        ValueError: ``now`` is naive, and could mean any of many moments.
    """
    if now.tzinfo is None:
        raise ValueError("a store needs aware times")
    return (now - EPOCH) // MICROSECOND


def seconds(now: datetime) -> int:
    """Return whole seconds since 1970, rounded down."""
    return microseconds(now) // 1_000_000


def whole_seconds(now: datetime) -> datetime:
    """Return the moment as it is kept: UTC, without a fraction."""
    return at_second(seconds(now))


def at_second(second: int) -> datetime:
    """Return the moment of a second since 1970, in UTC."""
    return EPOCH + timedelta(seconds=second)


def expiry(now: datetime, kept: timedelta) -> int:
    """Return the second from which something written at ``now`` is absent."""
    return seconds(now) + int(kept.total_seconds())


def next_version(expected: int, now: datetime) -> int:
    """Return a version that was never used for this household.

    The first is the moment of its writing: counting from 1 again after a ``forget`` would
    let a device that read the forgotten document at version 1 write it back.
    """
    return expected + 1 if expected else max(1, microseconds(now))


def fit_household(household: str) -> None:
    """Refuse a household's key that not every home can keep something under.

    Raises:
        NotStorableError: it is empty, too long or not Unicode text.
    """
    _fit("household key", household)


def fit_entry(key: str) -> None:
    """Refuse an entry's key, as ``fit_household`` does a household's."""
    _fit("entry key", key)


def written_document(document: Household) -> str:
    """Return the document as text that is sure to be read back."""
    text = f'{{"format":{FORMAT},"household":{_dumped(document)}}}'
    try:
        Document.model_validate_json(text)
    except ValidationError as error:
        raise NotStorableError("household", first_fault(error)) from None
    return within(text, DOCUMENT_LIMIT, "household")


def written_json(part: str, value: Mapping[str, JsonValue]) -> str:
    """Return ``value`` as ASCII JSON, lone surrogates and all."""
    try:
        text = json.dumps(dict(value), separators=(",", ":"), allow_nan=False)
    except (TypeError, ValueError, RecursionError) as error:
        raise NotStorableError(part, "not JSON") from error
    return within(text, ENTRY_LIMIT, part)


def read_document(row: Row | None, now: datetime) -> Versioned[Household]:
    """Return what ``row`` holds at ``now``.

    Raises:
        StoreDamagedError: it does not read as a household, or a newer Larder wrote it.
    """
    if row is None or row.expires <= seconds(now):
        return Versioned(Household(), 0)
    try:
        document = Document.model_validate_json(row.body).household
        written = EPOCH + timedelta(seconds=row.expires) - HOUSEHOLD_KEPT
    except ValidationError as error:
        raise StoreDamagedError("read household", first_fault(error)) from None
    except OverflowError as error:
        raise StoreDamagedError("read household", "kept for too long") from error
    return Versioned(document, row.version, written)


def read_entry(line: Line, *, first: bool = False) -> Entry:
    """Return what ``line`` holds.

    Raises:
        StoreDamagedError: it does not read as an entry.
    """
    try:
        begun = EPOCH + line.begun * MICROSECOND
    except OverflowError as error:
        raise StoreDamagedError("read entry", "begun at no time") from error
    return Entry(
        key=line.key,
        state="begun" if line.result is None else "done",
        what=_read_json(line.what),
        result=None if line.result is None else _read_json(line.result),
        begun=begun,
        first=first,
    )


def new_line(key: str, what: Mapping[str, JsonValue], now: datetime) -> Line:
    """Return the line that ``begin`` writes."""
    fit_entry(key)
    return Line(
        key=key,
        begun=microseconds(now),
        expires=expiry(now, ENTRY_KEPT),
        what=written_json("what", what),
    )


def still_open(lines: Iterable[Line], now: datetime) -> tuple[Entry, ...]:
    """Return the entries begun, not done and not expired, oldest first."""
    alive = (line for line in lines if line.expires > seconds(now) and line.result is None)
    return tuple(map(read_entry, sorted(alive, key=_age)))


def exported(row: Row | None, lines: Iterable[Line], now: datetime) -> dict[str, JsonValue]:
    """Return what the two hold at ``now``, as JSON; nothing kept is an empty dict."""
    kept: dict[str, JsonValue] = {}
    stored = read_document(row, now)
    if stored.version and stored.written:
        kept["household"] = stored.value.model_dump(mode="json")
        kept["version"] = stored.version
        kept["written"] = stored.written.isoformat()
    alive = sorted((x for x in lines if x.expires > seconds(now)), key=_age)
    if alive:
        kept["ledger"] = [_exported_entry(read_entry(line)) for line in alive]
    return kept


def _exported_entry(entry: Entry) -> dict[str, JsonValue]:
    return {
        "key": entry.key,
        "state": entry.state,
        "what": dict(entry.what),
        "result": None if entry.result is None else dict(entry.result),
        "begun": entry.begun.isoformat(),
    }


def _age(line: Line) -> tuple[int, str]:
    return line.begun, line.key


def _dumped(document: Household) -> str:
    """Return the model's JSON; warnings are off because they would quote names."""
    try:
        return document.model_dump_json(warnings=False)
    except ValueError:
        raise NotStorableError("household", "not Unicode text") from None


def first_fault(error: ValidationError) -> str:
    """Return where the text is wrong and how, without the text: it holds names."""
    fault = error.errors(include_url=False, include_context=False, include_input=False)[0]
    field = next((str(part) for part in fault["loc"][1:2]), "document")
    return f"{field}: {fault['type']}"


def _read_json(text: str) -> dict[str, JsonValue]:
    try:
        value: JsonValue = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise StoreDamagedError("read entry", "not JSON") from error
    if not isinstance(value, dict):
        raise StoreDamagedError("read entry", "not an object")
    return value


def within(text: str, limit: int, part: str) -> str:
    """Return the text.

    Raises:
        NotStorableError: it takes more than ``limit`` bytes.
    """
    size = len(text.encode())
    if size > limit:
        raise NotStorableError(part, f"{size} bytes, more than {limit}")
    return text


def _fit(part: str, key: str) -> None:
    try:
        size = len(key.encode())
    except UnicodeEncodeError as error:
        raise NotStorableError(part, "not Unicode text") from error
    if not 0 < size <= KEY_LIMIT:
        raise NotStorableError(part, f"{size} bytes, not 1 to {KEY_LIMIT}")

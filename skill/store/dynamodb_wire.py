"""The part of boto3's DynamoDB client that the store uses, typed, and items as rows."""

from collections.abc import Mapping, Sequence
from typing import Protocol, TypeAlias, TypedDict

from skill.store.encoding import Line, Row
from skill.store.protocol import StoreDamagedError

Value: TypeAlias = Mapping[str, str]
"""A typed attribute, as the wire has it: ``{"S": "text"}`` or ``{"N": "12"}``."""

Item: TypeAlias = Mapping[str, Value]
Writes: TypeAlias = Mapping[str, Sequence[Mapping[str, Mapping[str, Item]]]]

DOCUMENT = "document"
LEDGER = "ledger#"


class Found(TypedDict, total=False):
    """What ``get_item`` answers."""

    Item: Item


class Page(TypedDict, total=False):
    """What ``query`` answers."""

    Items: list[Item]
    LastEvaluatedKey: Item


class Written(TypedDict, total=False):
    """What ``batch_write_item`` answers."""

    UnprocessedItems: Writes


class Client(Protocol):
    """A low-level DynamoDB client; its methods are safe to call from many threads."""

    def get_item(self, **request: object) -> Found:
        """Read one item."""
        ...

    def put_item(self, **request: object) -> object:
        """Write one item."""
        ...

    def update_item(self, **request: object) -> object:
        """Change one item."""
        ...

    def query(self, **request: object) -> Page:
        """Read the items under one partition key, a page at a time."""
        ...

    def batch_write_item(self, **request: object) -> Written:
        """Write or delete up to 25 items."""
        ...

    def create_table(self, **request: object) -> object:
        """Make a table."""
        ...

    def update_time_to_live(self, **request: object) -> object:
        """Name the attribute that items expire by."""
        ...

    def close(self) -> None:
        """Close the connections."""
        ...


class ConditionFailedError(Exception):
    """A conditional write was refused.  ``stored`` is the item in its way, if any."""

    def __init__(self, stored: Item | None) -> None:
        super().__init__("the condition does not hold")
        self.stored = stored


def key_of(household: str, sort: str) -> dict[str, Value]:
    """Return the primary key of one item."""
    return {"pk": {"S": household}, "sk": {"S": sort}}


def number(value: int) -> Value:
    """Return an attribute for a whole number."""
    return {"N": str(value)}


def row_item(household: str, row: Row, writer: str) -> Item:
    """Return the item that holds a document."""
    return {
        **key_of(household, DOCUMENT),
        "version": number(row.version),
        "expires": number(row.expires),
        "body": {"S": row.body},
        "writer": {"S": writer},
    }


def line_item(household: str, line: Line, writer: str) -> Item:
    """Return the item that holds a ledger entry just begun."""
    return {
        **key_of(household, LEDGER + line.key),
        "begun": number(line.begun),
        "expires": number(line.expires),
        "what": {"S": line.what},
        "writer": {"S": writer},
    }


def row_of(item: Item | None) -> Row | None:
    """Return the document's row.

    Raises:
        StoreDamagedError: an attribute is missing or of another type.
    """
    if item is None:
        return None
    try:
        return Row(
            version=int(item["version"]["N"]),
            expires=int(item["expires"]["N"]),
            body=item["body"]["S"],
        )
    except (KeyError, ValueError) as error:
        raise StoreDamagedError("read household", "not a document's item") from error


def line_of(item: Item) -> Line:
    """Return the entry's line.

    Raises:
        StoreDamagedError: an attribute is missing or of another type.
    """
    try:
        return Line(
            key=item["sk"]["S"].removeprefix(LEDGER),
            begun=int(item["begun"]["N"]),
            expires=int(item["expires"]["N"]),
            what=item["what"]["S"],
            result=item["outcome"]["S"] if "outcome" in item else None,
        )
    except (KeyError, ValueError) as error:
        raise StoreDamagedError("read entry", "not an entry's item") from error

"""The part of boto3's DynamoDB client that the store uses, typed, and items as rows."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from time import sleep
from typing import Protocol, TypeAlias, TypedDict, cast

from skill.store.encoding import Line, Row
from skill.store.protocol import StoreDamagedError, StoreDownError

Value: TypeAlias = Mapping[str, str]
"""A typed attribute, as the wire has it: ``{"S": "text"}`` or ``{"N": "12"}``."""

Item: TypeAlias = Mapping[str, Value]
Writes: TypeAlias = Mapping[str, Sequence[Mapping[str, Mapping[str, Item]]]]

DOCUMENT = "document"
LEDGER = "ledger#"
BATCH = 25  # items DynamoDB takes in one BatchWriteItem
PAUSES_S = (0.05, 0.1, 0.2, 0.4)  # before what a throttled table left over is sent again


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


class Gotten(TypedDict, total=False):
    """What ``batch_get_item`` answers."""

    Responses: Mapping[str, Sequence[Item]]


class Client(Protocol):
    """A low-level DynamoDB client; its methods are safe to call from many threads."""

    def get_item(self, **request: object) -> Found:
        """Read one item."""
        ...

    def batch_get_item(self, **request: object) -> Gotten:
        """Read up to 100 items."""
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

    def scan(self, **request: object) -> Page:
        """Read the whole table, a page at a time."""
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


def key_schema(keys: Sequence[tuple[str, str]]) -> list[Mapping[str, str]]:
    """Return the keys of a table or an index, as making one takes them."""
    return [{"AttributeName": name, "KeyType": kind} for name, kind in keys]


def number(value: int) -> Value:
    """Return an attribute for a whole number."""
    return {"N": str(value)}


@contextmanager
def at_the_edge(operation: str) -> Iterator[None]:
    """Turn what boto3 raises into facts, without its text.

    Raises:
        ConditionFailedError: a conditional write was refused.
        StoreDownError: anything else went wrong.
    """
    from botocore.exceptions import BotoCoreError, ClientError

    try:
        yield
    except ClientError as error:
        code = str(error.response.get("Error", {}).get("Code", "unknown"))
        if code == "ConditionalCheckFailedException":
            stored = cast(Item | None, error.response.get("Item"))
            raise ConditionFailedError(stored) from error
        raise StoreDownError(operation, code) from error
    except BotoCoreError as error:
        raise StoreDownError(operation, type(error).__name__) from error


def paged(
    operation: str, call: Callable[..., Page], request: dict[str, object]
) -> Iterator[Item]:
    """Yield the items of a query or scan, one page of them at a time."""
    while True:
        with at_the_edge(operation):
            page = call(**request)
        yield from page.get("Items", [])
        if "LastEvaluatedKey" not in page:
            return
        request["ExclusiveStartKey"] = page["LastEvaluatedKey"]


def deleted(client: Client, table: str, keys: Sequence[Item]) -> None:
    """Delete items, a batch at a time, however often the table leaves some over.

    Raises:
        StoreDownError: it leaves some over again and again.
    """
    for start in range(0, len(keys), BATCH):
        batch = keys[start : start + BATCH]
        left: Writes = {table: [{"DeleteRequest": {"Key": key}} for key in batch]}
        for pause in (*PAUSES_S, None):
            with at_the_edge("forget"):
                written = client.batch_write_item(RequestItems=left)
            left = written.get("UnprocessedItems", {})
            if not left:
                break
            if pause is None:
                raise StoreDownError("forget", "items were left unprocessed")
            sleep(pause)


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

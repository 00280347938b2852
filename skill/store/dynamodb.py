"""The store on AWS: one DynamoDB table, on demand.

A household is one partition, ``pk``: its document under ``sk = "document"`` and its ledger
under ``sk = "ledger#" + key``.  ``expires`` (seconds since 1970) is the table's TTL
attribute; DynamoDB removes items up to days later, so every read asks it again.  No call
changes two items, so conditional writes of one item are all the transaction there is.
Events are in the same table, and some of them in its one index, which no household is in.

boto3 tries a write again when its answer is lost.  ``writer``, new for each write, tells a
retry that meets its own first attempt from one that meets another device's.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from datetime import datetime
from threading import Lock
from typing import cast
from uuid import uuid4

from pydantic import JsonValue

from skill.domain.household import Household
from skill.store import dynamodb_latest, encoding
from skill.store.dynamodb_events import DynamoEvents
from skill.store.dynamodb_wire import (
    DOCUMENT,
    LEDGER,
    Client,
    ConditionFailedError,
    Item,
    at_the_edge,
    deleted,
    key_of,
    key_schema,
    line_item,
    line_of,
    number,
    paged,
    row_item,
    row_of,
)
from skill.store.encoding import Row
from skill.store.protocol import (
    HOUSEHOLD_KEPT,
    Entry,
    Forgotten,
    StaleVersionError,
    StoreDownError,
    Versioned,
)

TTL_ATTRIBUTE = "expires"
KEY_SCHEMA = (("pk", "HASH"), ("sk", "RANGE"))
KEY_TYPES = {"pk": "S", "sk": "S", "late": "S", "expires": "N"}
ABSENT = "attribute_not_exists(pk) OR expires <= :now"


class DynamoStore:
    """A table and a client, which ``connect`` makes on first use.

    ``latest_s`` is how long what was taken lately may be waited for.
    """

    def __init__(
        self,
        table: str,
        connect: Callable[[], Client],
        latest_s: float = dynamodb_latest.LIMIT_S,
    ) -> None:
        self._table = table
        self._connect = connect
        self._lock = Lock()
        self._client: Client | None = None
        self.events = DynamoEvents(table, lambda: self._dynamodb, latest_s)

    def load(self, household: str, *, now: datetime) -> Versioned[Household]:
        """Return the document; version 0 and an empty household if there is none."""
        encoding.fit_household(household)
        return encoding.read_document(self._row(household), now)

    def save(
        self, household: str, document: Household, *, expected: int, now: datetime
    ) -> int:
        """Replace the document and return its new version."""
        encoding.fit_household(household)
        row = Row(
            version=encoding.next_version(expected, now),
            expires=encoding.expiry(now, HOUSEHOLD_KEPT),
            body=encoding.written_document(document),
        )
        condition, values = ABSENT, {":now": number(encoding.seconds(now))}
        if expected:
            condition = "version = :expected AND expires > :now"
            values[":expected"] = number(expected)
        writer = _new_writer()
        try:
            self._put("save", row_item(household, row, writer), condition, values)
        except ConditionFailedError as refused:
            if not _is_by(writer, refused.stored):
                raise StaleVersionError(expected) from None
        return row.version

    def begin(
        self, household: str, key: str, what: Mapping[str, JsonValue], *, now: datetime
    ) -> Entry:
        """Write down what is about to be done, unless that key is known."""
        encoding.fit_household(household)
        line, writer = encoding.new_line(key, what, now), _new_writer()
        values = {":now": number(encoding.seconds(now))}
        try:
            self._put("begin", line_item(household, line, writer), ABSENT, values)
        except ConditionFailedError as refused:
            if refused.stored is None:
                raise StoreDownError("begin", "refused without the stored entry") from None
            first = _is_by(writer, refused.stored)
            return encoding.read_entry(line_of(refused.stored), first=first)
        return encoding.read_entry(line, first=True)

    def finish(
        self, household: str, key: str, result: Mapping[str, JsonValue], *, now: datetime
    ) -> None:
        """Mark an entry done; the first result stays."""
        encoding.fit_household(household)
        encoding.fit_entry(key)
        text = encoding.written_json("result", result)
        with suppress(ConditionFailedError), at_the_edge("finish"):
            self._dynamodb.update_item(
                TableName=self._table,
                Key=key_of(household, LEDGER + key),
                UpdateExpression="SET outcome = :outcome",
                ConditionExpression="attribute_not_exists(outcome) AND expires > :now",
                ExpressionAttributeValues={
                    ":outcome": {"S": text},
                    ":now": number(encoding.seconds(now)),
                },
            )

    def open_entries(self, household: str, *, now: datetime) -> tuple[Entry, ...]:
        """Return what was begun and never finished, oldest first."""
        encoding.fit_household(household)
        items = self._items("open entries", household, LEDGER)
        return encoding.still_open(map(line_of, items), now)

    def forget(self, household: str) -> Forgotten:
        """Remove everything under the household, whatever kind of item it is."""
        encoding.fit_household(household)
        items = list(self._items("forget", household))
        sorts = [item["sk"]["S"] for item in items]
        deleted(self._dynamodb, self._table, [key_of(household, sort) for sort in sorts])
        documents = sorts.count(DOCUMENT)
        return Forgotten(documents=documents, entries=len(sorts) - documents)

    def export(self, household: str, *, now: datetime) -> dict[str, JsonValue]:
        """Return all that is kept as JSON; an empty dict when nothing is."""
        encoding.fit_household(household)
        items = {item["sk"]["S"]: item for item in self._items("export", household)}
        row = row_of(items.pop(DOCUMENT, None))
        return encoding.exported(row, map(line_of, items.values()), now)

    def ready(self) -> None:
        """Make the client now; nothing is called."""
        assert self._dynamodb

    def close(self) -> None:
        """Close the connections, if any were made."""
        with self._lock:
            client, self._client = self._client, None
        if client is not None:
            client.close()

    def create_table(self) -> None:
        """Make the table as ``template.yaml`` does, for a DynamoDB that runs locally."""
        with at_the_edge("create table"):
            self._dynamodb.create_table(
                TableName=self._table,
                KeySchema=key_schema(KEY_SCHEMA),
                AttributeDefinitions=[
                    {"AttributeName": a, "AttributeType": t} for a, t in KEY_TYPES.items()
                ],
                GlobalSecondaryIndexes=[dynamodb_latest.definition()],
                BillingMode="PAY_PER_REQUEST",
            )
            self._dynamodb.update_time_to_live(
                TableName=self._table,
                TimeToLiveSpecification={"Enabled": True, "AttributeName": TTL_ATTRIBUTE},
            )

    @property
    def _dynamodb(self) -> Client:
        with self._lock:
            if self._client is None:
                self._client = self._connect()
            return self._client

    def _row(self, household: str) -> Row | None:
        with at_the_edge("load"):
            found = self._dynamodb.get_item(
                TableName=self._table,
                Key=key_of(household, DOCUMENT),
                ConsistentRead=True,
            )
        return row_of(found.get("Item"))

    def _put(
        self, operation: str, item: Item, condition: str, values: Mapping[str, object]
    ) -> None:
        with at_the_edge(operation):
            self._dynamodb.put_item(
                TableName=self._table,
                Item=item,
                ConditionExpression=condition,
                ExpressionAttributeValues=values,
                ReturnValuesOnConditionCheckFailure="ALL_OLD",
            )

    def _items(self, operation: str, household: str, prefix: str = "") -> Iterator[Item]:
        """Yield the household's items whose sort key starts with ``prefix``."""
        request: dict[str, object] = {
            "TableName": self._table,
            "ConsistentRead": True,
            "KeyConditionExpression": "pk = :pk",
            "ExpressionAttributeValues": {":pk": {"S": household}},
        }
        if prefix:
            request["KeyConditionExpression"] = "pk = :pk AND begins_with(sk, :prefix)"
            request["ExpressionAttributeValues"] = {
                ":pk": {"S": household},
                ":prefix": {"S": prefix},
            }
        return paged(operation, self._dynamodb.query, request)


def new_client(region: str | None, endpoint: str | None) -> Client:
    """Return a client that gives up early: Alexa waits eight seconds, all told."""
    import boto3
    from botocore.config import Config

    config = Config(
        connect_timeout=1,
        read_timeout=2,
        retries={"total_max_attempts": 2, "mode": "standard"},
    )
    session = boto3.session.Session(region_name=region)
    return cast(Client, session.client("dynamodb", endpoint_url=endpoint, config=config))


def _new_writer() -> str:
    """Return a token for one write; no answer depends on it, so replays stay the same."""
    return uuid4().hex


def _is_by(writer: str, stored: Item | None) -> bool:
    return stored is not None and stored.get("writer") == {"S": writer}

"""One great JSON array (Recipe1M's ``layer1.json``), an element at a time."""

import codecs
import json
import re
from collections.abc import Iterator
from typing import BinaryIO

from skill.ingest.sources.item import Found, Item, Skipped
from skill.ingest.sources.streams import CHUNK, LONGEST_LINE

_NEXT = re.compile(r"\}\s*,\s*(?=\{)")
_BLANK = re.compile(r"[\s,\[\]\ufeff]*")
_DECODE = json.JSONDecoder(strict=False)


def json_array(stream: BinaryIO, where: str) -> Iterator[Found]:
    """Yield each element of one JSON array without holding more than one of them.

    A broken element is left out: reading goes on where the next one seems to begin.
    """
    text = _Text(stream)
    count = 0
    while text.skip_blank():
        count += 1
        place = f"{where}[{count}]"
        element = text.element()
        if element is None:
            yield Skipped(place, "element cannot be read")
        else:
            yield Item("record", place, element.encode("utf-8", "replace"))


class _Text:
    """The text of a stream, of which only what is being read is held."""

    def __init__(self, stream: BinaryIO) -> None:
        self.stream = stream
        self.decoder = codecs.getincrementaldecoder("utf-8")("replace")
        self.buffer = ""
        self.place = 0

    def more(self, size: int = CHUNK) -> bool:
        """Read on, forgetting what was read; return False at the end."""
        chunk = self.stream.read(size)
        self.buffer = self.buffer[self.place :] + self.decoder.decode(chunk)
        self.place = 0
        return bool(chunk)

    def skip_blank(self) -> bool:
        """Go to the next character that says something; return False at the end."""
        while True:
            blank = _BLANK.match(self.buffer, self.place)
            self.place = blank.end() if blank else self.place
            if self.place < len(self.buffer):
                return True
            if not self.more():
                return False

    def element(self) -> str | None:
        """Return the JSON of the next element and go past it; None where it is broken."""
        while len(self.buffer) - self.place <= LONGEST_LINE:
            try:
                _, end = _DECODE.raw_decode(self.buffer, self.place)
            except RecursionError:
                break
            except ValueError:
                if self.more(max(CHUNK, len(self.buffer) - self.place)):
                    continue
                break
            found = self.buffer[self.place : end]
            self.place = end
            return found
        self._skip_broken()
        return None

    def _skip_broken(self) -> None:
        """Go to where the next element seems to begin, or to the end."""
        while True:
            found = _NEXT.search(self.buffer, self.place)
            if found is not None:
                self.place = found.end()
                return
            self.place = max(self.place, len(self.buffer) - 64)
            if not self.more():
                self.place = len(self.buffer)
                return

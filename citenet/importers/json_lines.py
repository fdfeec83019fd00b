"""How are records of JSON read one by one, in bounded memory, whatever stands in the file?

One record a line (JSON Lines), or one list of records, bare or as the ``data`` of an answer of an API,
on as many lines as it likes, or such lists behind one another.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any, NamedTuple, TextIO

from citenet.errors import InputError
from citenet.importers.refused import Refused
from citenet.importers.streams import CHUNK, bounded_lines, is_text

LONGEST = 32_000_000
"""Characters that one record may have; the full text of the longest patents stays under it."""

TOO_LONG = f"longer than {LONGEST // 1_000_000} million characters"
NO_TEXT = "bytes that are no text in the encoding of the file"
NOT_JSON = "not JSON"
TOO_DEEP = "nested too deeply"
NO_OBJECT = "JSON, but not a record with named fields"


class Record(NamedTuple):
    """The line on which a record begins, its fields, and how it is written."""

    line: int
    fields: dict[str, Any]
    text: str


_SCALAR = r'(?:"[^"\\]*"|[-+.\w]+)'
_OPENING = re.compile(rf'\s*(?:\{{\s*(?:"\w+"\s*:\s*{_SCALAR}\s*,\s*)*"data"\s*:\s*)?\[')
_CLOSING = re.compile(rf'\s*\](?:\s*(?:,\s*"\w+"\s*:\s*{_SCALAR}\s*)*\}})?\s*')
_LONE_BRACE = re.compile(r"\{[ \t\r]*\n")
_BETWEEN = re.compile(r"[\s,]*")


def json_records(stream: TextIO, refused: Refused, *, longest: int = LONGEST) -> Iterator[Record]:
    r"""Read the records of a stream of JSON; numbers come out as the text in which they are written.

    Lines that hold no record are refused and passed over. In a list that is not possible, since
    nobody knows where the next record begins.

    Parameters
    ----------
    stream : TextIO
        As :func:`~citenet.importers.streams.open_text` gives it.
    refused : Refused
        Takes the lines that hold no record.
    longest : int
        Characters of the longest record; no more than about four times as many are held in memory.

    Raises
    ------
    InputError
        When a list is damaged or cut off.

    Examples
    --------
    >>> import io
    >>> refused = Refused("set.jsonl", most=9)
    >>> [record[:2] for record in json_records(io.StringIO('{"n": 1}\n{"n": \n\n{"n": 2}\n'), refused)]
    [(1, {'n': '1'}), (4, {'n': '2'})]
    >>> refused.examples
    {'not JSON': ['set.jsonl:2']}
    >>> answer = '{"total": 2, "data": [{"n": 1},\n {"n": 2}]}'
    >>> [record[:2] for record in json_records(io.StringIO(answer), refused)]
    [(1, {'n': '1'}), (2, {'n': '2'})]
    """
    text = _Text(stream, refused.name, longest)
    text.fill()
    text.skip(_BETWEEN)
    if text.goes_on_with(_OPENING) or text.goes_on_with(_LONE_BRACE):
        yield from _listed(text, refused)
    else:
        yield from _lines(text, refused)


def _lines(text: _Text, refused: Refused) -> Iterator[Record]:
    above = text.line - 1
    for number, content in bounded_lines(text.read_line, text.longest):
        line = above + number
        if content is None:
            refused.refuse(line, TOO_LONG)
        elif content := content.strip():
            fields = _fields(content)
            if isinstance(fields, dict):
                yield Record(line, fields, content)
            else:
                refused.refuse(line, fields)


def _fields(content: str) -> dict[str, Any] | str:
    """Return the fields of a record, or the reason why there are none."""
    if not is_text(content):
        return NO_TEXT
    try:
        fields = _DECODER.decode(content)
    except RecursionError:
        return TOO_DEEP
    except ValueError:
        return NOT_JSON
    return fields if isinstance(fields, dict) else NO_OBJECT


def _listed(text: _Text, refused: Refused) -> Iterator[Record]:
    """Read lists of records behind one another, or records that need no list around them."""
    inside = False
    while not text.is_at_end():
        if not inside and text.skip(_OPENING):
            inside = True
        elif inside and text.skip(_CLOSING):
            inside = False
        else:
            line = text.line
            value, content = text.value()
            if isinstance(value, dict):
                yield Record(line, value, content)
            else:
                refused.refuse(line, NO_OBJECT)
        text.skip(_BETWEEN)
    if inside:
        raise InputError("the list of records is not closed: the file is cut off", where=f"{text.name}:{text.line}",
                         fix="download it again, or export JSON Lines")


def _no_number(text: str) -> None:
    raise ValueError(f"{text} is not JSON")


def _first_of_each(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Keep the first of several fields of one name, as the engine does of records that go on as they stand."""
    fields = dict(pairs)
    return fields if len(fields) == len(pairs) else dict(reversed(pairs))


# Numbers of documents stay as they are written, and no number is too large.
_DECODER = json.JSONDecoder(parse_int=str, parse_float=str, parse_constant=_no_number,
                            object_pairs_hook=_first_of_each)


class _Text:
    """The text of a stream of which only the piece at hand is kept."""

    def __init__(self, stream: TextIO, name: str, longest: int) -> None:
        self.name, self.line, self.longest = name, 1, longest
        self._stream = stream
        self._piece, self._at = "", 0

    def fill(self, size: int = CHUNK) -> bool:
        """Read on by `size` characters, forgetting what is behind; tell whether there was any."""
        new = self._stream.read(size)
        self._piece, self._at = self._piece[self._at:] + new, 0
        return bool(new)

    def goes_on_with(self, pattern: re.Pattern[str]) -> bool:
        """Tell whether `pattern` comes next."""
        return pattern.match(self._piece, self._at) is not None

    def skip(self, pattern: re.Pattern[str]) -> bool:
        """Pass over what fits `pattern`, if it does."""
        found = pattern.match(self._piece, self._at)
        if found:
            self._pass_to(found.end())
        return bool(found and found[0])

    def is_at_end(self) -> bool:
        """Tell whether nothing more comes; afterwards enough is at hand to see what does."""
        while len(self._piece) - self._at < CHUNK // 2 and self.fill():
            self.skip(_BETWEEN)
        return self._at == len(self._piece)

    def value(self) -> tuple[Any, str]:
        """Read the JSON value that comes next; return it and how it is written."""
        while True:
            try:
                value, end = _DECODER.raw_decode(self._piece, self._at)
            except RecursionError as error:
                raise self._damaged(TOO_DEEP) from error
            except ValueError as error:
                held = len(self._piece) - self._at
                # Each time as much again, so that all the attempts cost no more than twice the last.
                if held > self.longest or not self.fill(held):
                    raise self._damaged(TOO_LONG if held > self.longest else NOT_JSON) from error
                continue
            content = self._piece[self._at:end]
            if not is_text(content):
                raise self._damaged(NO_TEXT)
            self._pass_to(end)
            return value, content

    def read_line(self, most: int) -> str:
        """Read on to the end of the line, or `most` characters and what is at hand."""
        end = self._piece.find("\n", self._at) + 1
        if not end:
            self._piece, self._at = self._piece[self._at:] + self._stream.readline(most), 0
            end = len(self._piece)
        content = self._piece[self._at:end]
        self._at = end
        return content

    def _pass_to(self, place: int) -> None:
        self.line += self._piece.count("\n", self._at, place)
        self._at = place

    def _damaged(self, reason: str) -> InputError:
        return InputError(f"the list of records is damaged or cut off: {reason}", where=f"{self.name}:{self.line}",
                          fix="export it as JSON Lines, in which one damaged record can be left out")

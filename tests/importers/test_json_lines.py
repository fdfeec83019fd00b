"""Records of JSON come out one by one, whatever stands between them, and in bounded memory."""

import gzip
import io
import json
import tracemalloc

import pytest

from citenet.errors import InputError
from citenet.importers.json_lines import NO_OBJECT, NO_TEXT, NOT_JSON, TOO_DEEP, TOO_LONG, json_records
from citenet.importers.refused import Refused
from citenet.importers.source import find_source
from citenet.importers.streams import as_text, open_bytes

RECORDS = [{"n": str(number), "name": "Zürich 東京 \\ \" { [ ] }" * number} for number in range(1, 6)]


def read(content, *, most=9, longest=10_000, encoding=None):
    content = content.encode() if isinstance(content, str) else content
    refused = Refused("set.jsonl", most)
    with as_text(io.BufferedReader(io.BytesIO(content)), encoding) as stream:
        return [(record.line, record.fields) for record in json_records(stream, refused, longest=longest)], refused


def fields(content, **options):
    return [record for _, record in read(content, **options)[0]]


LINES = "".join(json.dumps(record) + "\n" for record in RECORDS)


@pytest.mark.parametrize("content", [
    LINES,
    LINES.rstrip("\n"),
    LINES.replace("\n", "\r\n"),
    "\ufeff\n\n" + LINES.replace("\n", "\n \n"),
    json.dumps(RECORDS),
    json.dumps(RECORDS, indent=2, ensure_ascii=False),
    "\n".join(json.dumps(record, indent=1) for record in RECORDS),
    json.dumps({"total": 5, "max_score": None, "data": RECORDS, "results": 5}),
    json.dumps({"total": 5, "scroll_id": "MjAxOTEw", "data": RECORDS}, indent=4),
    "\n".join(json.dumps({"total": 5, "data": page}) for page in (RECORDS[:2], RECORDS[2:])),
], ids=["lines", "no last break", "CRLF", "BOM and blank lines", "list", "indented list", "indented records", "answer",
        "indented answer", "answers"])
def test_the_same_records_however_they_are_written(content):
    assert fields(content) == RECORDS


def test_other_encodings():
    assert fields(LINES.encode("utf-16"), encoding="utf-16") == RECORDS
    latin = {"name": "Zürich"}
    assert fields(json.dumps(latin, ensure_ascii=False).encode("latin-1"), encoding="latin-1") == [latin]


def test_long_values_are_read_piece_by_piece():
    large = [{"n": "1", "text": "x" * 3_000_000}, {"n": "2"}]
    assert fields(json.dumps(large), longest=4_000_000) == large


def test_numbers_stay_as_they_are_written():
    assert fields('{"a": 00712345}\n', most=9) == []
    assert fields('{"a": 12345678901234567890, "b": 1.50}\n') == [{"a": "12345678901234567890", "b": "1.50"}]


@pytest.mark.parametrize(("line", "reason"), [
    (b'{"n": 1', NOT_JSON),
    (b"{'n': 1}", NOT_JSON),
    (b'{"n": NaN}', NOT_JSON),
    (b'{"n": 1} {"n": 2}', NOT_JSON),
    (b'"a text"', NO_OBJECT),
    (b"17", NO_OBJECT),
    (b'{"name": "Z\xfcrich"}', NO_TEXT),
    (b'{"n": ' + b"[" * 4000 + b"]" * 4000 + b"}", TOO_DEEP),
    (b'{"n": "' + b"x" * 20_000 + b'"}', TOO_LONG),
    (b"\0\1\2\3", NOT_JSON),
])
def test_lines_that_are_no_records_are_named(line, reason):
    records, refused = read(b'{"n": "0"}\n\n' + line + b'\n{"n": "1"}\n')
    assert [number for number, _ in records] == [1, 4]
    assert refused.examples == {reason: ["set.jsonl:3"]}


def test_beyond_the_limit_reading_stops():
    with pytest.raises(InputError, match="more than 1 records cannot be used") as caught:
        read("no\nno\nno\n", most=1)
    assert caught.value.found == ["set.jsonl:1 not JSON", "set.jsonl:2 not JSON"]


@pytest.mark.parametrize(("content", "line"), [
    (json.dumps(RECORDS, indent=1)[:-1], 22),
    (json.dumps(RECORDS, indent=1)[:60], 2),
    ('[{"n": 1},\n{"n": oops},\n{"n": 3}]', 2),
    ("[" * 5000, 1),
])
def test_a_damaged_list_cannot_be_read_on(content, line):
    with pytest.raises(InputError, match=r"damaged or cut off|is cut off") as caught:
        read(content)
    assert caught.value.where == f"set.jsonl:{line}"


class Endless(io.TextIOBase):
    """A line that goes on and on, and then a record."""

    def __init__(self, size):
        self.left, self.end = size, io.StringIO('"}\n{"n": "1"}\n')

    def read(self, size):
        part = "x" * min(size, self.left)
        self.left -= len(part)
        return part or self.end.read(size)

    def readline(self, size):
        return self.read(size) if self.left else self.end.readline(size)


def test_memory_is_bounded_on_a_line_without_end():
    tracemalloc.start()
    try:
        refused = Refused("set.jsonl", most=1)
        records = list(json_records(Endless(300_000_000), refused, longest=1_000_000))
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert ([record.fields for record in records], refused.total) == ([{"n": "1"}], 1)
    assert peak < 12_000_000


def test_packed_files_are_read_while_they_unpack_to_as_much_as_text_does(tmp_path, monkeypatch):
    packed = tmp_path / "set.jsonl.gz"
    packed.write_bytes(gzip.compress(b"x" * 50_000_000))
    source = find_source(packed, tmp_path)
    with open_bytes(source) as content:
        assert sum(map(len, iter(lambda: content.read(1 << 20), b""))) == 50_000_000
    monkeypatch.setattr("citenet.importers.streams.HARMLESS", 1_000_000)
    with (pytest.raises(InputError, match="unpacks to more than 300 times its size"), open_bytes(source) as content,
          as_text(content) as stream):
        list(json_records(stream, Refused("set.jsonl.gz", most=9)))

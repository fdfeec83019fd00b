"""How is a text table written: which delimiter, which encoding, which columns?"""

from __future__ import annotations

import csv
import re
from codecs import BOM_UTF8
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice

from citenet.errors import InputError, SettingsError
from citenet.importers.long_lines import LONGEST
from citenet.importers.source import NoTableError, Source

DELIMITERS = {",": "comma", "\t": "tab", ";": "semicolon", "|": "pipe"}
FORMS = "text with commas, tabs, ; or | between its columns, plain, .gz, .zst or .zip; Parquet"
ENCODINGS = ("utf-8", "latin-1", "utf-16")
ICONV = {"latin-1": "ISO-8859-1", "utf-16": "UTF-16"}
PREAMBLE = "search URL:"
"""Google Patents writes the search above the header of its downloads."""

_SEPARATOR = re.compile(r'"?sep=(.)"?', re.IGNORECASE)
"""Excel writes what separates the columns above the header."""

_NO_TEXT = frozenset(range(32)) - frozenset(b"\t\n\v\f\r")


@dataclass(frozen=True)
class Dialect:
    """How a text table is written: `header` stands below `skip` lines that belong to no table, blank ones included.

    Where the table is not `is_headed`, the names of the columns are known from elsewhere.
    """

    delimiter: str
    encoding: str
    header: tuple[str, ...]
    skip: int = 0
    is_headed: bool = True

    @property
    def above(self) -> int:
        """Number of lines above the first row."""
        return self.skip + self.is_headed


def find_dialect(
    source: Source, head: bytes, *, delimiter: str | None = None, encoding: str | None = None
) -> Dialect:
    r"""Find out how the text table `source`, which begins with the bytes `head`, is written.

    The delimiter is the one that a line above the header states, or that of comma, tab, semicolon and pipe with
    which most of the first lines have as many fields as the header.

    Raises
    ------
    InputError
        When the bytes are no text in this encoding, or hold no line.
    SettingsError
        When `encoding` is not one that can be read.

    Examples
    --------
    >>> from pathlib import Path
    >>> source = Source(Path("edges.txt"), "edges.txt", "text")
    >>> find_dialect(source, b"citing;cited\nUS1;US2\n").header
    ('citing', 'cited')
    """
    # Who marks a file as UTF-8 knows; the option is for those beside it.
    encoding = ENCODINGS[0] if head.startswith(BOM_UTF8) else encoding or ENCODINGS[0]
    all_lines = _lines(source, head, encoding)
    places = [place for place, line in enumerate(all_lines) if line.strip()]
    lines = [all_lines[place] for place in places]
    stated = _SEPARATOR.fullmatch(lines[0])
    above = 1 if (stated or lines[0].startswith(PREAMBLE)) and len(lines) > 1 else 0
    lines = lines[above:]
    delimiter = delimiter or (stated[1] if stated else None)
    if delimiter is None:
        delimiter = max(DELIMITERS, key=lambda one: _fit(lines, one))
    header = tuple(name.strip() for name in _records(lines, delimiter)[0])
    return Dialect(delimiter, encoding, header, places[above])


def refuse_no_text(name: str, head: bytes, encoding: str) -> None:
    """Make sure that the file `name`, which begins with the bytes `head`, is text in this encoding.

    Raises
    ------
    InputError
        When the bytes are UTF-16 without being called so; a `NoTableError` when they are binary data.
    SettingsError
        When `encoding` is not one that can be read.
    """
    if encoding not in ENCODINGS:
        raise SettingsError(f"encoding '{encoding}' cannot be read", allowed=", ".join(ENCODINGS),
                            fix="save the file as UTF-8")
    utf16 = head.startswith((b"\xff\xfe", b"\xfe\xff")) or head[:2000].count(b"\0") > len(head[:2000]) // 4
    if utf16 and encoding != "utf-16":
        raise wrong_encoding(name, "the file is UTF-16 text", "utf-16")
    if encoding != "utf-16" and sum(byte in _NO_TEXT for byte in head[:2000]) > len(head[:2000]) // 50:
        raise NoTableError("the file holds binary data, not text", where=name, allowed=FORMS,
                      fix="export the table in one of these forms")


def _lines(source: Source, head: bytes, encoding: str) -> list[str]:
    refuse_no_text(source.name, head, encoding)
    # The head may end inside a character, or inside a line.
    whole = head[: head.rfind(b"\n") + 1] or head if encoding != "utf-16" else head[: len(head) // 2 * 2]
    try:
        text = whole.decode("utf-8-sig" if encoding == "utf-8" else encoding)
    except UnicodeDecodeError as error:
        line = whole[: error.start].count(b"\n") + 1
        raise wrong_encoding(f"{source.name}:{line}", f"byte {error.start + 1} is not {encoding.upper()} text",
                             "latin-1") from error
    lines = re.split(r"\r\n|\n|\r", text)
    if not any(line.strip() for line in lines):
        raise InputError("the file holds blank lines only", where=source.name,
                         fix="download or export it again")
    return lines


def read_rows(lines: Iterable[str], delimiter: str, *, where: str, most: int | None = None) -> list[list[str]]:
    """Return the first rows of a table of text, at most so many.

    Raises
    ------
    InputError
        When a cell is longer than a line may be, or the lines are no table for another reason.
    """
    # The limit holds for the whole process, in which other libraries set one of their own.
    of_others = csv.field_size_limit(LONGEST)
    try:
        return list(islice(csv.reader(lines, delimiter=delimiter), most))
    except csv.Error as error:
        raise InputError("this is not a table of text", where=where, found=[str(error)]) from error
    finally:
        csv.field_size_limit(of_others)


def wrong_encoding(where: str, what: str, likely: str) -> InputError:
    """Return the error for text in another encoding than the one it was read in."""
    return InputError(what, where=where, allowed="UTF-8",
                      fix=f"--encoding {likely}, or convert it: iconv -f {ICONV[likely]} -t UTF-8 FILE > NEW")


def _fit(lines: Sequence[str], delimiter: str) -> tuple[bool, float, int]:
    """Tell how well a delimiter fits: it divides the header, most lines agree, into many fields."""
    records = _records(lines[:100], delimiter)
    width = len(records[0])
    agree = [len(record) == width for record in records]
    return width > 1, round(sum(agree) / len(agree), 1), width


def _records(lines: Sequence[str], delimiter: str) -> list[list[str]]:
    return read_rows((line + "\n" for line in lines), delimiter, where="the first lines") or [[""]]

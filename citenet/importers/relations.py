"""How is a file named in SQL, so that every column comes out as text?"""

from __future__ import annotations

from dataclasses import dataclass

from citenet.engine import identifier, one_file, quoted, table_in
from citenet.importers.dialect import Dialect
from citenet.importers.source import Source

PASS_OVER = "store_rejects=true, rejects_limit=1"
"""Leave broken lines out. With DuckDB 2.0's ``ignore_errors`` all lines behind a stray quote are lost as well."""


@dataclass(frozen=True)
class Table:
    """A file opened for reading: its columns in order, and how it is written.

    `types` are those of a Parquet file; a text table has a `dialect` instead.
    """

    source: Source
    columns: tuple[str, ...]
    types: tuple[str, ...] = ()
    dialect: Dialect | None = None

    def relation(self, rejects: str = PASS_OVER) -> str:
        """Return the table in SQL; `rejects` says what becomes of broken lines."""
        if self.dialect is None:
            return parquet(self.source)
        columns = ", ".join(f"c{place}: 'VARCHAR'" for place in range(len(self.columns)))
        return (f"read_csv({one_file(self.source.path)}, delim={quoted(self.dialect.delimiter)}, "
                f"quote='\"', escape='\"', header={self.dialect.is_headed}, skip={self.dialect.skip}, "
                f"auto_detect=false, columns={{{columns}}}, "
                f"encoding={quoted(self.dialect.encoding)}, "
                f"compression={quoted(self.source.compression)}, {rejects})")

    def as_text(self, place: int, separator: str) -> str:
        """Return the column at `place` as text; several values in one cell are joined by `separator`."""
        if self.dialect is not None:
            return f"c{place}"
        column, type_ = self.column(place), self.types[place]
        if type_.endswith("[]"):
            # An entry that is missing keeps its place: those of other columns belong to what stands at theirs.
            text = (f"array_to_string(list_transform({column}, lambda one: "
                    f"coalesce({_one_as_text('one', type_.removesuffix('[]'))}, '')), {quoted(separator)})")
        else:
            text = _one_as_text(column, type_)
        # In text a cell without a letter holds nothing.
        return f"nullif({text}, '')"

    def column(self, place: int) -> str:
        """Return the column of a Parquet file at `place` as it is."""
        return identifier(self.columns[place])

    def lines(self) -> str:
        """Return the lines of a text table as they stand, quotes and delimiters included."""
        encoding = self.dialect.encoding if self.dialect else "utf-8"
        return raw_lines(self.source, encoding)


def _one_as_text(value: str, type_: str) -> str:
    if not type_.startswith(("DOUBLE", "FLOAT", "DECIMAL")):
        return f"cast({value} as varchar)"
    # Numbers and years become fractions when a column with gaps passes through other tools.
    whole = f"case when {value} = trunc({value}) then try_cast({value} as hugeint) end"
    return f"coalesce(cast({whole} as varchar), cast({value} as varchar))"


def parquet(source: Source) -> str:
    """Return a Parquet file in SQL."""
    return table_in(source.path)


def raw_lines(source: Source, encoding: str = "utf-8") -> str:
    """Return the lines of a text file in SQL, in order, as the relation with the column `line`; blank ones are null."""
    return (f"read_csv({one_file(source.path)}, columns={{line: 'VARCHAR'}}, delim=chr(1), quote='', escape='', "
            f"header=false, auto_detect=false, parallel=false, {PASS_OVER}, encoding={quoted(encoding)}, "
            f"compression={quoted(source.compression)})")

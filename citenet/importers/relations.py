"""How is a file named in SQL, so that every column comes out as text?"""

from __future__ import annotations

from dataclasses import dataclass

from citenet.engine import one_file, quoted, table_in
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
        column, type_ = '"' + self.columns[place].replace('"', '""') + '"', self.types[place]
        if type_.endswith("[]"):
            return f"array_to_string(cast({column} as varchar[]), {quoted(separator)})"
        if type_ in ("DOUBLE", "FLOAT"):
            # Numbers and years become fractions when a column with gaps passes through other tools.
            whole = f"case when {column} = trunc({column}) then try_cast({column} as hugeint) end"
            return f"coalesce(cast({whole} as varchar), cast({column} as varchar))"
        return f"cast({column} as varchar)"

    def lines(self) -> str:
        """Return the lines of a text table as they stand, quotes and delimiters included."""
        encoding = self.dialect.encoding if self.dialect else "utf-8"
        return raw_lines(self.source, encoding)


def parquet(source: Source) -> str:
    """Return a Parquet file in SQL."""
    return table_in(source.path)


def raw_lines(source: Source, encoding: str = "utf-8") -> str:
    """Return the lines of a text file in SQL, in order, as the relation with the column `line`; blank ones are null."""
    return (f"read_csv({one_file(source.path)}, columns={{line: 'VARCHAR'}}, delim=chr(1), quote='', escape='', "
            f"header=false, auto_detect=false, parallel=false, {PASS_OVER}, encoding={quoted(encoding)}, "
            f"compression={quoted(source.compression)})")

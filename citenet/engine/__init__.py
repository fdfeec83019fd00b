"""Where do the SQL files run? On DuckDB, or on Spark where an office has more than one machine."""

from citenet.engine.choice import Engine
from citenet.engine.connection import Connection
from citenet.engine.duck import (
    connect,
    counting_off,
    identifier,
    keeping_order,
    one_file,
    part_done,
    pieces,
    quoted,
    scratch,
    statements,
    table_in,
    write_parquet,
)
from citenet.engine.script import Script
from citenet.engine.size import in_mebibytes, part_of

__all__ = ["Connection", "Engine", "Script", "connect", "counting_off", "identifier", "in_mebibytes",
           "keeping_order", "one_file", "part_done", "part_of", "pieces", "quoted", "scratch", "statements", "table_in",
           "write_parquet"]

"""Where do the SQL files run? On DuckDB, or on Spark where an office has more than one machine."""

from citenet.engine.choice import Connection, Engine
from citenet.engine.duck import connect, part_done, quoted, scratch, statements
from citenet.engine.script import Script

__all__ = ["Connection", "Engine", "Script", "connect", "part_done", "quoted", "scratch", "statements"]

"""How do documents become flows? Rows in Parquet before, small tables after."""

from citenet.aggregate.classes import class_families
from citenet.aggregate.patents import aggregate_patents, distinct_symbols
from citenet.aggregate.steps import write_counting
from citenet.aggregate.table import aggregate_table, periods
from citenet.aggregate.windows import Window, windows_of

__all__ = ["Window", "aggregate_patents", "aggregate_table", "class_families", "distinct_symbols",
           "periods", "windows_of", "write_counting"]

"""How do documents become flows? Rows in Parquet before, small tables after."""

from citenet.aggregate.classes import class_families
from citenet.aggregate.patents import aggregate_patents, distinct_symbols
from citenet.aggregate.table import aggregate_table

__all__ = ["aggregate_patents", "aggregate_table", "class_families", "distinct_symbols"]

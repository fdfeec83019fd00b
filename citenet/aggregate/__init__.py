"""How do documents become flows? Rows in Parquet before, small tables after."""

from citenet.aggregate.patents import aggregate_patents, distinct_symbols
from citenet.aggregate.table import aggregate_table

__all__ = ["aggregate_patents", "aggregate_table", "distinct_symbols"]

"""What must every engine be able to do? The part of a DuckDB connection that counting uses."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np

if TYPE_CHECKING:
    import pandas as pd


class Found(Protocol):
    """What a query found."""

    def fetchall(self) -> list[Any]:
        """Return the rows as tuples."""

    def fetchnumpy(self) -> dict[str, np.ndarray]:
        """Return the columns as arrays; of these only texts may be missing."""

    def df(self) -> pd.DataFrame:
        """Return the rows as a table."""

    def fetch_df_chunk(self, vectors: int, /) -> pd.DataFrame:
        """Return the next rows as a table, about 2048 times so many; one without rows when there are no more."""


class Connection(Protocol):
    """The part of a DuckDB connection that counting uses; SQL is DuckDB's, whatever the engine."""

    def execute(self, query: str, /) -> Found:
        """Run statements and offer what the last of them found."""

    def register(self, name: str, table: Mapping[str, np.ndarray] | pd.DataFrame, /) -> object:
        """Offer a small table, of arrays or of pandas, to the statements; texts are objects."""

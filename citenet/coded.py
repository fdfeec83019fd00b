"""A table whose texts are told by numbers: little to hold, quick to keep, and without pandas until someone asks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, eq=False, repr=False)
class Coded:
    """Columns of the same length; those of texts say by number which text a row has.

    Parameters
    ----------
    columns : mapping of numpy.ndarray
        By name, at least one. In a column of texts stands the place of each row's text, -1 where it is missing.
    texts : mapping of sequence of str
        The texts of each such column, every one once.

    Examples
    --------
    >>> table = Coded({"entity": np.array([1, -1, 0]), "families": np.array([2.0, 4.0, 8.0])}, {"entity": ["DE", "NL"]})
    >>> table.frame()["entity"].to_list()
    ['NL', nan, 'DE']
    >>> table.rows(table.columns["families"] > 2).columns["entity"].tolist()
    [-1, 0]
    """

    columns: Mapping[str, np.ndarray]
    texts: Mapping[str, Sequence[str]]

    @classmethod
    def of(cls, columns: Mapping[str, np.ndarray]) -> Coded:
        """Give the texts of columns numbers: these are objects, of which what is masked or no text is missing."""
        numbered = {name: numbered_texts(values.tolist()) for name, values in columns.items() if values.dtype == object}
        return cls({name: numbered[name][0] if name in numbered else values for name, values in columns.items()},
                   {name: texts for name, (_, texts) in numbered.items()})

    def __len__(self) -> int:
        return len(next(iter(self.columns.values())))

    def __repr__(self) -> str:
        return f"Coded({len(self):,} rows: {', '.join(self.columns)})"

    def frame(self) -> pd.DataFrame:
        """Return the table for pandas, texts as categories; its numbers are the same, if they are of `code_type`."""
        import pandas as pd

        def given(name: str, values: np.ndarray) -> np.ndarray | pd.Categorical:
            if name not in self.texts:
                return values
            # The type is named, since of no texts at all pandas would make objects.
            return pd.Categorical.from_codes(values, dtype=pd.CategoricalDtype(pd.Index(self.texts[name], dtype="str")))

        return pd.DataFrame({name: given(name, values) for name, values in self.columns.items()}, copy=False)

    def rows(self, chosen: np.ndarray) -> Coded:
        """Return some rows, told by their places or by a truth for each."""
        return Coded({name: values[chosen] for name, values in self.columns.items()}, self.texts)

    def spelt(self, name: str) -> np.ndarray:
        """Return a column with its texts in full, None where one is missing; a column of numbers as it is."""
        if name not in self.texts:
            return self.columns[name]
        return np.array([*self.texts[name], None], dtype=object)[self.columns[name]]


def numbered_texts(values: Sequence[Any]) -> tuple[np.ndarray, list[str]]:
    """Give texts numbers in their own order, -1 to what is no text; return the numbers and the texts.

    >>> numbered_texts(["NL", None, "DE", "NL"])
    (array([ 1, -1,  0,  1], dtype=int8), ['DE', 'NL'])
    """
    texts = sorted({value for value in values if isinstance(value, str)})
    place = {text: number for number, text in enumerate(texts)}
    return np.array([place.get(value, -1) for value in values], dtype=code_type(len(texts))), texts


def code_type(n: int) -> np.dtype:
    """Return the type in which pandas holds which of `n` categories a row has.

    >>> code_type(126), code_type(127)
    (dtype('int8'), dtype('int16'))
    """
    return np.min_scalar_type(-n - 2)

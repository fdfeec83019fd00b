"""Does every citation weigh the same? Families of a time whose citations weigh alike are a cohort."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from citenet.aggregate.inputs import run
from citenet.engine import Connection

if TYPE_CHECKING:
    import pandas as pd

Weigh = Callable[["pd.DataFrame"], "pd.Series"]
"""From kinds of citing families (year, office, field, families, references) to the weight of a citation of each."""

UNIT = 1_000_000
"""Weights are whole numbers of millionths: sums stay exact, whatever their order."""


def offer_cohorts(connection: Connection, weigh: Weigh | None) -> None:
    """Put each citing family into a cohort: its period or, with `weigh`, its kind."""
    if weigh is None:
        run(connection, "cohorts_by_period.sql")
        return
    import pandas as pd

    run(connection, "kinds.sql")
    run(connection, "cohorts_by_kind.sql")
    kinds = connection.execute("from cohort_kinds order by cohort").df().set_index("cohort")
    cohorts = kinds[["year"]].assign(parts=_in_parts(weigh(kinds), kinds["citations"]), total=UNIT).reset_index()
    undated = pd.DataFrame({"cohort": [None], "year": [None], "parts": [UNIT], "total": [UNIT]})
    whole = {"cohort": "Int32", "year": "Int32", "parts": "int64", "total": "int64"}
    connection.register("cohorts", pd.concat([part.astype(whole) for part in (cohorts, undated)]))


def _in_parts(weight: pd.Series, citations: pd.Series) -> pd.Series:
    """Scale the weights so that the average citation weighs 1; what has no weight is taken for average."""
    known = weight.notna()
    if not citations[known].any():
        import pandas as pd

        return pd.Series(UNIT, index=weight.index)
    average = (weight * citations)[known].sum() / citations[known].sum()
    return (weight / average * UNIT).fillna(UNIT).round()

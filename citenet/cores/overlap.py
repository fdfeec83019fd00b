"""Do the methods find the same core?"""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from citenet.graph import Core


def core_overlap(cores: Mapping[str, Core]) -> pd.DataFrame:
    """Overlap of each two cores: members in both over members in either (Jaccard 1901).

    Returns
    -------
    pandas.DataFrame
        Method × method, in [0, 1]; NaN where one of the two found no core.

    Examples
    --------
    >>> one = Core("minres", ("DE", "US"), pd.Series(dtype=float), 0.8)
    >>> two = Core("s_core", ("CN", "DE", "US"), pd.Series(dtype=float), 0.7)
    >>> core_overlap({"minres": one, "s_core": two}).round(3).loc["minres"].to_dict()
    {'minres': 1.0, 's_core': 0.667}
    """
    table = {
        method: {other: _jaccard(set(core.members), set(cores[other].members)) for other in cores}
        for method, core in cores.items()
    }
    return pd.DataFrame(table, index=list(cores), columns=list(cores), dtype=float)


def _jaccard(one: set[str], other: set[str]) -> float:
    return len(one & other) / len(one | other) if one and other else float("nan")

"""How much does one citation weigh where some offices ask for many references and others for few?"""

from __future__ import annotations

import pandas as pd

from citenet.specialisation.relevance import references_of_kind


def source_weight(kinds: pd.DataFrame) -> pd.Series:
    """Weigh a citation of each kind of family by what is usual there: 1 / B(office, year, field).

    Parameters
    ----------
    kinds : pandas.DataFrame
        A row a kind: `office`, `year`, `field`, the number of its `families`, and of the `references` they
        have together.

    Returns
    -------
    pandas.Series
        Per kind, above 0; missing for a kind without families, and where nobody cites. Small kinds widen as
        in `references_of_kind`.

    Notes
    -----
    Source: docs/methods, 5 (office bias); Waltman & van Eck (2013), Scientometrics 96.

    Examples
    --------
    >>> kinds = pd.DataFrame({"office": ["US", "EP"], "year": 2015, "field": "optics",
    ...                       "families": [20, 10], "references": [600, 100]})
    >>> source_weight(kinds).round(5).tolist()
    [0.03333, 0.1]
    """
    size = kinds["families"].where(kinds["families"] > 0)
    return 1 / references_of_kind(kinds.assign(references=kinds["references"] / size), size=size)

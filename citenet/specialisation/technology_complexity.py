"""How complex is a technology that is made of many fine classes?"""

from __future__ import annotations

import pandas as pd


def technology_complexity(families: pd.DataFrame, of_classes: pd.Series) -> pd.DataFrame:
    """Mean complexity of the fine classes of a technology, weighted with its families in each.

    Σ_c N_tc K_c / Σ_c N_tc over the classes c whose complexity is known.

    Parameters
    ----------
    families : pandas.DataFrame
        Technology × fine class (such as the IPC subclass); a family with several classes counts in each.
    of_classes : pandas.Series
        Complexity of each fine class, the `fields` of `complexity`.

    Returns
    -------
    pandas.DataFrame
        A row a technology: `complexity` (0–100; missing when it has no family in a class of known
        complexity), `families` and `covered_share` (part of them in classes of known complexity).

    Notes
    -----
    Citations play no part in it. Source: docs/methods, 4.

    Examples
    --------
    >>> families = pd.DataFrame({"G02B": [30, 0], "H01L": [10, 5], "Y99Z": [0, 15]}, index=["photonics", "ai"])
    >>> technology_complexity(families, pd.Series({"G02B": 80.0, "H01L": 60.0}))
               complexity  families  covered_share
    photonics        75.0        40           1.00
    ai               60.0        20           0.25
    """
    known = of_classes.reindex(families.columns)
    covered = families.loc[:, known.notna()].sum(axis=1)
    total = families.sum(axis=1)
    return pd.DataFrame({
        "complexity": (families * known).sum(axis=1) / covered.where(covered > 0),
        "families": total,
        "covered_share": covered / total.where(total > 0),
    })

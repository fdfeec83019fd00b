"""Are an entity's publications cited more than is usual in their fields and years?"""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from citenet.errors import SettingsError

AVERAGING = ("ratios", "totals")


def field_weighted_citation_impact(
    table: pd.DataFrame,
    *,
    kind: Sequence[str] = ("field", "year"),
    by: Sequence[str] = ("entity",),
    averaging: str = "ratios",
) -> pd.DataFrame:
    """Citations received over those expected of publications of the same field and year.

    The expectation e of a kind is the world's: all its citations over all its publications. With n
    publications and c citations of an entity in each kind:

    - "ratios": Σ c / e over Σ n, the mean over publications of citations / expectation. Since e is one
      number per kind this is exact, though the table holds no single publication.
    - "totals": Σ c over Σ n · e. Kinds in which much is cited weigh more.

    Parameters
    ----------
    table : pandas.DataFrame
        The columns `kind` and `by`, `publications`, `citations`; together the whole world.
    kind : sequence of str
        What publications must share to be compared; add a column for the type of document if there is one.
    by : sequence of str
        What to tell apart.
    averaging : {"ratios", "totals"}

    Returns
    -------
    pandas.DataFrame
        A row a combination of `by`: `publications`, `citations`, `expected_citations`,
        `field_weighted_citation_impact` (from 0, 1 = the world's mean; missing without publications) and
        `publications_left_out`, those of kinds that nobody cites, which have no expectation.

    Raises
    ------
    SettingsError
        When `averaging` is neither of the two.

    Notes
    -----
    An entity's citations of itself count, as far as the table counts them. Citations should be counted
    over the same number of years after publication.
    Source: TNO Vector (2025), appendix 7.1; "ratios": Snowball Metrics (2012), field-weighted citation
    impact; Waltman et al. (2011), Journal of Informetrics 5, mean normalised citation score; "totals":
    Moed et al. (1995), Scientometrics 33, CPP/FCSm.

    Examples
    --------
    >>> table = pd.DataFrame({"entity": ["NL", "DE", "NL", "DE"], "field": ["ai", "ai", "optics", "optics"],
    ...                       "year": 2020, "publications": [10, 10, 30, 10], "citations": [30, 10, 60, 100]})
    >>> field_weighted_citation_impact(table)["field_weighted_citation_impact"].round(5).to_dict()
    {'DE': 1.5, 'NL': 0.75}
    >>> totals = field_weighted_citation_impact(table, averaging="totals")
    >>> totals["field_weighted_citation_impact"].round(5).to_dict()
    {'DE': 1.83333, 'NL': 0.64286}
    """
    if averaging not in AVERAGING:
        raise SettingsError(f"no averaging '{averaging}'", allowed=", ".join(AVERAGING))
    counts = table[["publications", "citations"]].astype(float)
    # What is left out does not set the standard for others.
    known = counts.where(counts.notna().all(axis=1))
    world = known.groupby([table[column] for column in kind], dropna=False).transform("sum")
    world = world.where(world > 0)
    expected = world["citations"] / world["publications"]
    usable = expected.notna() & known["citations"].notna()
    parts = counts.where(usable, 0.0).assign(
        expected_citations=(counts["publications"] * expected).where(usable, 0.0),
        ratios=(counts["citations"] / expected).where(usable, 0.0),
        publications_left_out=counts["publications"].where(~usable, 0.0),
    )
    sums = parts.groupby([table[column] for column in by]).sum()
    numerator, denominator = {"ratios": ("ratios", "publications"),
                              "totals": ("citations", "expected_citations")}[averaging]
    impact = sums[numerator] / sums[denominator].where(sums[denominator] > 0)
    sums.insert(3, "field_weighted_citation_impact", impact)
    return sums.drop(columns="ratios")

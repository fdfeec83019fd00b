"""How sure are shares, ranks, specialisation and worth of portfolios, were it other families? Of countries only."""

from __future__ import annotations

import numpy as np
import pandas as pd

from citenet import specialisation
from citenet.flows import UNKNOWN
from citenet.graph import ratio
from citenet.pipeline.counting import BUCKETS
from citenet.pipeline.limits import LIMITS, WHOLE
from citenet.reference.technologies import ALL
from citenet.settings import Settings
from citenet.uncertainty import Measure, intervals, within_range


def family_limits(held: pd.DataFrame, settings: Settings) -> pd.DataFrame:
    """Return the limits of share, rank and RCA of families: `LIMITS` over (indicator, technology, entity).

    Parameters
    ----------
    held : pandas.DataFrame
        Rows of `Flows.bucket_families` of one window.
    settings : Settings
        Its `draws` and `seed`.
    """
    cells = held.pivot_table(index=["entity", "technology"], columns="bucket", values="families", sort=False)
    cells = cells.reindex(columns=range(BUCKETS)).fillna(0.0)

    def measure(counts: np.ndarray) -> pd.DataFrame:
        drawn = (cells @ counts.T).unstack("technology").fillna(0.0)  # noqa: PD010 - wide, a column a draw and technology
        shares = specialisation.family_share(drawn)
        apart = drawn.drop(columns=ALL, level="technology", errors="ignore")
        # The share in a field over the share in all fields is the RCA: with draws side by side, in one step.
        of_all = specialisation.family_share(apart.T.groupby(level=0, sort=False).sum().T)
        found = {
            "family_share": shares,
            "family_rank": specialisation.family_rank(drawn.drop(index=UNKNOWN, errors="ignore")),
            "rca": shares[apart.columns].div(of_all.where(of_all > 0), axis=1, level=0),
        }
        return pd.concat({name: table.T.unstack("technology") for name, table in found.items()},  # noqa: PD010
                         axis=1).reorder_levels([0, 2, 1], axis=1)

    return _limits(measure, settings).rename_axis(["indicator", "technology", "entity"])


def asset_limits(worth: pd.DataFrame, shares: pd.DataFrame, settings: Settings) -> pd.DataFrame:
    """Return the limits of the asset index and its parts: `LIMITS` over (indicator, entity).

    What is usual in a field and year, and the size of markets, are taken as given.

    Parameters
    ----------
    worth : pandas.DataFrame
        What families are worth, see :func:`citenet.specialisation.family_worth`, and their ``bucket``.
    shares : pandas.DataFrame
        Columns entity, family, share.
    settings : Settings
        Its `draws` and `seed`.
    """
    found = specialisation.portfolio_worth(worth, by=["entity", "bucket"],
                                           shares=shares.join(worth["bucket"], on="family"))
    sums = pd.DataFrame({
        "families": found["families"], "asset_index": found["asset_index"],
        **{name: (found[name] * found["families"]).fillna(0.0) for name in ("relevance", "coverage")}})
    cells = sums.unstack("bucket").reindex(  # noqa: PD010 - a column a bucket
        columns=pd.MultiIndex.from_product([sums.columns, range(BUCKETS)])).fillna(0.0)
    world = np.bincount(worth["bucket"], worth["asset_index"], minlength=BUCKETS)

    def measure(counts: np.ndarray) -> pd.DataFrame:
        drawn = {name: counts @ cells[name].to_numpy().T for name in sums}
        numbers = {
            "asset_index": drawn["asset_index"],
            "asset_index_share": ratio(drawn["asset_index"], counts @ world[:, None]),
            "relevance": ratio(drawn["relevance"], drawn["families"]),
            "coverage": ratio(drawn["coverage"], drawn["families"]),
        }
        return pd.concat({name: pd.DataFrame(table, columns=cells.index) for name, table in numbers.items()}, axis=1)

    return _limits(measure, settings).rename_axis(["indicator", "entity"])


def class_limits(countries: pd.DataFrame, fields: pd.DataFrame, own: pd.DataFrame, weights: pd.DataFrame,
                 settings: Settings) -> pd.DataFrame:
    """Return the limits of complexity and relatedness density: `LIMITS` over (indicator, technology, entity).

    Which countries and classes take part is taken as given; specialisation and all after it are worked out anew.

    Parameters
    ----------
    countries, fields : pandas.DataFrame
        Families by bucket and fine class of one window, of countries and of technologies.
    own, weights : pandas.DataFrame
        The same of the whole, entity × class and technology × class.
    settings : Settings
        Its `draws` and `seed`.
    """
    names = {"complexity": (weights.index, [WHOLE]), "relatedness_density": (weights.index, own.index)}
    cells = [_cells(countries, "entity", own), _cells(fields, "technology", weights)]

    def measure(counts: np.ndarray) -> pd.DataFrame:
        drawn = ((counts @ table.reshape(BUCKETS, -1)).reshape(-1, *table.shape[1:]) for table in cells)
        complexity, density = specialisation.complexity_drawn(*drawn)
        tables = zip(names.items(), (complexity, density.swapaxes(1, 2)), strict=True)
        return pd.concat({name: pd.DataFrame(table.reshape(len(counts), -1), columns=pd.MultiIndex.from_product(labels))
                          for (name, labels), table in tables}, axis=1)

    return _limits(measure, settings).rename_axis(["indicator", "technology", "entity"])[["low", "high"]]


def _cells(families: pd.DataFrame, side: str, whole: pd.DataFrame) -> np.ndarray:
    """Return families by bucket, in the rows and columns of the whole."""
    rows, columns = whole.index.get_indexer(families[side]), whole.columns.get_indexer(families["class"])
    kept = (rows >= 0) & (columns >= 0)
    cells = np.zeros((BUCKETS, *whole.shape))
    cells[families["bucket"].to_numpy()[kept], rows[kept], columns[kept]] = families["families"].to_numpy()[kept]
    return cells


def _limits(measure: Measure, settings: Settings) -> pd.DataFrame:
    found = intervals(measure, BUCKETS, draws=settings.draws, seed=settings.seed)
    return within_range(found)[LIMITS]

"""Any table of counts, patents or not: specialisation, complexity, impact and the innovation chain."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from citenet import specialisation as sp
from citenet.errors import InputError, SettingsError, UndefinedError


@dataclass(frozen=True)
class Measure:
    """One thing to work out: the columns it needs, and how, from the table or from who is specialised in what."""

    labels: tuple[str, ...]
    values: tuple[str, ...]
    work: Callable[[pd.DataFrame], pd.DataFrame]
    may_lack: tuple[str, ...] = ()
    of_presence: bool = False


def measure_table(path: str | Path, name: str, columns: Mapping[str, str] | None = None, *,
                  presence: bool = False) -> pd.DataFrame:
    """Read a table of counts and work out one measure of it.

    Parameters
    ----------
    path : str or Path
        CSV, TSV or Parquet; which columns it needs depends on the measure, see `MEASURES`.
    name : str
        One of `MEASURES`.
    columns : mapping, optional
        Name here → column in the file.
    presence : bool
        Whether the counts say who is specialised in what (1) or not (0), so that no RCA is worked out.

    Returns
    -------
    pandas.DataFrame
        One row an entity, field, or both.

    Raises
    ------
    InputError
        When the file cannot be read or lacks a column.
    UndefinedError
        When the measure has no answer for this table, with the reason.
    SettingsError
        When a measure that rests on more than who is specialised in what is asked of such a table.
    """
    measure = MEASURES[name]
    if presence and not measure.of_presence:
        raise SettingsError(f"{name} needs counts, not who is specialised in what", fix="leave --presence out",
                            allowed=", ".join(key for key, known in MEASURES.items() if known.of_presence))
    table = sp.read_count_table(path, columns=columns, labels=measure.labels, values=measure.values,
                                may_lack=measure.may_lack)
    if measure.of_presence:
        counts = sp.count_matrix(table)
        return measure.work((counts > 0).astype(int) if presence else sp.specialised(counts))
    return measure.work(table)


def _rca(table: pd.DataFrame) -> pd.DataFrame:
    counts = sp.count_matrix(table)
    found = {"count": counts, "share": sp.family_share(counts), "rank": sp.family_rank(counts), "rca": sp.rca(counts)}
    return _long(found)


def _long(found: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """Put wide tables entity × field side by side as columns, a row an entity and field."""
    columns = [wide.rename_axis(index="entity").reset_index().melt("entity", var_name="field", value_name=name)
               .set_index(["entity", "field"])[name] for name, wide in found.items()]
    return pd.concat(columns, axis=1).reset_index()


def _complexity(presence: pd.DataFrame) -> pd.DataFrame:
    found = _complexity_of(presence)
    parts = {"entity": found.entities, "field": found.fields}
    return pd.concat([values.rename("complexity").rename_axis("name").reset_index().assign(kind=kind)
                      for kind, values in parts.items()])[["kind", "name", "complexity"]]


def _eigenvalues(presence: pd.DataFrame) -> pd.DataFrame:
    """List the eigenvalues that complexity rests on: the nearer the third to the second, the less it says."""
    values = _complexity_of(presence).eigenvalues
    return pd.DataFrame({"rank": range(1, len(values) + 1), "eigenvalue": values})


def _relatedness(presence: pd.DataFrame) -> pd.DataFrame:
    related = sp.relatedness(presence).rename_axis(index="field")
    rows = related.reset_index().melt("field", var_name="other_field", value_name="relatedness")
    return rows[rows["field"] != rows["other_field"]].sort_values(["field", "other_field"])


def _opportunity(presence: pd.DataFrame) -> pd.DataFrame:
    fields = _complexity_of(presence).fields
    related = sp.relatedness(presence)
    rows = _long({
        "specialised": presence,
        "relatedness_density": sp.relatedness_density(presence, related),
        "distance": sp.distance(presence, related),
        "opportunity_gain": sp.opportunity_gain(presence, related, of_fields=fields),
    })
    return rows.assign(complexity=rows["field"].map(fields))


def _complexity_of(presence: pd.DataFrame) -> sp.Complexity:
    found = sp.complexity(presence)
    if found.reason:
        raise UndefinedError(f"complexity has no answer for this table: {found.reason}",
                             fix="bring more entities or finer fields; leave out entities with few counts")
    return found


def _impact(table: pd.DataFrame) -> pd.DataFrame:
    kind = ("field", "year") if "year" in table else ("field",)
    return sp.field_weighted_citation_impact(table, kind=kind, by=("entity", "field")).reset_index()


def _assets(table: pd.DataFrame) -> pd.DataFrame:
    """Work out the asset index from a row a family and office in which it is in force or pending."""
    families = _of_each(table, "family", ["citations", *(name for name in ("field", "year") if name in table)])
    kind = pd.DataFrame({"field": families.get("field", "all"), "year": families.get("year", 0)}, families.index)
    income = _of_each(table, "office", ["income"])["income"]
    covered = sp.coverage(table[["family", "office"]].assign(year=0, in_force=True), income, as_of=0)
    owned = table[["family", "entity"]].drop_duplicates()
    shares = owned.assign(share=1 / owned.groupby("family")["entity"].transform("size"))
    return sp.asset_index(sp.relevance(families["citations"], kind), covered, shares=shares).reset_index()


def _of_each(table: pd.DataFrame, what: str, columns: list[str]) -> pd.DataFrame:
    """Return what the table says of each family or office, on every row the same."""
    told = table[[what, *columns]].drop_duplicates()
    both = told.loc[told[what].duplicated(keep=False), what].drop_duplicates()
    if len(both):
        raise InputError(f"rows contradict each other for {len(both)} of {told[what].nunique()} values of '{what}'",
                         found=both.tolist(), allowed=f"one value each of {', '.join(columns)}",
                         fix="keep the right one on all its rows")
    return told.set_index(what)


MEASURES: Mapping[str, Measure] = {
    "rca": Measure(("entity", "field"), ("count",), _rca),
    "complexity": Measure(("entity", "field"), ("count",), _complexity, of_presence=True),
    "eigenvalues": Measure(("entity", "field"), ("count",), _eigenvalues, of_presence=True),
    "relatedness": Measure(("entity", "field"), ("count",), _relatedness, of_presence=True),
    "opportunity": Measure(("entity", "field"), ("count",), _opportunity, of_presence=True),
    "assets": Measure(("family", "entity", "office"), ("citations", "income"), _assets),
    "impact": Measure(("entity", "field"), ("publications", "citations"), _impact),
    "productivity": Measure(("entity", "field"), ("publications", "researchers"),
                            lambda table: sp.productivity(table).reset_index(), ("publications", "researchers")),
    "chain": Measure(("entity", "technology", "stage"), ("count",), lambda table: sp.stage_shares(table).reset_index()),
}
"""What can be worked out, by name: labels and values are the columns that the table needs."""

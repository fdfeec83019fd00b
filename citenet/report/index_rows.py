"""Where does one country stand in one technology? A row of the index, taken from the tidy scores."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

import pandas as pd

from citenet.graph import ranks
from citenet.report.facts import SHARES, UNCLASSIFIED, compared, flags_of

FORMATS = {
    "families": "~1",
    "received_per_family": "2",
    "made_per_family": "2",
    "effective_sources": "1",
    "institutional_similarity": "2",
    "simple_balance": "+2",
    "pairwise_balance": "+2",
}
"""The headline indicators, in the order of the table, with their number format."""

BOUNDS = ("low", "high")


@dataclass(frozen=True)
class Score:
    """A value and the bounds of its interval, None where there are none; `direction` is what is said of its trend."""

    value: float | None = None
    low: float | None = None
    high: float | None = None
    direction: str = ""

    @property
    def has_interval(self) -> bool:
        """Whether both bounds are known."""
        return self.low is not None and self.high is not None


@dataclass(frozen=True)
class Rank:
    """The place of the country among those that have any: by `what`, `n` of `total`."""

    what: str
    n: int
    total: int


@dataclass(frozen=True)
class Row:
    """One technology: where the country stands in it.

    `leaning` says whether it receives "more" citations than it makes, "less" or as many ("equal"), or that this
    is "unsure", and is empty where it has none; `core` are the members of the core, strongest first, and
    `core_p_value` tells how often size alone gives one as clear.
    """

    technology: str
    position: str
    scores: Mapping[str, Score]
    shares: Mapping[str, float]
    unclassified: float
    leaning: str
    ranks: Sequence[Rank]
    core: Sequence[str]
    core_p_value: float | None
    flags: Sequence[str]
    levels: Sequence[str]


def row_of(scores: pd.DataFrame, technology: str, *, focal: str, position: object = None,
           directions: Mapping[tuple[str, str], str] = MappingProxyType({})) -> Row:
    """Return the row of a technology for the country `focal`; what the scores do not hold is missing.

    `directions` tell of trends: (technology, indicator) → direction.
    """
    ours = scores[scores["technology"] == technology]
    countries = ours[ours["level"] == "country"]
    own = countries[(countries["entity"] == focal).fillna(False)]
    whole = countries[countries["entity"].isna()]
    own_flags = flags_of(own, by="technology").get(technology, ())
    values = countries.dropna(subset="entity").pivot_table(
        index="entity", columns="indicator", values="value", aggfunc="first")
    known = {name: replace(_score(own, name), direction=directions.get((technology, name), ""))
             for name in (*FORMATS, *SHARES.values(), UNCLASSIFIED)}
    return Row(
        technology=technology,
        position=position if isinstance(position, str) else "",
        scores={name: known[name] for name in FORMATS},
        shares={group: share for group, name in SHARES.items() if (share := known[name].value)},
        unclassified=known[UNCLASSIFIED].value or 0.0,
        leaning=_leaning(own, own_flags),
        ranks=list(_ranks(values, focal)),
        core=_core(values),
        core_p_value=_score(whole, "core_p_value").value,
        flags=sorted({*own_flags, *flags_of(whole, by="technology").get(technology, ())}),
        levels=[level for level in ("country", "organisation") if (ours["level"] == level).any()],
    )


def score_of(row: Mapping | pd.Series, names: Sequence[str] = ("value", *BOUNDS)) -> Score:
    """Return the value and the bounds that stand in a row under these names, each where it is known."""
    value, low, high = (float(row[name]) if name in row and pd.notna(row[name]) else None for name in names)
    return Score(value, low, high)


def _score(rows: pd.DataFrame, indicator: str) -> Score:
    found = rows[rows["indicator"] == indicator]
    return Score() if found.empty else score_of(found.iloc[0])


def _leaning(own: pd.DataFrame, flags: Collection[str]) -> str:
    received, made = (_score(own, name).value for name in ("citations_received", "citations_made"))
    if received is None or made is None or not received + made:
        return ""
    balance = _score(own, "simple_balance")
    is_open = balance.low is not None and balance.high is not None and balance.low <= 0 <= balance.high
    return "unsure" if is_open or "few_citations" in flags else compared(received, made, "~1")


def _ranks(values: pd.DataFrame, focal: str) -> Iterator[Rank]:
    """Rank the country by families and by citations received; equal numbers share the better place."""
    places = {}
    if "family_rank" in values:
        places["families"] = values["family_rank"].dropna()
    if "citations_received" in values:
        received = values["citations_received"]
        places["received"] = ranks(received[received > 0])
    for what, place in places.items():
        if focal in place.index:
            yield Rank(what, int(place[focal]), len(place))


def _core(values: pd.DataFrame) -> list[str]:
    if "in_core" not in values:
        return []
    members = values[values["in_core"] == 1]
    return list(members.sort_values("citations_received", ascending=False, kind="stable").index)

"""What is known of one country in one technology, for rules to be held against?"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

OUTSIDE = "other"
"""The class of countries that are in no bloc, and the cut of all of them together."""


@dataclass(frozen=True)
class Fact:
    """A number with its interval, or a word; None where it is missing, for that `reason`.

    `doubt` is a flag that stands in the way of saying anything of it; `agreement` the share of the draws with the
    same answer, where the value is one.
    """

    value: float | str | None = None
    low: float | None = None
    high: float | None = None
    reason: str = "not in this network"
    doubt: str = ""
    agreement: float = 1.0

    @property
    def ends(self) -> tuple[float, float] | None:
        """The interval; nothing where it is not known."""
        return None if self.low is None or self.high is None else (self.low, self.high)


Facts = Mapping[str, Fact]
"""Name, as in a rule, to what is known."""


def facts_of(scores: pd.DataFrame, cuts: pd.DataFrame, *, entity: str, position: object = None,
             not_said_with: Collection[str] = ()) -> Facts:
    """Collect what is known of a country.

    Parameters
    ----------
    scores : pandas.DataFrame
        Tidy scores of one technology and window, level country.
    cuts : pandas.DataFrame
        What each of its sources means to the country: a row a number, with columns ``source`` (a country, or
        "other" for all outside the blocs), ``class``, ``effect`` (here ``cut_off_loss``), ``value``, ``low``,
        ``high``.
    entity : str
        The country.
    position : str, optional
        Its position relative to the core in words.
    not_said_with : collection of str
        Flags with which nothing is said of a country, or of a whole technology.

    Examples
    --------
    >>> scores = pd.DataFrame({"entity": ["NL"], "indicator": ["source_hhi"], "value": [0.46], "low": [0.41],
    ...                        "high": [0.5], "flags": [""], "reason": [""]})
    >>> cuts = pd.DataFrame({"source": ["US", "DE"], "class": ["oecd_nato", "eu"], "value": [0.4, 0.2],
    ...                      "effect": "cut_off_loss", "low": None, "high": None})
    >>> facts = facts_of(scores, cuts, entity="NL")
    >>> facts["source_hhi"].ends, facts["largest_source"].value, facts["largest_source.cut_off_loss"].value
    ((0.41, 0.5), 'US', 0.4)
    """
    own, whole = scores[(scores["entity"] == entity).fillna(False)], scores[scores["entity"].isna()]
    doubt, of_whole = (_doubt(rows["flags"], not_said_with) for rows in (own, whole))
    facts = {row["indicator"]: _fact(row, of_whole) for row in whole.to_dict("records")}
    facts |= {row["indicator"]: _fact(row, doubt) for row in own.to_dict("records")}
    facts["position"] = Fact(position if isinstance(position, str) else None, doubt=doubt,
                             reason="no position relative to the core")
    return facts | _of_sources(cuts, doubt)


def _doubt(flags: pd.Series, not_said_with: Collection[str]) -> str:
    """Return the first of some flags that one of these rows carries; empty when none does."""
    carried = {flag for text in flags.dropna().unique() for flag in text.split(";")}
    return next((flag for flag in not_said_with if flag in carried), "")


def _of_sources(cuts: pd.DataFrame, doubt: str) -> dict[str, Fact]:
    losses = cuts[(cuts["effect"] == "cut_off_loss") & cuts["value"].notna()]
    countries = losses[losses["source"] != OUTSIDE].sort_values("value", ascending=False, kind="stable")
    found = dict.fromkeys(("largest_source.class", "largest_source.cut_off_loss", "outside.cut_off_loss"),
                          Fact(reason="makes no foreign citation"))
    for row in losses[losses["source"] == OUTSIDE].to_dict("records"):
        found["outside.cut_off_loss"] = _fact(row, doubt)
    for row in countries[:1].to_dict("records"):
        found["largest_source"] = Fact(str(row["source"]))
        found["largest_source.class"] = Fact(str(row["class"]), doubt=doubt)
        found["largest_source.cut_off_loss"] = _fact(row, doubt)
    return found


def _fact(row: Mapping[Any, Any], doubt: str = "") -> Fact:
    value, low, high = (float(row[name]) if pd.notna(row[name]) else None for name in ("value", "low", "high"))
    agreement = row.get("agreement", 1.0)
    return Fact(value, low, high, str(row.get("reason") or ""), doubt, 1.0 if pd.isna(agreement) else float(agreement))

"""Which place among the countries, and has it changed? By families and by worth (Figure 22 and Table 3 of TNO)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import pandas as pd

from citenet.graph import rounded
from citenet.report.evidence import Evidence
from citenet.report.figures.data import Field, data_table
from citenet.report.figures.figure import Figure, Missing
from citenet.report.figures.marks import ROWS, wrapped
from citenet.report.figures.theme import FOCAL, LINE, SOFT
from citenet.report.words import Words

if TYPE_CHECKING:
    import altair

MEASURES = {"families": ("families", True), "asset_index": ("asset_index_share", False)}
"""What places go by → its indicator in the trends, and whether it is held against the technology there."""
ROW = 34


def ranks(evidence: Evidence, words: Words) -> Figure | Missing:
    """Draw the place of the country by families and by worth, in the last window and in the one before."""
    about: dict[str, Any] = {**words.focal(evidence.focal)}
    rows = _rows(evidence)
    if rows.empty:
        return Missing("ranks", "ranks", evidence.missing.get("trends", "no_trends"), about)
    windows = evidence.trend_windows[-2:]
    about |= {"earlier": windows[0], "later": windows[-1]}
    fields = [Field("technology", "column.technology", group="technology"),
              Field("measure", "column.measure", group="indicator"),
              *(Field(f"share_{when}", f"column.share_{when}", "2%") for when in ("earlier", "later")),
              *(Field(f"rank_{when}", f"column.rank_{when}", "0") for when in ("earlier", "later")),
              Field("rank_change", "column.rank_change", "+0"), Field("n_countries", "column.n_countries", "0")]
    return Figure("ranks", "ranks", lambda own: _chart(rows, evidence, own),
                  data_table(rows, fields, words, figure="ranks"), int(rows["n_countries"].max()), "countries",
                  windows[-1], indicators=tuple(dict.fromkeys(rows["measure"])), values=about)


def _rows(evidence: Evidence) -> pd.DataFrame:
    """Return share and rank of the country in the last two windows, for each technology and measure."""
    if len(evidence.trend_windows) < 2:
        return pd.DataFrame()
    windows = dict(zip(evidence.trend_windows[-2:], ("earlier", "later"), strict=True))
    parts = []
    for measure, (name, relative) in MEASURES.items():
        shares = evidence.trend(name, relative=relative)[list(windows)].rename(columns=windows)
        places = rounded(shares.where(shares > 0)).groupby("technology").rank(ascending=False, method="min")
        table = shares.add_prefix("share_").join(places.add_prefix("rank_"))
        table["n_countries"] = places["later"].groupby("technology").transform("count")
        parts.append(table[table.index.get_level_values("entity") == evidence.focal].assign(measure=measure))
    rows = pd.concat(parts).reset_index()
    rows["rank_change"] = rows["rank_earlier"] - rows["rank_later"]
    order = {name: place for place, name in enumerate(evidence.ids)}
    rows = rows[rows["technology"].isin(order)].dropna(subset=["rank_earlier", "rank_later"], how="all")
    return rows.sort_values("technology", key=lambda column: column.map(order), kind="stable")


def _chart(rows: pd.DataFrame, evidence: Evidence, words: Words) -> altair.TopLevelMixin:
    import altair as alt

    names = {technology: wrapped(words.say(f"technology.{technology}")) for technology in evidence.ids}
    most = float(rows[["rank_earlier", "rank_later"]].max().max())
    told = rows.assign(name=rows["technology"].map(names), tip=[_tip(row, words) for row in rows.to_dict("records")])
    panels = []
    for place, measure in enumerate(dict.fromkeys(told["measure"])):
        base = alt.Chart(told[told["measure"] == measure]).encode(alt.Y(
            # All of them in both panels: only the left one is labelled.
            "name:N", scale=alt.Scale(domain=list(names.values())), title=None,
            axis=alt.Axis(labels=not place, **ROWS)))
        x = alt.X("rank_later:Q", title=words.plain("figure.rank_axis", measure=words.plain(f"indicator.{measure}")),
                  scale=alt.Scale(domain=[1, max(most, 2)], nice=False, padding=14),
                  axis=alt.Axis(values=[1, *range(5, int(most) + 5, 5)], format="d", grid=False))
        change = base.mark_rule(color=SOFT, strokeWidth=2).encode(x, x2="rank_earlier:Q")
        before = base.mark_tick(color=SOFT, thickness=3, size=16).encode(x="rank_earlier:Q")
        now = base.mark_point(filled=True, size=110, opacity=1, color=FOCAL, aria=True).encode(x, description="tip:N")
        texts = base.mark_text(dy=-12, fontWeight="bold").encode(x, text=alt.Text("rank_later:Q", format="d"))
        panels.append((change + before + now + texts).properties(
            width=360, height=ROW * len(names), view=alt.ViewConfig(stroke=LINE)))
    return alt.hconcat(*panels, spacing=30)


def _tip(row: Mapping[str, Any], words: Words) -> str:
    values = {name: row[name] for name in ("rank_earlier", "rank_later", "share_earlier", "share_later")}
    return words.plain("figure.tip_rank", name=words.say("technology." + row["technology"]),
                       measure=words.plain(f"indicator.{row['measure']}"), **values)

"""Where along the chain from publication to scale-up does the country lose its share? (Figures 35 and 37 of TNO)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd

from citenet.reference.strings import number
from citenet.report.evidence import Evidence
from citenet.report.figures.data import Field, data_table
from citenet.report.figures.figure import Figure, Missing
from citenet.report.figures.lines import Look, panels
from citenet.report.figures.marks import signs
from citenet.report.words import Words

if TYPE_CHECKING:
    import altair


def innovation_chain(evidence: Evidence, words: Words) -> Figure | Missing:
    """Draw the share of the world at each stage, of the focal country and of its benchmark, a panel a technology."""
    about: dict[str, Any] = {**words.focal(evidence.focal)}
    if evidence.chain is None:
        return Missing("chain", "chain", evidence.missing.get("chain", "no_chain"), about)
    countries = [*evidence.benchmark, evidence.focal]
    rows = evidence.chain[evidence.chain["technology"].isin(evidence.ids) & evidence.chain["entity"].isin(countries)]
    if rows.empty or evidence.focal not in set(rows["entity"]):
        return Missing("chain", "chain", "other_chain", about)
    order = {name: place for place, name in enumerate(evidence.ids)}
    rows = rows.rename(columns={"entity": "country"}).sort_values(
        "technology", key=lambda column: column.map(order), kind="stable")
    fields = [Field("technology", "column.technology", group="technology"),
              Field("country", "column.country", group="country"), Field("stage", "column.stage", group="stage"),
              Field("count", "column.count", "0"), Field("world", "column.world", "0"),
              Field("share", "column.share", "2%")]

    return Figure("chain", "chain", lambda own: _chart(_told(rows, own), evidence, own),
                  data_table(rows, fields, words, figure="chain"), rows["technology"].nunique(),
                  "technologies", "all", values=about, notes=("own_scale", "all_years"), given=True)


def _chart(told: pd.DataFrame, evidence: Evidence, words: Words) -> altair.TopLevelMixin:
    others = [code for code in evidence.benchmark if code in set(told["country"])]
    look = Look(list(dict.fromkeys(told["x"])), signs(evidence.focal, others), columns=3, size=(290, 130))
    return panels(told, look, words)


def _told(rows: pd.DataFrame, words: Words) -> pd.DataFrame:
    stages = [words.say(f"stage.{stage}") for stage in rows["stage"]]
    return rows.assign(
        panel=[words.say(f"technology.{name}") for name in rows["technology"]], x=stages, value=rows["share"],
        tip=[f"{words.say(f'country.{row.country}')} · {stage}: {number(row.share, words.language, '2%')}"
             for row, stage in zip(rows.itertuples(), stages, strict=True)])

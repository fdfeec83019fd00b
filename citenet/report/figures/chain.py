"""Where along the chain from publication to scale-up does the country lose its share? (Figures 35 and 37 of TNO)"""

from __future__ import annotations

import pandas as pd

from citenet.reference.strings import number
from citenet.report.evidence import Evidence
from citenet.report.figures.data import Field, data_table
from citenet.report.figures.figure import Figure, Missing
from citenet.report.figures.lines import panels
from citenet.report.figures.marks import signs
from citenet.report.words import Words


def innovation_chain(evidence: Evidence, words: Words) -> Figure | Missing:
    """Draw the share of the world at each stage, of the focal country and of its benchmark, a panel a technology."""
    about = {"focal": words.country(evidence.focal)}
    if evidence.chain is None:
        return Missing("chain", "chain", evidence.missing.get("chain", "no_chain"), about)
    countries = [*evidence.benchmark, evidence.focal]
    rows = evidence.chain[evidence.chain["technology"].isin(evidence.ids) & evidence.chain["entity"].isin(countries)]
    if rows.empty or evidence.focal not in set(rows["entity"]):
        return Missing("chain", "chain", "other_chain", about)
    rows = rows.rename(columns={"entity": "country"})
    fields = [Field("technology", "column.technology", group="technology"),
              Field("country", "column.country", group="country"), Field("stage", "column.stage", group="stage"),
              Field("count", "column.count", "0"), Field("world", "column.world", "0"),
              Field("share", "column.share", "2%")]

    def chart(own: Words):  # type: ignore[no-untyped-def]  # noqa: ANN202
        told = _told(rows, own)
        return panels(told, order=list(dict.fromkeys(told["x"])), signs=signs(evidence.focal, evidence.benchmark),
                      words=own, columns=3, size=(250, 120), named=False)

    return Figure("chain", "chain", chart, data_table(rows, fields, words, figure="chain"),
                  rows["technology"].nunique(), "technologies", "all", values=about, notes=("own_scale", "chain"))


def _told(rows: pd.DataFrame, words: Words) -> pd.DataFrame:
    stages = [words.say(f"stage.{stage}") for stage in rows["stage"]]
    return rows.assign(
        panel=[words.say(f"technology.{name}") for name in rows["technology"]], x=stages, value=rows["share"],
        tip=[f"{words.say(f'country.{row.country}')} · {stage}: {number(row.share, words.language, '2%')}"
             for row, stage in zip(rows.itertuples(), stages, strict=True)])

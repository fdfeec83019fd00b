"""The simulated tables: the committed files are what the generator makes, and its planted facts come out again."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from citenet import specialisation
from citenet.specialisation.sample_tables import (
    CHAIN,
    ENTITIES,
    IMPACT,
    PRODUCTS,
    SIZE,
    SKILL,
    TECHNOLOGIES,
    write_sample_tables,
)

FOLDER = Path(__file__).resolve().parents[2] / "data" / "tables"


def test_the_committed_tables_are_made_again_byte_for_byte(tmp_path):
    for file in write_sample_tables(tmp_path):
        assert file.read_bytes() == (FOLDER / file.name).read_bytes(), file.name


def test_every_row_says_that_it_is_simulated():
    for file in FOLDER.glob("*.csv"):
        assert pd.read_csv(file, keep_default_na=False)["source"].eq("simulated").all()
        assert f"`{file.name}` (simulated)" in (FOLDER / "README.md").read_text(encoding="utf-8")


@pytest.fixture
def publications() -> pd.DataFrame:
    return specialisation.read_count_table(FOLDER / "publications.csv",
                                           values=("publications", "citations", "researchers"))


def test_citation_impact_is_found_again(publications):
    found = specialisation.field_weighted_citation_impact(publications)["field_weighted_citation_impact"]
    relative = found / found[[entity for entity in ENTITIES if entity not in IMPACT]].mean()
    planted = {entity: IMPACT.get(entity, 1.0) for entity in ENTITIES}
    assert relative.to_dict() == pytest.approx(planted, rel=0.1)
    assert found.idxmax() == "NL"


def test_specialisation_and_productivity_are_found_again(publications):
    activity = specialisation.rca(specialisation.count_matrix(publications, value="publications"))
    assert activity.loc["NL"].idxmax() == "photonics"
    assert activity.loc["NL", "photonics"] > 2
    per_head = specialisation.productivity(publications, by=["entity"])["productivity"]
    assert per_head.to_dict() == pytest.approx(dict.fromkeys(ENTITIES, 2.0), rel=0.05)


def test_complexity_follows_skill_and_difficulty():
    trade = specialisation.read_count_table(FOLDER / "trade.csv", columns={"field": "product", "count": "exports"})
    found = specialisation.complexity(specialisation.specialised(specialisation.count_matrix(trade)))
    assert found.reason == ""
    skill, difficulty = pd.Series(SKILL), pd.Series(range(len(PRODUCTS)), index=PRODUCTS)
    assert found.entities.rank().corr(skill.rank()) > 0.9
    assert found.fields.rank().corr(difficulty.rank()) > 0.9
    assert found.entities.idxmax() == "JP"


def test_the_chain_loses_share_as_planted():
    table = specialisation.read_count_table(FOLDER / "innovation_chain.csv", labels=("entity", "technology", "stage"))
    found = specialisation.stage_shares(table)
    summed = found[["count", "world"]].groupby(["entity", "stage"]).sum().loc["NL"]
    share = summed["count"] / summed["world"]
    by_size = SIZE["NL"] / sum(SIZE.values())
    assert share.to_dict() == pytest.approx({stage: part * by_size for (_, stage), part in CHAIN.items()}, rel=0.15)
    assert found.index.unique("technology").tolist() == sorted(TECHNOLOGIES)

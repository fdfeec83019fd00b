from __future__ import annotations

import pandas as pd
import pytest

from citenet.comparison import Gate, fired, parse_gate
from citenet.errors import SettingsError

SCORES = pd.DataFrame({
    "technology": ["ai", "ai", "quantum", "quantum"], "entity": "NL",
    "indicator": ["simple_balance", "source_hhi", "simple_balance", "source_hhi"],
    "value": [-0.2, 0.46, None, 0.4], "low": [-0.3, 0.41, None, 0.3], "high": [0.1, 0.5, None, 0.5],
})


@pytest.mark.parametrize(("text", "gate"), [
    ("simple_balance<0", Gate("simple_balance", "<", 0)),
    (" source_hhi >= 0.4 ", Gate("source_hhi", ">=", 0.4)),
    ("strategic_dependency==1", Gate("strategic_dependency", "==", 1)),
    ("citation_balance.difference<-1e-3", Gate("citation_balance", "<", -0.001, "difference")),
])
def test_a_gate_is_read(text, gate):
    assert parse_gate(text) == gate
    assert parse_gate(str(gate)) == gate


@pytest.mark.parametrize("text", ["", "simple_balance", "simple_balance=0", "simple_balance<", "<0", "a b<1",
                                  "__import__('os').system('ls')<1", "simple_balance<0<1", "simple_balance<nan"])
def test_another_form_is_refused(text):
    with pytest.raises(SettingsError) as refused:
        parse_gate(text)
    assert refused.value.where == "--fail-on"
    assert refused.value.exit_code == 2


def test_a_name_that_is_part_of_others_brings_those_forward():
    with pytest.raises(SettingsError, match="no indicator 'balance'") as refused:
        parse_gate("balance<0")
    assert "simple_balance" in refused.value.allowed


def test_a_misspelt_name_brings_the_nearest_forward():
    with pytest.raises(SettingsError) as refused:
        parse_gate("source_hih>1")
    assert "source_hhi" in refused.value.allowed


def test_only_rows_that_cross_the_limit_fire():
    rows = fired([parse_gate("source_hhi>0.4"), parse_gate("simple_balance<0")], SCORES)
    assert rows[["gate", "technology"]].to_numpy().tolist() == [["source_hhi>0.4", "ai"], ["simple_balance<0", "ai"]]


@pytest.mark.parametrize("text", ["simple_balance!=0.5", "simple_balance>=-9"])
def test_a_missing_number_fires_no_gate(text):
    assert fired([parse_gate(text)], SCORES)["technology"].tolist() == ["ai"]


def test_a_gate_on_limits_that_nobody_worked_out_is_refused():
    with pytest.raises(SettingsError, match="cannot fire: none of 2 numbers has an interval"):
        fired([parse_gate("source_hhi.low>0.4")], SCORES.assign(low=float("nan")))
    unknown = SCORES[SCORES["value"].isna()]
    assert fired([parse_gate("simple_balance.low<0")], unknown).empty


def test_a_gate_on_a_limit_asks_for_certainty():
    assert fired([parse_gate("simple_balance.high<0")], SCORES).empty
    assert fired([parse_gate("source_hhi.low>0.4")], SCORES)["technology"].tolist() == ["ai"]


def test_no_gate_or_none_that_fires_gives_an_empty_table():
    assert fired([], SCORES).empty
    assert list(fired([parse_gate("source_hhi>1")], SCORES)) == ["gate", *SCORES.columns]


@pytest.mark.parametrize("text", ["families<10", "source_hhi.difference>0"])
def test_a_gate_that_could_never_fire_is_refused(text):
    with pytest.raises(SettingsError, match="cannot fire"):
        fired([parse_gate(text)], SCORES)


def test_after_a_comparison_a_gate_looks_at_the_difference():
    differences = pd.DataFrame({"indicator": ["source_hhi"], "first": [0.3], "second": [0.5], "difference": [0.2],
                                "low": [0.1], "high": [0.3]})
    assert len(fired([parse_gate("source_hhi>0.1"), parse_gate("source_hhi.low>0.05")], differences)) == 2
    assert fired([parse_gate("source_hhi>0.4")], differences).empty

"""Rules held against numbers and intervals: three outcomes, each with its numbers."""

from __future__ import annotations

import pandas as pd
import pytest

from citenet.judgement import judge, tabulated
from citenet.judgement.facts import Fact
from citenet.judgement.outcomes import decide
from citenet.reference.judgement import FAILS, HOLDS, UNSAID, load_rules
from citenet.reference.limits import Limit
from citenet.reference.strings import LANGUAGES

RULES = load_rules()


def scores(*rows, technology="ai", **flags):
    """Tidy rows from (entity, indicator, value, low, high)."""
    table = pd.DataFrame(rows, columns=["entity", "indicator", "value", "low", "high"])
    return table.assign(technology=technology, level="country", window="all", reason="",
                        flags=[flags.get(entity, "") for entity in table["entity"]])


def losses(*rows):
    """Cuts from (source, class, value, low, high)."""
    table = pd.DataFrame(rows, columns=["source", "class", "value", "low", "high"])
    return table.assign(technology="ai", window="all", effect="cut_off_loss")


def found(table, cuts=None, positions=None):
    findings = judge(RULES, table, entity="NL", cuts=losses() if cuts is None else cuts, positions=positions)
    return {finding.rule.id: finding for finding in findings}


@pytest.mark.parametrize(("low", "high", "outcome"), [
    (0.05, 0.31, HOLDS), (-0.05, 0.31, UNSAID), (-0.31, -0.05, FAILS), (None, None, HOLDS), (0.0, 0.31, UNSAID)])
def test_the_whole_interval_must_be_on_the_asked_side(low, high, outcome):
    value = -0.18 if outcome == FAILS else 0.18
    table = scores(("NL", "simple_balance", value, low, high), (None, "complexity", 91.0, None, None))
    assert found(table)["export_of_complex_knowledge"].outcome == outcome


def test_a_bound_is_met_when_only_rounding_parts_a_number_from_it():
    limit = Limit("source_hhi", "", ">", 0.3)
    assert [decide(limit, Fact(value)) for value in (0.1 + 0.2, 0.31)] == [FAILS, HOLDS]


def test_one_limit_that_surely_fails_settles_what_another_leaves_open():
    table = scores(("NL", "simple_balance", 0.1, -0.1, 0.3), (None, "complexity", 20.0, None, None))
    finding = found(table)["export_of_complex_knowledge"]
    assert finding.outcome == FAILS
    assert [number["outcome"] for number in finding.numbers] == [UNSAID, FAILS]
    assert finding.sentence["en"].endswith("complexity is 20, where more than 50 is asked.")


def test_a_missing_number_is_not_said_and_tells_its_reason():
    table = scores(("NL", "source_hhi", None, None, None)).assign(reason="makes no foreign citation")
    finding = found(table)["broad_sources"]
    assert finding.outcome == UNSAID
    assert "makes no foreign citation" in finding.sentence["en"]
    assert "maakt geen buitenlandse citatie" in finding.sentence["nl"]
    assert found(table)["narrow_supply"].outcome == UNSAID


def test_few_citations_leave_everything_about_the_country_open_but_not_about_the_technology():
    table = scores(("NL", "source_hhi", 0.05, 0.04, 0.06), (None, "supply_hhi", 0.5, None, None), NL="few_citations")
    findings = found(table)
    assert findings["broad_sources"].outcome == UNSAID
    assert "few citations" in findings["broad_sources"].sentence["en"]
    assert findings["narrow_supply"].outcome == HOLDS


def test_of_a_technology_with_few_citations_nothing_is_said():
    table = scores((None, "supply_hhi", 1.0, None, None))
    assert found(table.assign(flags="few_citations"))["narrow_supply"].outcome == UNSAID


def test_the_largest_source_is_named_with_its_class_and_loss():
    table = scores(("NL", "effective_sources", 3.5, 3.0, 4.1))
    cuts = losses(("DE", "eu", 0.1, 0.08, 0.12), ("CN", "other", 0.51, 0.47, 0.56),
                  ("other", "other", 0.53, 0.48, 0.57))
    findings = found(table, cuts)
    assert findings["single_source_outside"].outcome == HOLDS
    assert "the largest is China" in findings["single_source_outside"].sentence["en"]
    assert "51% [47% – 56%]" in findings["single_source_outside"].sentence["en"]
    assert findings["outside_sources"].numbers[0]["value"] == 0.53
    near = found(table, losses(("US", "oecd_nato", 0.51, 0.47, 0.56)))
    assert near["single_source_outside"].outcome == FAILS
    assert near["outside_sources"].outcome == UNSAID


def test_the_position_is_a_word():
    positions = pd.DataFrame({"technology": "ai", "level": "country", "window": "all", "entity": ["NL"],
                              "position": ["near"]})
    findings = found(scores(("NL", "families", 3.0, None, None)), positions=positions)
    assert (findings["near_core"].outcome, findings["further_from_core"].outcome) == (HOLDS, FAILS)
    assert found(scores(("NL", "families", 3.0, None, None)))["near_core"].outcome == UNSAID


def test_an_answer_must_be_the_same_in_nearly_all_draws():
    for agreement, outcome in ((0.99, HOLDS), (0.8, UNSAID)):
        table = scores(("NL", "in_core", 1.0, None, None)).assign(agreement=agreement)
        assert found(table)["in_core"].outcome == outcome
    assert "80% of the draws" in found(table)["in_core"].sentence["en"]


def test_numbers_are_written_as_each_language_writes_them():
    table = scores(("NL", "simple_balance", -0.491, -0.594, -0.372), (None, "complexity", 74.2, None, None))
    sentence = found(table)["import_of_complex_knowledge"].sentence
    assert "−0.49 [−0.59 – −0.37]" in sentence["en"]
    assert "−0,49 [−0,59 – −0,37]" in sentence["nl"]


def test_findings_become_rows_and_no_score_is_made_of_them():
    table = pd.concat([scores(("NL", "source_hhi", 0.05, 0.04, 0.06), technology=name) for name in ("b", "a")])
    rows = tabulated(judge(RULES, table, entity="NL", cuts=losses()), "nl")
    assert list(dict.fromkeys(rows["technology"])) == ["b", "a"]
    assert len(rows) == 2 * len(RULES.rules)
    assert rows.select_dtypes("number").empty


def test_every_rule_says_something_in_every_language_whatever_the_outcome():
    for finding in found(scores(("NL", "source_hhi", 0.05, 0.04, 0.06))).values():
        assert set(finding.sentence) == set(LANGUAGES)
        assert not any("{" in sentence for sentence in finding.sentence.values())

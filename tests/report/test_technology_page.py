"""Does the page of a technology answer its questions with the numbers of the evidence, and say what it cannot?"""

from __future__ import annotations

import pandas as pd
import pytest

from citenet.report.index_page import index_page
from citenet.report.technology import technology_page

from .parsing import Parsed
from .standin import context, judged_evidence


def page(evidence=None, **changes):
    return Parsed(technology_page(evidence or judged_evidence(), "semiconductors", context=context(**changes)))


def below(text, heading, n=500):
    """The text that follows a heading; its first mention stands among the questions."""
    return text[text.index(heading, text.index(heading) + 1):][:n]


def test_the_largest_source_is_named_with_class_loss_and_followers():
    told = below(page().text, "On whom does the Netherlands depend most?")
    assert "Most on the United States (OECD or NATO, not EU): without this source 40% of all" in told
    assert "57% go there" in told
    assert "Germany comes third (20%)" in told


def test_a_lead_is_sure_only_with_its_whole_interval_above_0():
    assert "The United States is surely the largest: its lead over Taiwan is +20.0 percentage points" in page().text
    cuts = judged_evidence().cuts
    cuts.loc[cuts["effect"] == "lead", "low"] = -0.01
    told = page(judged_evidence(cuts=cuts)).text
    assert "Which source is the largest is not sure: the lead of the United States over Taiwan" in told


def test_without_intervals_it_says_so_and_makes_none_up():
    known = judged_evidence()
    cuts, trends = known.cuts.assign(low=None, high=None), known.trends.assign(change_low=None, change_high=None)
    told = page(judged_evidence(cuts=cuts, trends=trends)).text
    assert told.count("These data give no intervals") == 2
    assert "If the United States stops, 40% of all that it builds on is lost" in told
    assert "Better:" not in told
    assert "95% interval, from" not in told


def test_changes_are_better_or_worse_only_beyond_their_interval():
    told = below(page().text, "Better or worse than 5 years ago?")
    for verdict, name in (("Better:", "spread of its sources"), ("Worse:", "balance of knowledge out and in"),
                          ("Cannot be told from chance:", "share of all citations received")):
        assert f"{verdict} {name}" in told


def test_data_without_years_sources_organisations_or_rules_still_make_a_page():
    nothing = pd.DataFrame()
    bare = judged_evidence(partners=nothing, cuts=nothing, trends=nothing, trend_windows=(), organisations=nothing,
                           findings=())
    told = page(bare, unit="as in the table").text
    for said in ("makes no citation abroad", "carry no years", "do not tell which organisations",
                 "No rule of this kind holds", "exchanges no such citations", "up to its makers"):
        assert said in told


def empty(**changes):
    """What is known of a technology to which nothing belongs, in data with years and organisations."""
    known, nothing = judged_evidence(), pd.DataFrame()
    elsewhere = {name: getattr(known, name).assign(technology="quantum") for name in ("trends", "organisations")}
    scores = known.scores[known.scores["technology"] != "semiconductors"]
    return judged_evidence(scores=scores, partners=nothing, cuts=nothing, findings=(), **elsewhere, **changes)


def test_of_a_technology_without_families_no_other_reason_is_given():
    parsed = page(empty())
    assert parsed.text.count("Nothing in these data belongs to this technology") == 2
    assert "No country receives citations from another" in parsed.text
    for untrue in ("carry no years", "do not tell which organisations", "How sure is that?",
                   "OECD or NATO, not EU Other"):
        assert untrue not in below(parsed.text, "On whom does the Netherlands depend most?", 2500)
    assert parsed.named("table") == []
    assert "The Netherlands exchanges no such citations" in parsed.text


def test_who_receives_no_citation_leads_nobody():
    scores = judged_evidence().scores
    nobody = scores.assign(value=scores["value"].mask(scores["indicator"] == "citations_received", 0.0))
    told = page(judged_evidence(scores=nobody)).text
    assert "No country receives citations from another" in told
    assert "Countries that receive most citations" not in told


def test_changes_of_shares_are_percentage_points():
    told = page().text
    assert "+5.00 percentage points" in told
    assert "[ −5.00 – +15.00 ]" in told


def test_findings_stand_by_outcome_with_the_rule_they_come_from():
    findings, parsed = judged_evidence().findings, page()
    links = {a["href"] for a in parsed.named("a") if a["href"].startswith("#rule-")}
    assert links == {f"#rule-{one.rule.id}" for one in findings
                     if one.outcome == "holds" and one.rule.kind != "position"}
    assert {f"rule-{one.rule.id}" for one in findings} <= {div.get("id") for div in parsed.named("div")}
    assert all(one.sentence["en"] in parsed.text for one in findings)


def test_sources_of_rules_are_told_in_the_language_of_the_page():
    assert "Onder 0,15 geldt een markt als niet geconcentreerd" in page(language="nl").text


def test_the_core_is_told_with_its_test():
    told = below(page().text, "Who leads?")
    assert "Core cluster: United States , Japan" in told
    assert "fewer than 1 of 100 reshuffles" in page().text


@pytest.mark.parametrize(("language", "said"), [
    ("nl", ("Van wie is Nederland het meest afhankelijk?", "zonder deze bron vervalt 40%", "+20,0 procentpunt",
            "Beter of slechter dan 5 jaar geleden?", "Kansen en kwetsbaarheden")),
    ("en", ("On whom does the Netherlands depend most?", "40% of all", "+20.0 percentage points"))])
def test_it_speaks_both_languages(language, said):
    told = page(language=language).text
    assert [one for one in said if one not in told] == []


def test_names_from_outside_stay_names():
    assert "<b>NV</b>" not in technology_page(judged_evidence(), "semiconductors", context=context())


def test_simulated_data_are_called_so_at_every_result():
    html = technology_page(judged_evidence(), "semiconductors", context=context(simulated=True))
    results = [part for part in html.split("<section id=")[1:] if not part.startswith(('"sure"', '"counted"'))]
    assert len(results) == 6
    assert all("Simulated data" in part for part in results)


def test_it_leads_to_its_networks_only_where_they_stand_beside_it():
    def links(parsed):
        return [a["href"] for a in parsed.named("a") if "networks/" in a["href"]]

    assert links(page()) == []
    assert links(page(home="../index.html")) == [
        f"../networks/semiconductors/{level}.html" for level in ("country", "organisation")]


def test_the_index_places_each_technology_and_leads_to_its_page():
    parsed = Parsed(index_page(judged_evidence(), context=context()))
    assert "technologies/semiconductors.html" in {a["href"] for a in parsed.named("a")}
    told = below(parsed.text, "Opportunities and vulnerabilities", 4000)
    assert "Semiconductor technologies" in told
    assert "Broad sources +0.18." in told

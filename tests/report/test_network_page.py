"""Does a network page hold what it must, and nothing from outside?"""

import base64
import hashlib
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from citenet.flows import CountingRules
from citenet.graph import CitationGraph, Core
from citenet.report.network_page import network_page
from citenet.report.words import Words

from .parsing import Parsed
from .standin import SEMICONDUCTORS, analysed, classes, context, country_analysis, organisation_analysis


def page_of(analysis, **changes):
    return network_page(analysis, technology=SEMICONDUCTORS, classes=classes(analysis.graph),
                        context=context(**changes))


@pytest.fixture(scope="module")
def country_page():
    return page_of(country_analysis())


@pytest.fixture(scope="module")
def organisation_page():
    return page_of(organisation_analysis())


def test_a_country_page_stays_under_a_megabyte(country_page):
    assert len(country_page.encode("utf-8")) < 1_000_000


def test_nothing_is_fetched_from_anywhere(country_page):
    parsed = Parsed(country_page)
    for name in ("src", "href", "action", "poster", "data"):
        for _, attributes in parsed.tags:
            assert not re.match(r"\s*(https?:|//)", attributes.get(name) or "")
    style = "".join(parsed.styles)
    assert "url(" not in style
    assert "@import" not in style
    assert "sourceMappingURL" not in country_page


def test_only_the_scripts_and_the_style_in_the_page_are_allowed(country_page):
    parsed = Parsed(country_page)
    policy = next(a["content"] for a in parsed.named("meta") if a.get("http-equiv") == "Content-Security-Policy")
    parts = dict(part.strip().split(" ", 1) for part in policy.split(";"))
    running = [text for attributes, text in parsed.scripts if "type" not in attributes]

    def fingerprint(text):
        return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"

    assert len(running) == 2
    assert parts["script-src"].split() == [fingerprint(text) for text in running]
    assert parts["style-src"] == fingerprint("".join(parsed.styles))
    assert parts["default-src"] == parts["base-uri"] == parts["form-action"] == "'none'"
    assert not any(name.startswith("on") for _, attributes in parsed.tags for name in attributes)
    assert not any("style" in attributes for _, attributes in parsed.tags)


def test_the_licence_of_vis_network_travels_along(country_page):
    assert "dual licensed under both" in country_page


def test_a_page_has_the_bones_of_a_document(country_page, organisation_page):
    for page in (country_page, organisation_page):
        parsed = Parsed(page)
        assert page.startswith("<!doctype html>\n")
        assert parsed.named("html")[0]["lang"] == "en"
        assert [len(parsed.named(tag)) for tag in ("h1", "main", "title")] == [1, 1, 1]
        assert any(a.get("name") == "viewport" for a in parsed.named("meta"))
        ids = [attributes["id"] for _, attributes in parsed.tags if "id" in attributes]
        assert len(ids) == len(set(ids))
        for _, attributes in parsed.tags:
            for name in ("aria-labelledby", "aria-describedby", "for"):
                assert attributes.get(name) is None or attributes[name] in ids


def test_the_numbers_of_the_fixture_arrive_unchanged(methods_graph):
    page = page_of(analysed(methods_graph, "US", "DE"))
    data = Parsed(page).block("data")
    nodes = {node["id"]: node for node in data["nodes"]}
    edges = {(edge["from"], edge["to"]): edge for edge in data["edges"]}
    assert nodes["NL"]["values"]["citations_received"] == 13
    assert nodes["NL"]["values"]["received_per_family"] == pytest.approx(1.3)
    assert edges["NL", "US"]["citations"] == 12
    assert nodes["NL"]["sources"][0] == ["US", 12, pytest.approx(0.6)]
    assert {name for name, node in nodes.items() if node["core"]} == {"US", "DE"}
    assert nodes["NL"]["focal"]
    assert nodes["CN"]["class"] == "other"


def test_every_drawn_entity_and_link_has_a_row_in_the_tables(country_page, organisation_page):
    for page in (country_page, organisation_page):
        parsed = Parsed(page)
        data = parsed.block("data")
        rows = [attributes for attributes in parsed.named("th") if attributes.get("scope") == "row"]
        assert len(rows) == len(data["nodes"]) + len(data["edges"])


def test_what_is_hidden_is_said_with_its_weight(organisation_page):
    analysis = organisation_analysis()
    parsed = Parsed(organisation_page)
    edges = parsed.block("data")["edges"]
    share = sum(edge["citations"] for edge in edges) / analysis.graph.foreign.weight.sum()
    assert f"Links drawn: {len(edges)} of {len(analysis.graph.foreign.weight):,}, with {share:.1%} of" in parsed.text
    assert "60 of 300 organisations shown" in parsed.text


def test_a_page_tells_how_its_numbers_came_about():
    page = page_of(country_analysis(), rules=CountingRules(counting="whole", country="inventor", scope="citing"),
                   source="NBER 2001", source_hash="abc123")
    text = Parsed(page).text
    for told in ("counts fully for each", "where the work was done", "the cited one may be of any", "2015-2025",
                 "2025-01-01", "NBER 2001", "abc123", "1,325 of 40,000 citations", "no technology in common : 1,250",
                 "reconstructed after Conijn (2025) and TNO Vector (2025)"):
        assert told in text


def test_simulated_data_are_called_so_and_real_data_are_not():
    assert "Simulated data" in Parsed(page_of(country_analysis(), simulated=True)).text
    assert "Simulated data" not in Parsed(page_of(country_analysis())).text


def test_a_page_speaks_the_language_asked_for():
    parsed = Parsed(page_of(country_analysis(), language="nl"))
    assert parsed.named("html")[0]["lang"] == "nl"
    assert "Halfgeleidertechnologieën" in parsed.text
    assert "1.325 van 40.000 citaties" in parsed.text
    assert "gereconstrueerd naar Conijn (2025) en TNO Vector (2025)" in parsed.text


def test_a_missing_value_is_a_dash_and_null_never_zero():
    graph = CitationGraph.from_edges([("NL", "DE", 6), ("DE", "NL", 4)], {"DE": 3})
    page = page_of(analysed(graph, "DE"))
    nodes = {node["id"]: node for node in Parsed(page).block("data")["nodes"]}
    assert nodes["NL"]["values"]["families"] is None
    assert nodes["NL"]["values"]["received_per_family"] is None
    assert '<td class="n">–</td>' in page


def test_a_network_without_a_clear_core_says_why():
    analysis = country_analysis()
    analysis.cores["minres"] = Core("minres", (), analysis.cores["minres"].coreness, 0.3,
                                    reason="no clear core: the fit is under .5")
    text = Parsed(page_of(analysis)).text
    assert "No clear core" in text
    assert "none: the fit is under 0.5" in text


def test_a_network_without_entities_says_so_and_draws_nothing(empty_graph):
    parsed = Parsed(page_of(analysed(empty_graph)))
    assert "Nothing to draw: no citation between countries in this network." in parsed.text
    assert "no patent families of known countries" in parsed.text
    assert not any(attributes.get("id") == "network" for _, attributes in parsed.tags)
    assert parsed.named("table") == []


@pytest.mark.parametrize(("level", "word"), [("country", "landen"), ("organisation", "organisaties")])
def test_entities_that_cite_nobody_else_stand_in_the_table(level, word):
    graph = CitationGraph.from_edges([("IS", "IS", 3)], {"IS": 4, "NL": 2, "DE": 7}, level=level)
    parsed = Parsed(page_of(analysed(graph), language="nl"))
    assert f"Niets te tekenen: dit netwerk bevat geen enkele citatie tussen {word}." in parsed.text
    assert not any(attributes.get("id") == "network" for _, attributes in parsed.tags)
    rows = [attributes for attributes in parsed.named("th") if attributes.get("scope") == "row"]
    assert len(rows) == 3
    assert "van een naar zichzelf: 3" in parsed.text


def test_a_focal_country_without_citations_is_missed():
    graph = CitationGraph.from_edges([("US", "DE", 6), ("DE", "US", 4)], {"US": 3, "DE": 3})
    assert "The Netherlands has no citations in this network." in Parsed(page_of(analysed(graph, "DE"))).text


def test_the_network_is_accounted_for_beside_the_run():
    unknown = pd.DataFrame({"made": [7.0], "received": [2.5]}, index=["NL"])
    graph = CitationGraph.from_edges([("NL", "DE", 6), ("NL", "NL", 4)], {"NL": 1, "DE": 1}, unknown=unknown)
    text = Parsed(page_of(analysed(graph, "DE"), losses={})).text
    assert "citations between different countries: 6; of one to itself: 4" in text
    assert "to parties whose entity is not known: 7, from them: 2.5" in text
    assert "in all technologies together nothing: all 40,000 citations between families went in" in text


def with_core(**changes):
    analysis = country_analysis()
    analysis.cores["minres"] = replace(analysis.cores["minres"], **changes)
    return Parsed(page_of(analysis)).text


def test_the_core_is_told_with_its_fit_and_its_test():
    text = with_core(fit=0.71, p_value=0.04)
    told = "fit 0.71 of at most 1 ; a network in which citations follow size alone fits as well in 4 of 100 reshuffles"
    assert text.count(told) == 2
    assert "no clearer than size alone makes it" not in text
    assert "fits as well in fewer than 1 of 100 reshuffles" in with_core(p_value=0.005)
    assert text.count("Members: United States , Japan , Germany") == 1


def test_a_core_that_follows_from_size_is_not_told_as_more():
    text = with_core(p_value=0.35)
    assert text.count("so this core is no clearer than size alone makes it") == 2
    assert "citations that follow size alone give one as clear in 35 of 100 reshuffles" in text


def test_a_core_that_could_not_be_tested_says_so():
    assert with_core(p_value=float("nan")).count("not tested against reshuffles") == 2


def test_a_hub_is_explained():
    text = with_core(members=("US",), p_value=1.0)
    assert "Core: the United States alone, the hub of a star." in text
    assert "star pattern" in text
    assert "star pattern" not in with_core()


def test_one_hidden_link_is_a_link():
    text = Words("en", [], []).say("network.links_hidden_one", hidden=1, share=0.1)
    assert text == "Hidden: 1 weaker link, 10.0% of the citations."


def test_simulated_data_name_their_source_in_the_language_of_the_page():
    text = Parsed(page_of(country_analysis(), simulated=True, language="nl", source="SIMULATED by somebody")).text
    assert "Bron verzonnen door citenet sample; gaat niet over echte octrooien" in text
    assert "SIMULATED by" not in text


def test_what_is_given_is_not_changed():
    analysis = country_analysis()
    citations, scores = analysis.graph.citations.copy(), analysis.scores.copy()
    page_of(analysis)
    assert analysis.graph.citations.equals(citations)
    assert analysis.scores.equals(scores)


def test_another_process_makes_the_same_bytes(country_page):
    script = ("import sys; from tests.report.test_network_page import page_of, country_analysis;"
              "sys.stdout.buffer.write(page_of(country_analysis()).encode())")
    made = subprocess.run([sys.executable, "-c", script], cwd=Path(__file__).parents[2], check=True,
                          capture_output=True, env={"PYTHONHASHSEED": "77", "PATH": ""})
    assert made.stdout == country_page.encode()

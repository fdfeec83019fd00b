"""Does the index show each technology with its numbers, and lead to its networks?"""

import numpy as np
import pandas as pd

from citenet.report.index_page import index_page

from .parsing import Parsed
from .standin import TECHNOLOGIES, context, evidence, many_scores


def index(scores=None, positions=None, **changes):
    own = {"focal": changes["focal"]} if "focal" in changes else {}
    return Parsed(index_page(evidence(scores, positions, **own), context=context(**changes)))


def test_every_technology_leads_to_both_its_networks():
    links = [a["href"] for a in index().named("a") if a["href"].startswith("networks/")]
    assert links == [f"networks/{one.id}/{level}.html" for one in TECHNOLOGIES for level in ("country", "organisation")]


def test_a_level_that_was_not_counted_gets_no_link():
    scores, _ = many_scores()
    links = [a["href"] for a in index(scores[scores["level"] == "country"]).named("a")]
    assert "networks/quantum/country.html" in links
    assert "networks/quantum/organisation.html" not in links


def test_the_table_holds_the_scores_of_the_focal_country():
    scores, _ = many_scores()
    own = scores[(scores["technology"] == "quantum") & (scores["level"] == "country")].set_index("indicator")["value"]
    text = index().text
    row = text[text.index("Quantum technologies"):text.index("Process technology")]
    assert f"{own['made_per_family']:.2f}" in row
    assert f"EU {own['eu_share']:.0%}" in row
    assert "Relative to the core near" in row
    assert "few citations" in row


def row_of(text, name):
    return text[text.index(name):text.index("Process technology")]


def test_a_row_names_the_core_and_the_place_among_others():
    row = row_of(index().text, "Quantum technologies")
    assert "Core: United States , Japan" in row
    assert "no. 3 of 3 by families" in row
    assert "no. 3 of 3 by citations received" in row


def test_a_core_that_follows_from_size_is_not_told_as_more():
    text = index().text
    assert text.count("no clearer than size alone makes it") == 1
    assert "no clearer" in text[text.index("Optical systems"):text.index("Quantum technologies")]


def test_a_value_stands_with_its_interval_where_there_is_one():
    scores, _ = many_scores()
    own = scores[(scores["technology"] == "quantum") & (scores["indicator"] == "institutional_similarity")].iloc[0]
    assert f"[ {own['low']:.2f} – {own['high']:.2f} ]" in row_of(index().text, "Quantum technologies")
    assert "95% interval" in index().text
    without = index(scores.drop(columns=["low", "high"])).text
    assert "[" not in without
    assert "95% interval" not in without


def test_the_files_beside_the_index_are_linked():
    links = {a["href"] for a in index().named("a")}
    assert {"scores.csv", "positions.csv", "flows.csv", "flows.parquet", "run.json", "graphs/quantum/organisation.gexf",
            "graphs/photonics/country.graphml"} <= links


def test_the_summary_counts_technologies_but_not_their_sum():
    text = index().text
    assert "1 of 5 technologies in the core" in text
    assert "2 of 5 technologies near the core" in text
    # Citations received are 90, 100 (too few) … 130, made 110.
    assert "2 of 5 technologies gives more knowledge than it takes in" in text
    assert "1 of 5 technologies takes in more knowledge than it gives" in text
    assert "1 of 5 technologies may give more or take in more" in text
    assert "1 of 5 technologies gives as much knowledge as it takes in" in text


def test_who_gives_more_is_not_told_where_the_interval_holds_zero():
    scores, _ = many_scores()
    balances = scores["indicator"] == "simple_balance"
    drawn = scores.assign(low=scores["low"].mask(balances, -0.5), high=scores["high"].mask(balances, 0.5))
    text = index(drawn).text
    assert "0 of 5 technologies gives more knowledge than it takes in" in text
    assert "5 of 5 technologies may give more or take in more" in text


def test_a_technology_without_citations_says_so_and_does_not_count():
    scores, places = many_scores()
    empty = scores[(scores["technology"] != "quantum") | scores["entity"].isna()]
    text = index(empty, {**places, "quantum": np.nan}).text
    assert "no citations of the Netherlands here: not counted above" in row_of(text, "Quantum technologies")
    assert text.count("not counted above") == 1
    assert "1 of 4 technologies in the core" in text
    assert "1 of 4 technologies takes in more knowledge than it gives" in text
    links = [a["href"] for a in index(empty, places).named("a")]
    assert "networks/quantum/country.html" in links


def test_an_index_without_any_score_is_still_a_page():
    scores, _ = many_scores()
    text = index(scores[:0], {}).text
    assert text.count("not counted above") == len(TECHNOLOGIES)
    assert "0 of 0 technologies in the core" in text


def test_another_country_without_any_score_shows_dashes():
    text = index(positions=dict.fromkeys((one.id for one in TECHNOLOGIES), np.nan), focal="BR").text
    row = text[text.index("Quantum technologies"):text.index("Process technology")]
    assert row.count("–") == 8
    assert "0.00" not in row
    assert "no citations of Brazil here" in row


def test_the_index_says_what_it_rests_on():
    text = index(simulated=True, language="nl").text
    for told in ("Gesimuleerde gegevens", "gereconstrueerd naar Conijn (2025) en TNO Vector (2025)",
                 "1.325 van 40.000 citaties", "het kortste gemiddelde pad"):
        assert told in text
    assert "Simulated data" not in index().text


def test_a_flag_of_the_whole_network_is_shown():
    scores, _ = many_scores()
    total = pd.DataFrame([{"indicator": "core_fit", "value": 0.4, "technology": "photonics", "level": "country",
                           "entity": None, "window": "2015-2025", "flags": "no_clear_core"}])
    text = index(pd.concat([scores, total.astype({"entity": "str"})], ignore_index=True)).text
    assert "no clear core" in text[:text.index("Quantum technologies")]


def test_a_table_that_came_counted_claims_no_rules_of_ours():
    text = index(unit="as in the table").text
    assert "up to its makers" in text
    assert "of the applicant" not in text

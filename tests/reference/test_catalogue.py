"""The catalogue: complete, in two languages, and with worked values that a second calculation confirms."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from citenet.cores import CLARITY, DISTANCES, block_core
from citenet.errors import InputError
from citenet.graph import CitationGraph
from citenet.indicators import (
    brokerage,
    citation_affinity,
    exposure,
    leverage,
    measure,
    membership_of,
    organisation_dependence,
    risk_level,
    supply_hhi,
    two_step_dependence,
)
from citenet.reference.catalogue import catalogue, flags, indicator, symbols_in
from citenet.scenarios import cut_off_loss

GROUPS = {
    "volume": "families citations_received citations_made received_per_family made_per_family n_sources n_users "
              "domestic_citations",
    "diversity": "source_entropy effective_sources source_evenness source_hhi source_hhi_normalised",
    "similarity": "institutional_distance institutional_similarity eu_share oecd_nato_share other_share "
                  "unclassified_share",
    "balance": "citation_balance citation_balance_per_family pairwise_balance pairwise_balance_unweighted "
               "dependence_asymmetry simple_balance",
    "core": "coreness in_core core_attachment core_import_attachment core_export_attachment distance_ratio "
            "coreness_gap core_fit core_size core_p_value",
    "dependency": "domestic_share foreign_share strategic_dependency import_export_ratio cut_off_loss exposure "
                  "citation_affinity leverage two_step_dependence supply_hhi monopoly_risk brokerage_coordinator "
                  "brokerage_itinerant brokerage_gatekeeper brokerage_representative brokerage_liaison "
                  "organisation_dependence",
    "position": "family_share family_rank asset_index asset_index_share relevance coverage rca complexity "
                "relatedness_density",
}
CLASSES = pd.Series({"NL": "eu", "DE": "eu", "US": "oecd_nato", "CN": "other"})


def digits(values: dict) -> dict:
    return {key: round(float(value), 5) for key, value in values.items()}


def test_the_names_are_those_of_the_methods_in_their_order():
    names = [name for group in GROUPS.values() for name in group.split()]
    assert list(catalogue()) == names
    assert {one.name: one.group for one in catalogue().values()} == {
        name: group for group, members in GROUPS.items() for name in members.split()}


def test_every_text_is_there_in_both_languages_and_differs():
    for one in catalogue().values():
        for texts in (one.label, one.definition, one.direction, one.edge_cases):
            assert set(texts) == {"en", "nl"}, one.name
            assert all(text.strip() for text in texts.values()), one.name
        assert one.definition["en"] != one.definition["nl"], one.name
        assert set(one.self_citations) == set(one.unit_text) == {"en", "nl"}
        assert one.worked_on is None or set(one.worked_on) == {"en", "nl"}


def test_labels_are_unique_in_each_language():
    for language in ("en", "nl"):
        labels = [one.label[language] for one in catalogue().values()]
        assert len(set(labels)) == len(labels)


def test_kinds_and_levels_are_known_words():
    assert {one.per for one in catalogue().values()} == {"entity", "pair", "technology"}
    assert {level for one in catalogue().values() for level in one.levels} == {"country", "organisation"}
    assert {one.name for one in catalogue().values() if one.per == "pair"} == {
        "cut_off_loss", "exposure", "citation_affinity", "leverage", "two_step_dependence"}
    assert {one.name for one in catalogue().values() if one.per == "technology"} == {
        "core_fit", "core_size", "core_p_value", "supply_hhi", "monopoly_risk", "complexity"}


def test_what_the_sources_say_in_words_only_is_marked_reconstructed():
    assert {one.name for one in catalogue().values() if one.reconstructed} == {
        "source_entropy", "effective_sources", "source_evenness", "source_hhi", "institutional_distance",
        "institutional_similarity", "citation_balance", "citation_balance_per_family", "pairwise_balance",
        "pairwise_balance_unweighted"}


def test_flags_are_those_of_the_methods():
    assert list(flags()) == ["pure_importer", "few_citations", "unclassified", "no_clear_core", "isolate"]
    for flag in flags().values():
        assert set(flag.label) == set(flag.meaning) == {"en", "nl"}


def test_an_unknown_name_is_told_with_what_looks_like_it():
    with pytest.raises(InputError, match="did you mean pairwise_balance"):
        indicator("pairwise-balanse")
    with pytest.raises(InputError, match="pure_importer"):
        indicator("pure_importers")
    with pytest.raises(InputError, match="explain lists all"):
        indicator("zzz")


def test_a_formula_explains_the_symbols_it_uses():
    assert set(symbols_in(indicator("citation_balance").formula)) == {"in_i", "out_i", "k_i", "T"}
    assert set(symbols_in(indicator("leverage").formula)) == {"d_ij", "F_ij", "out_i"}


def test_worked_values_per_entity_are_what_the_functions_give(methods_graph):
    scores = measure(methods_graph, membership_of(methods_graph, CLASSES))
    checked = [name for name in scores.columns if catalogue()[name].worked]
    assert len(checked) >= 29
    for name in checked:
        worked = catalogue()[name].worked
        assert digits(worked) == digits(scores[name][list(worked)]), name


def test_worked_values_per_pair_are_what_the_functions_give(methods_graph):
    frames = {function.__name__: function(methods_graph)
              for function in (exposure, citation_affinity, leverage, two_step_dependence)}
    frames["cut_off_loss"] = cut_off_loss(methods_graph, {"US"}).to_frame("US")
    for name, frame in frames.items():
        worked = catalogue()[name].worked
        assert worked
        for pair, value in worked.items():
            citing, cited = pair.split(" → ")
            assert frame.loc[citing, cited] == pytest.approx(value, abs=5e-5), (name, pair)


def test_worked_values_of_the_core_are_what_the_functions_give(methods_graph):
    core = block_core(methods_graph)
    for function in DISTANCES:
        worked = catalogue()[function.__name__].worked
        assert digits(worked) == digits(function(methods_graph, core)[list(worked)]), function.__name__
    for function in CLARITY:
        for value in catalogue()[function.__name__].worked.values():
            assert function(core) == pytest.approx(value, abs=5e-5), function.__name__


def test_worked_values_of_the_whole_technology_are_what_the_functions_give(methods_graph):
    assert supply_hhi(methods_graph) == pytest.approx(catalogue()["supply_hhi"].worked["technology"], abs=5e-6)
    assert [risk_level(8, 3.2), risk_level(8, 2.5)] == list(catalogue()["monopoly_risk"].worked.values())
    dutch = CitationGraph.from_edges([("c", "a", 9), ("c", "b", 1)], level="organisation",
                                     countries=pd.Series({"a": "NL", "b": "NL", "c": "DE"}))
    assert organisation_dependence(dutch)["NL"] == catalogue()["organisation_dependence"].worked["NL"]


@pytest.mark.parametrize("role", ["coordinator", "itinerant", "gatekeeper", "representative", "liaison"])
def test_worked_brokers_are_in_the_role_of_the_example(role):
    example = catalogue()[f"brokerage_{role}"]
    countries = dict(part.split(" in ") for part in example.worked_on["en"].split(": ")[1].split(", "))
    graph = CitationGraph.from_edges([("b", "a", 1), ("c", "b", 1)], level="organisation",
                                     countries=pd.Series(countries))
    assert brokerage(graph).loc["b"].to_dict() == {
        f"brokerage_{other}": float(other == role)
        for other in ("coordinator", "itinerant", "gatekeeper", "representative", "liaison")}


def test_worked_values_of_position_agree_with_a_calculation_by_hand():
    worked = {name: catalogue()[name].worked for name in GROUPS["position"].split()}
    income = {"US": 28, "CN": 18, "DE": 4.6, "NL": 1.1}
    protected = {"A": ("US", "DE", "NL"), "B": ("NL",), "C": (), "D": ("US", "CN")}
    relevance = {name: n / 3 for name, n in {"A": 6, "B": 2, "C": 1, "D": 3}.items()}
    coverage = {name: sum(income[country] for country in where) / income["US"] for name, where in protected.items()}
    value = {name: relevance[name] * coverage[name] for name in protected}
    total = sum(value.values())
    assert digits(worked["relevance"]) == digits(relevance)
    assert digits(worked["coverage"]) == digits(coverage)
    assert digits(worked["asset_index"]) == digits(
        {"A, B, C, D": total, "A": value["A"], "B": value["B"], "D": value["D"]})
    assert digits(worked["asset_index_share"]) == digits({"owner of A and B": (value["A"] + value["B"]) / total})
    families = {"NL": 10, "DE": 30, "US": 60, "CN": 40}
    assert digits(worked["family_share"]) == digits({name: n / 140 for name, n in families.items()})
    assert worked["family_rank"] == {
        name: 1 + sum(other > n for other in families.values()) for name, n in families.items()}


def test_worked_values_of_specialisation_agree_with_a_calculation_by_hand():
    families = np.array([[8, 2], [2, 8], [10, 10]])
    rca = families / families.sum(axis=1, keepdims=True) / (families.sum(axis=0) / families.sum())
    assert list(catalogue()["rca"].worked.values()) == pytest.approx([rca[0, 0], rca[2, 0]])

    masters = np.array([[1, 1, 1], [1, 1, 0], [1, 0, 0]])
    diversity, ubiquity = masters.sum(axis=1), masters.sum(axis=0)
    values, vectors = np.linalg.eig((masters / ubiquity).T @ (masters / diversity[:, None]))
    second = vectors[:, np.argsort(-values)[1]]
    rescaled = 100 * (second - second.min()) / (second.max() - second.min())
    # Class 3 is mastered by the most diverse region alone, so it is the most complex.
    rescaled = rescaled if rescaled[2] > rescaled[0] else 100 - rescaled
    assert list(catalogue()["complexity"].worked.values()) == pytest.approx(list(rescaled), abs=1e-9)

    together = masters.T @ masters * (1 - np.eye(3))
    related = together / np.maximum.outer(ubiquity, ubiquity)
    density = 100 * masters @ related / related.sum(axis=0)
    worked = list(catalogue()["relatedness_density"].worked.values())
    assert worked == pytest.approx([*density[1], *density[2]], abs=5e-4)

"""Are the strongest links drawn, and is what stays hidden told right?"""

import networkx as nx
import pytest

from citenet.graph import CitationGraph
from citenet.report.selection import LinkRule, select

from .standin import country_analysis, organisation_analysis


def test_every_entity_keeps_its_strongest_links_and_the_focal_one_more():
    graph = country_analysis().graph
    chosen = select(graph, focal=["NL"], most=300, rule=LinkRule(top=2, focal_top=6))
    network = graph.to_networkx()
    network.remove_edges_from(list(nx.selfloop_edges(network)))
    expected = set()
    for entity in network:
        k = 6 if entity == "NL" else 2
        for edges in (network.out_edges(entity, data="citations"), network.in_edges(entity, data="citations")):
            strongest = sorted(edges, key=lambda edge: (-edge[2], edge[0], edge[1]))[:k]
            expected |= {(citing, cited) for citing, cited, _ in strongest}
    assert set(zip(chosen.links["citing"], chosen.links["cited"], strict=True)) == expected
    total = network.size("citations")
    assert chosen.share == pytest.approx(sum(network.edges[pair]["citations"] for pair in expected) / total)
    assert chosen.n_links == network.number_of_edges()


def test_shares_of_a_link_are_of_all_that_both_sides_exchange(methods_graph):
    chosen = select(methods_graph, focal=["NL"], most=9, rule=LinkRule(top=9, focal_top=9))
    links = chosen.links.set_index(["citing", "cited"])
    assert links.loc[("NL", "US"), "made_share"] == pytest.approx(12 / 20)
    assert links.loc[("NL", "US"), "received_share"] == pytest.approx(12 / 57)
    assert ("NL", "NL") not in links.index


def test_focal_organisations_are_drawn_however_small():
    graph = organisation_analysis().graph
    weakest = list((graph.made + graph.received).sort_values().loc[lambda size: size > 0].index[:3])
    chosen = select(graph, focal=weakest, most=20, rule=LinkRule(top=1, focal_top=1))
    assert set(weakest) <= set(chosen.entities)
    assert len(chosen.entities) == 20
    assert set(chosen.links["citing"]) | set(chosen.links["cited"]) <= set(chosen.entities)


def test_the_strongest_links_of_a_backbone_are_drawn_until_there_are_enough():
    graph = organisation_analysis().graph
    stands_out = graph.foreign.weight >= 5
    few, many = (select(graph, focal=[], most=40, rule=LinkRule(1, 1, backbone, per_entity=2))
                 for backbone in (None, stands_out))
    kept = {(link.citing, link.cited) for link in few.links.itertuples()}
    added = many.links[[(link.citing, link.cited) not in kept for link in many.links.itertuples()]]
    assert len(many.links) == len(few.links) + len(added) == 80
    assert added["citations"].min() >= 5
    among = graph.citations[[one in many.entities and other in many.entities and one != other
                             for one, other in graph.citations.index]]
    left = among.drop(many.links.set_index(["citing", "cited"]).index)
    assert left.max() <= added["citations"].min()


def test_a_network_without_foreign_citations_selects_nothing(empty_graph):
    lonely = CitationGraph.from_edges([("IS", "IS", 3)])
    for graph in (empty_graph, lonely):
        chosen = select(graph, focal=["IS"], most=9, rule=LinkRule(top=2, focal_top=2))
        assert (len(chosen.entities), len(chosen.links), chosen.n_links) == (0, 0, 0)
        assert chosen.share != chosen.share

"""Other tools read back the same network."""

import networkx as nx
import pandas as pd
import pytest

from citenet.exchange import write_graph
from citenet.graph import Analysis, CitationGraph

HOSTILE = 'A & <b> "q" \x07 😀'


@pytest.fixture
def analysis():
    graph = CitationGraph.from_edges([("NL", "US", 0.1), ("US", HOSTILE, 2), ("NL", "NL", 3)], {"NL": 2, "IS": 1})
    scores = pd.DataFrame({"entity": ["NL", "US"], "indicator": ["coreness", "coreness"], "value": [0.25, 1.0]})
    return Analysis(graph, scores, {}, pd.Series(dtype="str"))


@pytest.mark.parametrize(("ending", "read"), [("graphml", nx.read_graphml), ("gexf", nx.read_gexf)])
def test_nodes_edges_and_values_survive_the_round_trip(analysis, tmp_path, ending, read):
    path = tmp_path / f"network.{ending}"
    write_graph(analysis, path)
    graph = read(path)
    hostile = HOSTILE.replace("\x07", " ")
    assert set(graph) == {"NL", "US", "IS", hostile}
    assert {edge: data["weight"] for *edge, data in map(list, graph.edges(data=True)) for edge in [tuple(edge)]} == {
        ("NL", "US"): 0.1, ("US", hostile): 2.0, ("NL", "NL"): 3.0}
    assert graph.nodes["NL"]["coreness"] == 0.25
    assert graph.nodes["IS"]["families"] == 1.0
    assert "coreness" not in graph.nodes["IS"]


def test_simulated_data_are_called_so(analysis, tmp_path):
    for ending in ("graphml", "gexf"):
        write_graph(analysis, tmp_path / f"n.{ending}", simulated=True)
        assert "SIMULATED" in (tmp_path / f"n.{ending}").read_text(encoding="utf-8")

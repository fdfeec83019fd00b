"""Other tools read back the same network."""

import html
import json

import igraph
import networkx as nx
import pandas as pd
import pytest

from citenet.exchange import WRITERS, write_graph
from citenet.graph import Analysis, CitationGraph

HOSTILE = 'A & <b onload=x> "q" \n\x07 é😀\\'
PRINTED = HOSTILE.replace("\x07", " ").replace("\n", " ")
LINKS = {("NL", "US"): 0.1, ("US", PRINTED): 2.0, ("NL", "NL"): 3.0, (PRINTED, "US"): 4.0}

VOSVIEWER_ITEM = {"id", "label", "description", "url", "x", "y", "cluster", "weights", "scores"}
"""Keys of an item that the documentation of VOSviewer JSON files names."""


@pytest.fixture
def write(tmp_path):
    edges = [("NL", "US", 0.1), ("US", HOSTILE, 2), (HOSTILE, "US", 4), ("NL", "NL", 3)]
    graph = CitationGraph.from_edges(edges, {"NL": 2, "IS": 1})
    received = {"NL": 0.0, "US": 4.1, "IS": 0.0, HOSTILE: 2.0}
    scores = pd.DataFrame({"entity": ["NL", "US", *received],
                           "indicator": ["coreness", "coreness", *["citations_received"] * 4],
                           "value": [0.25, 1.0, *received.values()]})
    analysis = Analysis(graph, scores, {}, pd.Series(dtype="str"))
    classes = pd.Series({"NL": "eu", "US": "oecd_nato", HOSTILE: "other"})
    places = pd.DataFrame({"x": [0.0, 4.0, 2.0, 2.0], "y": [1.0, 1.0, 0.0, 2.0]}, index=["NL", "US", "IS", HOSTILE])

    def written(form, **options):
        path = tmp_path / form
        write_graph(analysis, path, form, **{"classes": classes, "places": places, **options})
        return path

    return written


def links_of(graph):
    return {(citing, cited): data["weight"] for citing, cited, data in graph.edges(data=True)}


@pytest.mark.parametrize(("form", "read"), [
    ("graphml", nx.read_graphml),
    ("gexf", nx.read_gexf),
    ("cytoscape", lambda path: nx.cytoscape_graph(json.loads(path.read_text(encoding="utf-8")))),
])
def test_nodes_links_and_values_survive_the_round_trip(write, form, read):
    graph = read(write(form))
    assert set(graph) == {"NL", "US", "IS", PRINTED}
    assert links_of(graph) == LINKS
    assert (graph.nodes["NL"]["coreness"], graph.nodes["NL"]["class"]) == (0.25, "eu")
    assert graph.nodes["IS"]["families"] == 1.0
    assert {"coreness", "class"} & set(graph.nodes["IS"]) == set()


def test_names_that_no_file_can_hold_stay_apart(tmp_path):
    edges = [("A\ufffeB", "A\x01B", 1.0), ("A B", "C\uffff", 2.0)]
    graph = CitationGraph.from_edges(edges)
    scores = pd.DataFrame({"entity": ["A B"], "indicator": ["coreness"], "value": [1.0]})
    write_graph(Analysis(graph, scores, {}, pd.Series(dtype="str")), tmp_path / "net", "graphml")
    assert set(nx.read_graphml(tmp_path / "net")) == {"A B", "A B (2)", "A B (3)", "C "}


def pajek_parts(path):
    """Take a Pajek project apart: heading → lines, the network's own two headings left in."""
    parts = {}
    for line in path.read_text(encoding="ascii").splitlines():
        if line.startswith(("*Network", "*Partition", "*Vector")):
            parts[line] = heading = []
        heading.append(line)
    return parts


def test_pajek_projects_hold_network_partitions_and_vectors(write, tmp_path):
    parts = pajek_parts(write("pajek"))
    network = next(iter(parts))
    first = nx.parse_pajek("\n".join(parts[network]))
    labels = {name: html.unescape(name).replace("''", '"').replace("/", "\\") for name in first}
    assert set(labels.values()) == {"NL", "US", "IS", PRINTED}
    assert links_of(nx.relabel_nodes(first, labels)) == LINKS
    (tmp_path / "network.net").write_text("\n".join([*parts[network][1:], ""]), encoding="ascii")
    second = igraph.Graph.Read_Pajek(str(tmp_path / "network.net"))
    order = [labels[name] for name in second.vs["name"]]
    assert {(order[edge.source], order[edge.target]): edge["weight"] for edge in second.es} == LINKS
    values = {heading: dict(zip(order, map(float, lines[2:]), strict=True)) for heading, lines in parts.items()
              if heading != network}
    assert values["*Partition class (1 eu, 2 oecd_nato, 3 other, 0 unknown)"] == {
        "NL": 1, "US": 2, PRINTED: 3, "IS": 0}
    assert values["*Vector coreness (999999998 undefined)"] == {
        "NL": 0.25, "US": 1, PRINTED: 999999998, "IS": 999999998}


def test_vosviewer_files_hold_what_its_documentation_names(write):
    document = json.loads(write("vosviewer").read_text(encoding="utf-8"))
    items = {item["id"]: item for item in document["network"]["items"]}
    assert {key for item in items.values() for key in item} <= VOSVIEWER_ITEM
    assert {key for link in document["network"]["links"] for key in link} == {"source_id", "target_id", "strength"}
    names = {number: item["label"] for number, item in items.items()}
    assert {frozenset((names[link["source_id"]], names[link["target_id"]])): link["strength"]
            for link in document["network"]["links"]} == {frozenset(("NL", "US")): 0.1, frozenset(("US", PRINTED)): 6}
    american = next(item for item in items.values() if item["label"] == "US")
    assert (american["x"], american["y"], american["cluster"]) == (1.0, 0.0, 2)
    assert american["weights"] == {"citations_received": 4.1}
    assert {cluster["label"]: cluster["cluster"] for cluster in document["network"]["clusters"]} == {
        "eu": 1, "oecd_nato": 2, "other": 3, "unknown": 4}
    assert {item["label"]: item["cluster"] for item in items.values()} == {"NL": 1, "US": 2, PRINTED: 3, "IS": 4}
    # VOSviewer looks at the first item to learn which scores there are.
    assert "coreness" in document["network"]["items"][0]["scores"]
    assert all(isinstance(value, (int, float)) and value >= 0 for item in items.values()
               for value in item["weights"].values())


@pytest.mark.parametrize("form", list(WRITERS))
def test_simulated_data_are_called_so_and_real_ones_not(write, form):
    assert "SIMULATED" in write(form, simulated=True).read_text(encoding="utf-8")
    assert "SIMULATED" not in write(form).read_text(encoding="utf-8")


@pytest.mark.parametrize("form", list(WRITERS))
def test_files_are_the_same_on_a_second_run_and_do_without_classes_and_places(write, form):
    assert write(form).read_bytes() == write(form).read_bytes()
    assert write(form, classes=None, places=None).stat().st_size > 0

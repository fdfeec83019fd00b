"""Graphs of patents: the same from GEXF and GraphML, and never from what is no graph of patents."""

import hashlib

import networkx
import pytest

from citenet.errors import InputError, SettingsError
from citenet.importers import import_graph

WRITERS = {"gexf": networkx.write_gexf, "graphml": networkx.write_graphml}


@pytest.fixture
def graph():
    graph = networkx.DiGraph()
    graph.add_node("n0", patent="US-1234567-A", Family="F1", Country="NL;DE", organisation="PHILIPS;IMEC", Year=1999,
                   ipc="H01L 21/00", title="A <b>title</b> & more")
    graph.add_node("n1", patent="EP 0123456 A1", Family="F2", Country="FR", Year=2001)
    graph.add_node("n2", patent="CN 101 A", Country="EP")
    graph.add_edge("n0", "n1", weight=3.0)
    graph.add_edge("n1", "n0", category="SEA")
    graph.add_edge("n2", "n1")
    return graph


@pytest.fixture(params=WRITERS)
def save(request, tmp_path):
    def run(graph, name="set"):
        file = tmp_path / f"{name}.{request.param}"
        WRITERS[request.param](graph, file)
        return file

    return run


EDGES = """
    select citing.document, cited.document, origin from citations
    join patents as citing on citations.citing = citing.patent
    join patents as cited on citations.cited = cited.patent
    order by all"""


def test_nodes_are_patents_and_edges_run_from_citing_to_cited(save, graph, tmp_path, ask):
    manifest = import_graph(save(graph), tmp_path / "corpus")
    assert ask(tmp_path / "corpus", EDGES) == [
        ("CN101A", "EP0123456A1", "unknown"), ("EP0123456A1", "US1234567A", "examiner"),
        ("US1234567A", "EP0123456A1", "unknown")]
    assert ask(tmp_path / "corpus", "select document, priority_year from patents order by document") == [
        ("CN101A", None), ("EP0123456A1", 2001), ("US1234567A", 1999)]
    assert ask(tmp_path / "corpus", "select organisation, country from parties where organisation is not null "
                                    "order by sequence") == [("PHILIPS", "NL"), ("IMEC", "DE")]
    findings = {one["finding"]: one["rows"] for one in manifest["findings"]}
    assert findings["edges with a weight other than 1: counted once"] == 1
    assert findings["patent offices given as a country: taken as unknown"] == 1


def test_both_forms_give_the_same_bytes(graph, tmp_path):
    found = []
    for ending, write in WRITERS.items():
        write(graph, tmp_path / f"set.{ending}")
        import_graph(tmp_path / f"set.{ending}", tmp_path / ending)
        found.append({path.name: hashlib.sha256(path.read_bytes()).hexdigest()
                      for path in (tmp_path / ending).glob("*.parquet")})
    assert found[0] == found[1]


def test_columns_name_other_attributes_and_turn_the_edges(save, graph, tmp_path, ask):
    networkx.set_node_attributes(graph, {"n0": "X1", "n1": "X2", "n2": "X3"}, "number")
    networkx.set_node_attributes(graph, {"n0": "JP", "n1": "US", "n2": "US"}, "owner")
    import_graph(save(graph), tmp_path / "corpus",
                 columns={"patent": "Number", "country": "OWNER", "citing": "target", "cited": "source"})
    assert [pair[:2] for pair in ask(tmp_path / "corpus", EDGES)] == [("X1", "X2"), ("X2", "X1"), ("X2", "X3")]
    assert ask(tmp_path / "corpus", "select country, count(*) from parties where country is not null group by country "
                                    "order by country") == [("JP", 2), ("US", 2)]
    with pytest.raises(SettingsError, match="mean nothing here"):
        import_graph(save(graph), tmp_path / "corpus", columns={"colour": "owner"})
    with pytest.raises(InputError, match="there is no column 'nowhere'"):
        import_graph(save(graph), tmp_path / "corpus", columns={"country": "nowhere"})


def test_without_a_number_the_id_of_the_node_is_the_patent(save, tmp_path, ask):
    graph = networkx.DiGraph([("US 1", "EP 2"), ("EP 2", "WO 3")])
    import_graph(save(graph), tmp_path / "corpus")
    assert [pair[:2] for pair in ask(tmp_path / "corpus", EDGES)] == [("EP2", "WO3"), ("US1", "EP2")]


def test_several_files_may_use_the_same_ids_for_different_patents(save, tmp_path, ask):
    files = []
    for name, numbers in (("one", ("A1", "A2")), ("two", ("B1", "B2"))):
        graph = networkx.DiGraph([(0, 1)])
        networkx.set_node_attributes(graph, dict(enumerate(numbers)), "patent")
        files.append(save(graph, name))
    import_graph(files, tmp_path / "corpus")
    assert [pair[:2] for pair in ask(tmp_path / "corpus", EDGES)] == [("A1", "A2"), ("B1", "B2")]


def test_edges_without_direction_are_refused_or_counted(save, graph, tmp_path, losses):
    with pytest.raises(InputError, match="2 of 2 edges have no direction"):
        import_graph(save(graph.to_undirected()), tmp_path / "corpus")
    file = save(graph)
    text = file.read_text()
    place = text.index("<edge ")
    file.write_text(text[:place] + '<edge type="undirected" directed="false" ' + text[place + 6:])
    assert losses(import_graph(file, tmp_path / "corpus"), "edges") == {"an edge without direction": 1}


def test_a_mutual_edge_is_a_citation_each_way(tmp_path, graph, ask):
    graph.remove_edge("n1", "n0")
    networkx.write_gexf(graph, tmp_path / "set.gexf")
    text = (tmp_path / "set.gexf").read_text()
    (tmp_path / "set.gexf").write_text(text.replace('source="n0" target="n1"', 'source="n0" target="n1" type="mutual"'))
    import_graph(tmp_path / "set.gexf", tmp_path / "corpus")
    assert [pair[:2] for pair in ask(tmp_path / "corpus", EDGES)] == [
        ("CN101A", "EP0123456A1"), ("EP0123456A1", "US1234567A"), ("US1234567A", "EP0123456A1")]


def test_edges_to_nodes_that_are_not_there(save, graph, tmp_path, losses):
    file = save(graph)
    file.write_text(file.read_text().replace('target="n0"', 'target="n9"'))
    assert losses(import_graph(file, tmp_path / "corpus"), "edges") == {
        "an edge to or from a node that is not there": 1}


def test_countries_as_nodes_are_sent_to_flows(save, tmp_path):
    graph = networkx.DiGraph([("NL", "DE"), ("Germany", "EP"), ("US", "NL")])
    with pytest.raises(InputError, match="5 of 5 nodes are countries, not patents") as caught:
        import_graph(save(graph), tmp_path / "corpus")
    assert "citenet import flows" in caught.value.fix


def test_broken_nodes_are_named_and_left_out(save, graph, tmp_path):
    file = save(graph)
    lines = file.read_text().splitlines()
    place = next(number for number, line in enumerate(lines) if 'id="n2"' in line)
    lines[place] += "</oops>"
    file.write_text("\n".join(lines))
    step = import_graph(file, tmp_path / "corpus")["steps"][0]
    assert step["losses"] == [{"reason": "XML that is not well-formed: mismatched tag", "rows": 1,
                               "examples": [f"{file.name}:{place + 1}"]}]


def test_entities_are_not_followed(save, graph, tmp_path):
    file = save(graph)
    declared = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;">]>'
    head, body = file.read_text().split("?>", 1)
    file.write_text(head + "?>" + declared + body)
    with pytest.raises(InputError, match="declares XML entities of its own"):
        import_graph(file, tmp_path / "corpus")


def test_a_graph_without_edges(shared_data, tmp_path):
    with pytest.raises(InputError, match="the graph has no edges"):
        import_graph(shared_data / "formats" / "p2n_citations_head.gexf", tmp_path / "corpus")


def test_what_is_no_graph(tmp_path, write):
    with pytest.raises(InputError, match="neither GEXF nor GraphML"):
        import_graph(write("set.gexf", "citing,cited\nA,B\n"), tmp_path / "corpus")

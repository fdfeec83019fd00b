"""Tables as Markdown and HTML hold the same cells as the frame, and names from outside mark nothing."""

from html.parser import HTMLParser

import pandas as pd
import pytest
from markdown_it import MarkdownIt

from citenet.coded import Coded
from citenet.corpus import Corpus
from citenet.flows import Flows
from citenet.graph import Analysis, CitationGraph, Core
from citenet.pipeline.answers import Answer
from citenet.tables import as_markdown

HOSTILE = ["</td><script>alert(1)</script>", "a|b", "*bold* _it_ `code`", "[x](javascript:alert(1))", "two\nlines",
           "![i](http://e.com/x.png)", "~~gone~~ \\", "<!-- & &lt;", "=1+1"]


class Cells(HTMLParser):
    """Collects the text of cells, and every tag there is."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags, self.cells, self._inside = set(), [], False
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        self._inside = tag in ("td", "th")
        if self._inside:
            self.cells.append("")

    def handle_endtag(self, tag):
        self._inside = False

    def handle_data(self, data):
        if self._inside:
            self.cells[-1] += data


def test_markdown_reads_back_as_the_cells_it_was_made_from():
    rows = pd.DataFrame({"entity": HOSTILE, "source_hhi": [0.25] * len(HOSTILE)})
    html = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).render(as_markdown(rows))
    found = Cells(html)
    assert found.tags == {"table", "thead", "tbody", "tr", "th", "td"}
    assert found.cells == ["entity", "source_hhi", *(part for name in HOSTILE for part in
                                                     (" ".join(name.split()), "0.250"))]


@pytest.fixture
def graph():
    return CitationGraph.from_edges([(name, "NL", 10.0 + n) for n, name in enumerate(HOSTILE)], {"NL": 2})


@pytest.fixture(params=["graph", "draws", "core", "analysis", "answer", "flows", "corpus"])
def shown(request, graph, tmp_path):
    scores = pd.DataFrame({"entity": HOSTILE, "indicator": "pairwise_balance", "value": 0.5})
    flows = Coded.of({name: column.to_numpy() for name, column in graph.citations.reset_index().items()})
    about = {"simulated": True, "settings": {"language": "en"}}
    return {
        "graph": graph,
        "draws": graph.resampled(graph.edges.weight * [[1.0], [2.0]]),
        "core": Core("minres", (HOSTILE[0],), pd.Series(0.5, index=graph.entities), 0.7),
        "analysis": Analysis(graph, scores, {}, pd.Series("near", index=graph.entities)),
        "answer": Answer(scores, about),
        "flows": Flows({"citations": flows, "families": flows}, {"technologies": [HOSTILE[0]], "windows": ["all"]}),
        "corpus": Corpus(tmp_path, {"simulated": True, "note": HOSTILE[0], "tables": {"flows": 3}}),
    }[request.param]


def test_notebooks_show_a_small_table_without_script(shown):
    found = Cells(shown._repr_html_())
    assert found.tags == {"table", "caption", "thead", "tbody", "tr", "th", "td"}
    assert len(found.cells) <= 11 * 8
    markdown = MarkdownIt("commonmark", {"html": True}).enable("table").render(shown._repr_markdown_())
    assert Cells(markdown).cells == [" ".join(cell.split()) for cell in found.cells]
    assert Cells(markdown).tags <= {"p", "table", "thead", "tbody", "tr", "th", "td"}


def test_the_graph_shows_what_it_holds(graph):
    cells = Cells(graph._repr_html_()).cells
    total = sum(10 + n for n in range(len(HOSTILE)))
    assert cells[5:10] == ["NL", "2", "0", f"{total}", "0"]


@pytest.mark.parametrize("simulated", [True, False])
def test_simulated_data_are_called_so(simulated, tmp_path):
    answer = Answer(pd.DataFrame({"a": [1]}), {"simulated": simulated, "settings": {"language": "nl"}})
    corpus = Corpus(tmp_path, {"simulated": simulated, "tables": {}})
    assert ("GESIMULEERDE" in answer._repr_html_()) is simulated
    assert ("SIMULATED" in corpus._repr_markdown_()) is simulated

"""Do names that come from outside stay names, wherever a page shows or saves them?"""

import csv
import io
import json
from dataclasses import replace

import pandas as pd
import pytest

from citenet.communities import leiden
from citenet.graph import CitationGraph
from citenet.report.index_page import index_page
from citenet.report.network_page import network_page
from citenet.report.view import View

from ..browser.chromium import Opened
from ..browser.conftest import browser, open_page  # noqa: F401
from ..report.standin import Named, analysed, context, evidence, many_scores

HOSTILE = [
    "</script><img src=x onerror=alert(1)>",
    '"><svg onload=alert(2)>',
    "=cmd|' /C calc'!A0",
    "+1+1",
    "-2+3",
    "@SUM(A1:A9)",
    "\u202egnp.elpmaxe\u202c",
    "\U0001f9ec\U00020000 Genomics",
    'href="javascript:alert(3)"',
    "<!--<script>alert(4)",
    "{{ 7 * 7 }} {citing} ${1}",
    "&lt;b&gt; 'quoted' \"twice\"",
    "line\nbreak\ttab",
    "קבוצת מחקר",
    "__proto__",
]


def hostile_page(level, renderer="vis"):
    """Return a page whose every text from outside is hostile; a safe one holds the middle."""
    edges = [(name, "Middle", 10.0 + rank) for rank, name in enumerate(HOSTILE)]
    edges += [("Middle", name, 5.0 + rank) for rank, name in enumerate(HOSTILE)]
    countries = pd.Series(["NL", "DE", HOSTILE[0]] * 5 + ["NL"], index=[*HOSTILE, "Middle"], dtype="str")
    about = {"countries": countries} if level == "organisation" else {}
    graph = CitationGraph.from_edges(edges, dict.fromkeys([*HOSTILE, "Middle"], 3), level=level, **about)
    analysis = analysed(graph, "Middle")
    technology = Named(HOSTILE[0], HOSTILE[1], HOSTILE[4])
    told = context(source=HOSTILE[0] + HOSTILE[6], source_hash=HOSTILE[1], version=HOSTILE[1], window=HOSTILE[0],
                   as_of=HOSTILE[1], losses={HOSTILE[0]: 3})
    communities = leiden(graph, seeds=2) if renderer == "sigma" else None
    return network_page(analysis, technology=technology, classes=pd.Series("eu", index=graph.entities), context=told,
                        view=View(renderer=renderer, communities=communities))


@pytest.fixture(params=[("country", "vis"), ("organisation", "vis"), ("organisation", "sigma"), ("country", "sigma")],
                ids="-".join)
def hostile(request, open_page) -> Opened:  # noqa: F811
    return open_page(hostile_page(*request.param))


def assert_inert(opened):
    page = opened.page
    assert opened.messages == []
    assert opened.requests == []
    assert page.locator("img, iframe, object, embed, svg[onload], [onerror]").count() == 0
    theirs = 2 if page.evaluate("'Sigma' in window") else 1
    assert page.locator("script").count() == page.locator("script#texts, script#data").count() + theirs + 1


def test_hostile_names_are_drawn_and_do_nothing(hostile):
    assert_inert(hostile)


def test_choosing_each_hostile_name_does_nothing_but_show_it(hostile):
    page = hostile.page
    page.focus("#network")
    seen = set()
    for _ in range(len(HOSTILE) + 1):
        page.keyboard.press("ArrowRight")
        seen.add(page.inner_text("#panel h2"))
    assert {HOSTILE[0], HOSTILE[1], HOSTILE[8], HOSTILE[10], HOSTILE[13], "Middle"} <= seen
    assert_inert(hostile)


def test_searching_and_switching_the_language_does_nothing_else(hostile):
    page = hostile.page
    for name in HOSTILE[:4]:
        page.fill("#find", name)
        page.keyboard.press("Enter")
        assert page.inner_text("#panel h2") == name
    page.click("text=Nederlands")
    assert page.inner_text("h1") == HOSTILE[4]
    assert_inert(hostile)


def test_no_name_turns_the_writing_direction_of_what_stands_beside_it(hostile):
    page = hostile.page
    assert "\u202e" not in page.inner_text("body")
    assert "\u202e" not in page.evaluate("document.title + document.querySelector('datalist').outerHTML")
    nodes = json.loads(page.text_content("#data"))["nodes"]
    assert HOSTILE[6] in ({node["id"] for node in nodes} if isinstance(nodes, list) else nodes["id"])


def test_no_cell_of_a_saved_table_is_a_formula(hostile):
    for button in ("save-nodes", "save-edges"):
        with hostile.page.expect_download() as download:
            hostile.page.click(f"#{button}")
        assert "/" not in download.value.suggested_filename
        text = download.value.path().read_text(encoding="utf-8-sig")
        rows = list(csv.reader(io.StringIO(text)))
        assert len(rows) > len(HOSTILE)
        assert len({len(row) for row in rows}) == 1
        for cell in (cell for row in rows for cell in row):
            assert cell[:1] not in "=+-@\t\r" or cell == "" or _is_number(cell)
        assert any("=cmd" in cell for row in rows for cell in row)


def test_a_saved_drawing_holds_the_names_as_text(hostile):
    with hostile.page.expect_download() as download:
        hostile.page.click("#save-svg")
    drawing = download.value.path().read_text(encoding="utf-8")
    assert "<img" not in drawing
    assert "onload" not in drawing.replace("&gt;&lt;svg onload", "")
    assert "&lt;/script&gt;" in drawing


def test_a_hostile_index_does_nothing(open_page):  # noqa: F811
    scores, _ = many_scores()
    technology = Named(HOSTILE[0], HOSTILE[1], HOSTILE[8])
    scores = scores[scores["technology"] == "quantum"].assign(technology=HOSTILE[0], flags="")
    told = replace(context(), source=HOSTILE[0], losses={HOSTILE[1]: 1})
    opened = open_page(index_page(evidence(scores, {HOSTILE[0]: "near"}, technologies=[technology]), context=told))
    opened.page.click("text=Nederlands")
    assert HOSTILE[8] in opened.page.inner_text("tbody")
    assert opened.messages == opened.requests == []
    assert opened.page.locator("img, svg[onload]").count() == 0
    assert opened.page.locator("tbody a[href^=networks]").first.get_attribute("href").startswith("networks/")


def _is_number(cell):
    try:
        float(cell)
    except ValueError:
        return False
    return True

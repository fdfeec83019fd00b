"""Does a network page work for who opens it: alone, offline, by mouse, by keyboard, without script?"""

import csv
import io
import json
import re

import pandas as pd
import pytest

from citenet.graph import CitationGraph
from citenet.report.network_page import network_page

from ..report.standin import SEMICONDUCTORS, analysed, classes, context, country_analysis, organisation_analysis
from .chromium import DESKTOP, PHONE

LAPTOP = {"width": 1280, "height": 800}


def page_of(analysis, **changes):
    return network_page(analysis, technology=SEMICONDUCTORS, classes=classes(analysis.graph),
                        context=context(**changes))


@pytest.fixture(scope="module")
def country_page():
    return page_of(country_analysis())


@pytest.fixture(scope="module")
def organisation_page():
    return page_of(organisation_analysis(), simulated=True)


def chosen(page):
    return page.inner_text("#panel h2")


@pytest.mark.parametrize("viewport", [DESKTOP, PHONE], ids=["desktop", "phone"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("level", ["country_page", "organisation_page"])
def test_it_opens_in_silence_and_fits_its_window(open_page, request, level, scheme, viewport):
    opened = open_page(request.getfixturevalue(level), viewport=viewport, color_scheme=scheme)
    assert opened.requests == []
    assert opened.messages == []
    assert opened.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert opened.page.locator("#network canvas").get_attribute("role") == "img"


def test_the_picture_is_drawn_in_the_colours_of_the_scheme(open_page, country_page):
    page = open_page(country_page, color_scheme="dark").page
    colours = """() => {
      const canvas = document.querySelector("#network canvas");
      const pixels = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data;
      const found = new Set();
      for (let i = 0; i < pixels.length; i += 4) found.add(`${pixels[i]},${pixels[i + 1]},${pixels[i + 2]}`);
      return [...found];
    }"""
    assert "86,180,233" in page.evaluate(colours)
    page.emulate_media(color_scheme="light")
    page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    assert "0,114,178" in page.evaluate(colours)


def test_the_focal_country_is_chosen_at_first_and_told_about(open_page, country_page):
    page = open_page(country_page).page
    graph = country_analysis().graph
    assert chosen(page) == "Netherlands"
    assert f"{graph.made['NL']:,.1f}" in page.inner_text("#panel")


def test_the_keyboard_walks_through_the_network(open_page, country_page):
    page = open_page(country_page).page
    order = [node["id"] for node in json.loads(page.text_content("#data"))["nodes"]]
    page.focus("#network")
    page.keyboard.press("Escape")
    assert page.inner_text("#live") == "Nothing selected."
    page.keyboard.press("ArrowRight")
    assert order[0] == "US"
    assert "United States" in page.inner_text("#live")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowLeft")
    assert page.evaluate("document.activeElement.id") == "network"
    assert page.inner_text("#panel p").startswith(order[-1])


def test_everything_to_press_is_reached_with_the_tab_key(open_page, country_page):
    page = open_page(country_page).page
    reached = set()
    for _ in range(60):
        page.keyboard.press("Tab")
        reached.add(page.evaluate("document.activeElement.id || document.activeElement.tagName"))
    assert {"find", "previous", "next", "clear", "zoom-in", "network", "save-png", "save-json", "SUMMARY"} <= reached
    assert page.locator("#network [tabindex='0']").count() == 0


@pytest.mark.parametrize(("query", "found"), [("germ", "Germany"), ("KR", "South Korea"), ("turkiye", "Türkiye")])
def test_the_search_finds_by_name_and_code(open_page, country_page, query, found):
    page = open_page(country_page).page
    page.fill("#find", query)
    page.keyboard.press("Enter")
    assert chosen(page) == found
    assert chosen(page) == found


def test_a_search_without_result_says_so_in_sight_until_the_box_is_cleared(open_page, country_page):
    page = open_page(country_page).page
    page.fill("#find", "Atlantis")
    page.keyboard.press("Enter")
    assert "Atlantis" in page.inner_text("#live")
    assert page.inner_text("#not-found") == "Nothing here is called “Atlantis”."
    assert chosen(page) == "Netherlands"
    page.click("text=Nederlands")
    assert page.inner_text("#not-found") == "Niets heet hier “Atlantis”."
    assert page.inner_text("#live") == ""
    page.click("#clear")
    assert not page.locator("#not-found").is_visible()
    assert page.input_value("#find") == ""


def hover_until(page, told):
    """Move the pointer over the picture until the tip matches; return what it says."""
    box, tip = page.locator("#network").bounding_box(), page.locator("#tip")
    for y in range(int(box["y"]) + 160, int(box["y"] + box["height"]), 25):
        for x in range(int(box["x"]) + 10, int(box["x"] + box["width"]), 12):
            page.mouse.move(x, y)
            if tip.is_visible() and re.search(told, tip.inner_text()):
                return tip.inner_text()
    raise AssertionError(f"nothing in the picture tells {told!r}")


def test_a_link_under_the_pointer_tells_its_numbers_and_its_direction(open_page, country_page):
    told = hover_until(open_page(country_page).page, " cites ")
    assert re.search(r"^.+ cites .+: [\d,.]+ citations?\n\d+% of what .+ receives\n", told)
    assert not re.search(r"(?<!he )(United|Netherlands)", told)
    assert re.search(r"\nKnowledge flows from .+ to .+\.$", told)


def test_a_click_on_a_symbol_chooses_it(open_page, country_page):
    page = open_page(country_page).page
    told = hover_until(page, "Citations received")
    page.mouse.down()
    page.mouse.up()
    assert chosen(page) == told.split(" · ")[0] != "Netherlands"


def test_a_click_on_a_partner_chooses_it(open_page, country_page):
    page = open_page(country_page).page
    page.locator("#panel .partners button").first.click()
    assert chosen(page) == "United States"


def test_the_language_can_be_switched_and_numbers_follow(open_page, country_page):
    page = open_page(country_page).page
    page.click("text=Nederlands")
    assert page.evaluate("document.documentElement.lang") == "nl"
    assert page.title() == "Halfgeleidertechnologieën: wie citeert wie onder landen"
    assert chosen(page) == "Nederland"
    assert "1.325 van 40.000 citaties" in page.inner_text("main")
    dutch = page.inner_text("main")
    again = open_page(page_of(country_analysis(), language="nl")).page
    assert dutch == again.inner_text("main")
    page.click("text=English")
    again.click("text=English")
    assert page.inner_text("main") == again.inner_text("main")


def test_the_address_can_ask_for_a_language(open_page, country_page):
    page = open_page(page_of(country_analysis(), home="../../index.html"), asking="?nl").page
    assert page.inner_text("h1") == "Halfgeleidertechnologieën"
    assert page.get_attribute("a.home", "href") == "../../index.html?nl"


def test_tables_stand_open_without_script(open_page, country_page):
    page = open_page(country_page, java_script_enabled=False).page
    text = page.inner_text("#entities")
    assert "Netherlands" in text
    assert f"{country_analysis().graph.made['NL']:,.1f}" in text
    assert page.locator("#links tbody tr").count() > 100
    assert not page.locator("#find").is_visible()
    assert not page.get_by_text("Size: citations received").is_visible()
    assert page.get_by_text("Core cluster: United States").is_visible()
    legend, main = (page.locator(name).bounding_box() for name in (".keys", "main"))
    assert legend["width"] > 0.95 * main["width"]
    assert page.locator("noscript").count() == 1
    assert "tables hold the same numbers" in page.inner_text("main")


def test_tables_sort_by_number_and_by_name(open_page, country_page):
    page = open_page(country_page).page
    page.click("summary >> nth=0")
    made = page.locator("#entities thead button", has_text=re.compile("^Made$"))
    column = [head.strip() for head in page.locator("#entities thead th").all_inner_texts()].index("Made")
    cells = f"#entities tbody tr > :nth-child({column + 1})"

    def values():
        return [float(text.replace(",", "")) for text in page.locator(cells).all_inner_texts()]

    made.click()
    assert values() == sorted(values(), reverse=True)
    made.click()
    assert values() == sorted(values())
    assert page.locator("#entities th[aria-sort]").get_attribute("aria-sort") == "ascending"
    page.locator("#entities thead button").first.click()
    names = page.locator("#entities tbody th").all_inner_texts()
    assert [name.split(" ")[0] for name in names[:2]] == ["Argentina", "Australia"]


def saved(page, button):
    with page.expect_download() as download:
        page.click(f"#{button}")
    return download.value.suggested_filename, download.value.path().read_bytes()


def test_saved_tables_hold_the_numbers_of_the_network(open_page, country_page):
    page = open_page(country_page).page
    graph = country_analysis().graph
    name, content = saved(page, "save-edges")
    assert name == "citenet-semiconductors-country-links.csv"
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))
    for row in rows:
        assert float(row["citations"]) == graph.citations[row["citing"], row["cited"]]
    _, content = saved(page, "save-nodes")
    nodes = {row["entity"]: row for row in csv.DictReader(io.StringIO(content.decode("utf-8-sig")))}
    assert float(nodes["NA"]["families"]) == graph.families["NA"]
    assert nodes["NL"]["position"] == "near"
    places = page.locator("#entities tbody td[data-text^='position.']").all_text_contents()
    assert places == [row["position"] for row in nodes.values()]


def test_saved_pictures_and_data_say_what_they_are(open_page, organisation_page):
    page = open_page(organisation_page).page
    name, content = saved(page, "save-svg")
    assert name.endswith("-simulated.svg")
    drawing = content.decode("utf-8")
    assert drawing.startswith("<svg")
    assert "SIMULATED DATA" in drawing
    assert "Semiconductor technologies" in drawing
    assert saved(page, "save-png")[1][:8] == b"\x89PNG\r\n\x1a\n"
    data = json.loads(saved(page, "save-json")[1])
    assert data["about"]["simulated"] is True
    assert {"citing", "cited", "citations"} <= set(data["links"][0])
    assert b"simulated" in saved(page, "save-edges")[1].splitlines()[0]


def test_paper_gets_a_drawing_in_light_colours(open_page, country_page):
    page = open_page(country_page, color_scheme="dark").page
    page.emulate_media(media="print")
    page.wait_for_selector("#printed svg")
    assert not page.locator(".frame").is_visible()
    assert page.locator("#printed svg text", has_text="Netherlands").count() == 1
    assert page.evaluate("getComputedStyle(document.querySelector('#printed rect')).fill") == "rgb(255, 255, 255)"


def lines_of(page, drawing, colour):
    """Return the lines of this colour in a saved drawing that are not in its legend: those with an arrow head."""
    return page.evaluate("""([text, colour]) => {
      const svg = new DOMParser().parseFromString(text, "image/svg+xml").documentElement;
      return [...svg.querySelectorAll(`path[stroke="${colour}"]`)].map((path) => path.getAttribute("d"));
    }""", [drawing, colour])


@pytest.mark.parametrize("country", ["IN", "US", "EE"])
def test_choosing_a_country_draws_its_strongest_links(open_page, country_page, country):
    page = open_page(country_page).page
    edges = json.loads(page.text_content("#data"))["edges"]
    graph = country_analysis().graph
    page.fill("#find", country)
    page.keyboard.press("Enter")
    drawing = saved(page, "save-svg")[1].decode("utf-8")
    for side, other, colour in (("citing", "from", "made"), ("cited", "to", "received")):
        weights = graph.citations.xs(country, level=side).drop(country, errors="ignore")
        strongest = set(weights.sort_values(ascending=False, kind="stable").index[:5])
        always = {edge["to" if other == "from" else "from"] for edge in edges if edge[other] == country}
        shade = page.evaluate(f"getComputedStyle(document.documentElement).getPropertyValue('--{colour}').trim()")
        assert len(lines_of(page, drawing, shade)) == len(strongest | always)
    assert len(json.loads(saved(page, "save-json")[1])["links"]) == len(edges)


def test_the_signs_of_a_saved_legend_do_not_cover_each_other(open_page, country_page, organisation_page):
    for content in (country_page, organisation_page):
        page = open_page(content).page
        boxes = page.evaluate("""(text) => {
          const svg = new DOMParser().parseFromString(text, "image/svg+xml").documentElement;
          document.body.append(document.importNode(svg, true));
          const legend = document.querySelectorAll("body > svg > g")[2].firstChild;
          return [...legend.children].map((sign) => {
            const { left, top, right, bottom } = sign.getBoundingClientRect();
            return [left, top, right, bottom];
          });
        }""", saved(page, "save-svg")[1].decode("utf-8"))
        assert len(boxes) > 12
        for i, (left, top, right, bottom) in enumerate(boxes):
            for other in boxes[:i]:
                assert not (left < other[2] and right > other[0] and top < other[3] and bottom > other[1])


@pytest.mark.parametrize("language", ["en", "nl"])
def test_picture_and_tables_fit_a_usual_screen(open_page, request, language):
    for level in ("country_page", "organisation_page"):
        page = open_page(request.getfixturevalue(level), asking=f"?{language}", viewport=LAPTOP).page
        frame = page.locator(".frame").bounding_box()
        assert frame["y"] + frame["height"] <= LAPTOP["height"]
        page.click("summary >> nth=0")
        assert page.evaluate("""() => {
          const table = document.querySelector("#entities").parentElement;
          return table.scrollWidth <= table.clientWidth;
        }""")
        classes_told = page.locator("#entities td[data-text^='class_short.']")
        lines = classes_told.evaluate_all("""(cells) => cells.map((cell) => {
          const range = document.createRange();
          range.selectNodeContents(cell);
          return range.getClientRects().length;
        })""")
        assert set(lines) == {1}


def test_a_name_without_a_break_leaves_the_numbers_in_sight(open_page):
    name = "A" * 300
    page = open_page(page_of(analysed(CitationGraph.from_edges([("NL", name, 6), (name, "NL", 4)]), "NL"))).page
    page.click("summary >> nth=0")
    assert page.locator("#entities th", has_text=name).bounding_box()["width"] <= 400


WRITTEN = """() => new Promise((done) => {
  const real = CanvasRenderingContext2D.prototype.fillText;
  const written = new Set();
  CanvasRenderingContext2D.prototype.fillText = function (text, ...rest) {
    written.add(text);
    real.call(this, text, ...rest);
  };
  const end = () => { CanvasRenderingContext2D.prototype.fillText = real; done([...written]); };
  // A busy machine may take seconds to the first name; the others come with it.
  const wait = (tries) => written.size || !tries ? setTimeout(end, 300) : setTimeout(wait, 100, tries - 1);
  document.querySelector("#zoom-fit").click();
  wait(100);
})"""


def test_a_telephone_shows_the_names_of_the_important(open_page, country_page, organisation_page):
    written = open_page(country_page, viewport=PHONE).page.evaluate(WRITTEN)
    assert {"Netherlands", "United States", "Japan", "Germany"} <= set(written)
    analysis = organisation_analysis()
    written = open_page(organisation_page, viewport=PHONE).page.evaluate(WRITTEN)
    for name in analysis.cores["minres"].members[:5]:
        assert any(_may_be(label, name) for label in written), name


def test_long_names_are_cut_so_that_they_are_told_apart(open_page):
    names = [f"SIMULATED SEMICONDUCTOR MANUFACTURING {number} HOLDING" for number in range(12)]
    edges = [(names[i], names[j], 1.0 + i + j) for i in range(12) for j in range(i)]
    graph = CitationGraph.from_edges(edges, level="organisation", countries=pd.Series("NL", index=names, dtype="str"))
    written = open_page(page_of(analysed(graph, names[0]))).page.evaluate(WRITTEN)
    assert len(written) > 6
    for label in written:
        assert [_may_be(label, name) for name in names].count(True) == 1, label


def _may_be(label, name):
    start, _, end = label.partition("…")
    return name.startswith(start) and name.endswith(end) and len(start + end) <= len(name)


def test_labels_do_not_cover_each_other(open_page, organisation_page):
    page = open_page(organisation_page).page
    _, content = saved(page, "save-svg")
    boxes = page.evaluate("""(text) => {
      const svg = new DOMParser().parseFromString(text, "image/svg+xml").documentElement;
      document.body.append(document.importNode(svg, true));
      return [...document.querySelectorAll("body > svg text[paint-order]")].map((label) => {
        const { left, top, right, bottom } = label.getBoundingClientRect();
        return [left, top, right, bottom];
      });
    }""", content.decode("utf-8"))
    assert len(boxes) > 30
    for i, (left, top, right, bottom) in enumerate(boxes):
        for other in boxes[:i]:
            # Two pixels of line height may touch, letters may not.
            assert not (left < other[2] - 1 and right > other[0] + 1 and top < other[3] - 4 and bottom > other[1] + 4)


def test_browser_and_python_write_the_same_numbers(open_page, country_page):
    """The tables were written by Python; after a switch there and back, by the browser."""
    page = open_page(country_page).page
    for summary in page.locator("summary").all():
        summary.click()
    before = page.inner_text("main")
    page.click("text=Nederlands")
    assert page.inner_text("main") != before
    page.click("text=English")
    assert page.inner_text("main") == before

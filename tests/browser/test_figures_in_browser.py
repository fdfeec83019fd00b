"""Do the figures work without a network: pointing, saving, switching, walking with the keyboard, printing?"""

import csv
import io

import pytest

from citenet.report.index_page import index_page

from ..report.standin import context
from ..report.test_figures import IDS
from ..report.whole_evidence import whole_evidence
from .chromium import DESKTOP, PHONE


@pytest.fixture(scope="module")
def page_text():
    return index_page(whole_evidence(), context=context(simulated=True))


def saved(page, figure, ending):
    with page.expect_download() as download:
        page.click(f"#{figure} [data-save={ending}]")
    return download.value.suggested_filename, download.value.path().read_bytes()


@pytest.mark.parametrize("viewport", [DESKTOP, PHONE], ids=["desktop", "phone"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_opens_in_silence_and_fits_its_window(open_page, page_text, viewport, scheme):
    opened = open_page(page_text, viewport=viewport, color_scheme=scheme)
    assert opened.requests == opened.messages == []
    assert opened.page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_each_language_shows_its_own_drawing(open_page, page_text):
    page = open_page(page_text).page
    for language in ("en", "nl"):
        page.click(f"[data-language={language}]")
        shown = page.locator(".chart:visible")
        assert shown.count() == len(IDS)
        assert set(shown.evaluate_all("(charts) => charts.map((chart) => chart.getAttribute('lang'))")) == {language}


def test_colours_follow_the_scheme(open_page, page_text):
    inks = [open_page(page_text, color_scheme=scheme).page.evaluate(
        "getComputedStyle(document.querySelector('#profile .chart text')).fill") for scheme in ("light", "dark")]
    assert inks[0] != inks[1]


def test_pointing_at_a_mark_tells_its_numbers(open_page, page_text):
    page = open_page(page_text).page
    mark = page.locator("#world-shares .chart:visible [data-tip]").first
    mark.hover()
    assert page.inner_text(".tip") == mark.get_attribute("data-tip")
    page.mouse.move(2, 2)
    assert not page.locator(".tip").is_visible()


def test_saved_data_are_unrounded_safe_and_labelled(open_page, page_text):
    page = open_page(page_text).page
    name, content = saved(page, "organisations-world", "csv")
    assert name == "citenet-NL-organisations-world-simulated.csv"
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))
    assert [row["organisation"] for row in rows] == ["Alder <b>&", "'=Birch", "Cedar"]
    assert [float(row["received_per_family"]) for row in rows] == [4.0, 5.0, 2.0]
    assert {row["simulated"] for row in rows} == {"true"}
    assert rows[2]["country"] == ""


@pytest.mark.parametrize("figure", IDS)
def test_every_button_gives_a_file(open_page, page_text, figure):
    opened = open_page(page_text)
    assert saved(opened.page, figure, "png")[1][:8] == b"\x89PNG\r\n\x1a\n"
    drawing = saved(opened.page, figure, "svg")[1].decode("utf-8")
    assert drawing.startswith("<svg")
    assert "var(" not in drawing
    for told in ("Simulated data", "Source", "Made by citenet"):
        assert told in drawing
    assert saved(opened.page, figure, "csv")[1].count(b"\r\n") > 1
    assert opened.messages == opened.requests == []


def test_the_keyboard_reaches_every_figure_and_its_buttons(open_page, page_text):
    page = open_page(page_text).page
    reached = set()
    for _ in range(250):
        page.keyboard.press("Tab")
        reached.add(page.evaluate("""() => {
          const here = document.activeElement;
          return `${here.closest("figure")?.id} ${here.dataset.save ?? here.className}`;
        }"""))
    for figure in IDS:
        assert {f"{figure} plot", f"{figure} png", f"{figure} svg", f"{figure} csv"} <= reached


def test_a_number_is_one_click_from_its_definition(open_page, page_text):
    page = open_page(page_text).page
    page.click("#complexity-share .definitions a:has-text('Specialisation')")
    assert page.evaluate("location.hash") == "#define-rca"
    box = page.locator("#define-rca").bounding_box()
    assert 0 <= box["y"] <= page.viewport_size["height"]


def test_without_script_every_drawing_and_table_stands(open_page, page_text):
    page = open_page(page_text, java_script_enabled=False).page
    assert page.locator(".chart:visible").count() == len(IDS)
    assert page.locator(".saves:visible").count() == 0


def test_on_paper_no_drawing_is_cut(open_page, page_text):
    page = open_page(page_text, viewport={"width": 718, "height": 1000}).page
    page.emulate_media(media="print")
    for chart in page.locator(".chart:visible").all():
        box = chart.bounding_box()
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 718

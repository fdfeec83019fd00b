"""Does the slider go through the windows, by keyboard too, and does everything follow?"""

from dataclasses import replace

import pandas as pd
import pytest

from citenet.report.network_page import network_page

from ..report.standin import SEMICONDUCTORS, classes, context
from ..report.test_steps import window


@pytest.fixture(scope="module")
def page_with_steps():
    early = window("2010-2014", [("NL", "DE", 4), ("DE", "US", 9), ("US", "DE", 9), ("FR", "US", 2)], "US", "DE")
    early = replace(early, cores={"minres": replace(early.cores["minres"], fit=0.31)})
    late = window("2015-2019", [("NL", "JP", 5), ("JP", "US", 36), ("US", "JP", 16), ("FR", "US", 4)], "US", "JP")
    known = pd.concat([classes(one.graph) for one in (early, late)]).groupby(level=0).first()
    return network_page(late, technology=SEMICONDUCTORS, classes=known, context=context(window="2015-2019"),
                        earlier=[early])


def test_panel_core_search_and_account_follow_the_slider(open_page, page_with_steps):
    opened = open_page(page_with_steps)
    page = opened.page
    assert "Japan" in page.inner_text("#panel")
    page.focus("#step")
    page.keyboard.press("ArrowLeft")
    assert page.inner_text("#step-window") == "2010-2014"
    assert page.get_attribute("#step", "aria-valuetext") == "2010-2014"
    assert "United States, Germany" in page.inner_text("#step-core")
    assert "2015-2019" in page.inner_text("#step-core")
    assert "2010-2014" in page.inner_text("#live")
    assert "Germany" in page.inner_text("#panel")
    assert "Japan" not in page.inner_text("#panel")
    assert "4 of 4 countries shown" in page.inner_text("#drawn")
    page.fill("#find", "Japan")
    page.keyboard.press("Enter")
    assert page.is_visible("#not-found")
    assert opened.messages == []
    assert opened.requests == []


def test_a_country_that_a_window_lacks_is_taken_again_where_it_is(open_page, page_with_steps):
    page = open_page(page_with_steps).page
    page.fill("#find", "Japan")
    page.keyboard.press("Enter")
    page.focus("#step")
    page.keyboard.press("Home")
    assert page.locator("#panel h2").count() == 0
    assert page.inner_text("#live").endswith("Not in this window: Japan")
    page.keyboard.press("End")
    assert page.inner_text("#step-window") == "2015-2019"
    assert page.inner_text("#panel h2") == "Japan"


def test_legend_and_saved_picture_tell_the_core_of_the_window_in_sight(open_page, page_with_steps):
    page = open_page(page_with_steps).page
    page.focus("#step")
    page.keyboard.press("Home")
    shown = page.inner_text(".legend")
    assert "Core cluster: United States, Germany" in shown
    assert "fit 0.31" in shown
    assert "Japan" not in shown
    with page.expect_download() as download:
        page.click("#save-svg")
    drawing = download.value.path().read_text(encoding="utf-8")
    assert "fit 0.31" in drawing
    assert "fit 0.71" not in drawing
    assert "2010-2014" in download.value.suggested_filename


def test_paper_gets_the_window_but_no_slider(open_page, page_with_steps):
    page = open_page(page_with_steps).page
    page.emulate_media(media="print")
    assert not page.is_visible("#step")
    assert page.is_visible("#step-window")


def test_saved_tables_are_those_of_the_window_in_sight(open_page, page_with_steps):
    page = open_page(page_with_steps).page
    page.focus("#step")
    page.keyboard.press("Home")
    with page.expect_download() as download:
        page.click("#save-edges")
    lines = download.value.path().read_text(encoding="utf-8-sig").splitlines()
    assert len(lines) == 5
    assert all(",2010-2014," in line for line in lines[1:])


def test_the_slider_speaks_dutch(open_page, page_with_steps):
    page = open_page(page_with_steps).page
    page.click("[data-language=nl]")
    assert page.inner_text("#step-core").startswith("Kerncluster: Verenigde Staten, Japan")

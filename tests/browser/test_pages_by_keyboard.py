"""Do the pages of a technology and of two countries open in silence, fit their window, and work without a mouse?"""

import pytest

from citenet.report.bilateral_page import bilateral_page
from citenet.report.technology import technology_page

from ..report.standin import context, judged_evidence, pair_evidence
from .chromium import DESKTOP, PHONE

PRESSABLE = "a[href], button, summary, [tabindex='0']"


@pytest.fixture(scope="module")
def pages():
    return {
        "technology": technology_page(judged_evidence(), "semiconductors",
                                      context=context(simulated=True, home="../index.html")),
        "pair": bilateral_page(pair_evidence(), context=context(simulated=True)),
    }


@pytest.mark.parametrize("viewport", [DESKTOP, PHONE], ids=["desktop", "phone"])
@pytest.mark.parametrize("name", ["technology", "pair"])
def test_it_opens_in_silence_and_fits_its_window(open_page, pages, name, viewport):
    opened = open_page(pages[name], viewport=viewport)
    assert opened.requests == []
    assert opened.messages == []
    assert opened.page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("name", ["technology", "pair"])
def test_everything_to_press_is_reached_with_the_tab_key(open_page, pages, name):
    page = open_page(pages[name]).page
    visible = page.evaluate(f"""[...document.querySelectorAll("{PRESSABLE}")]
        .filter((one) => one.checkVisibility()).map((one, i) => {{ one.dataset.stop = i; return String(i); }})""")
    reached = set()
    for _ in range(len(visible) + 5):
        page.keyboard.press("Tab")
        reached.add(page.evaluate("document.activeElement.dataset.stop ?? ''"))
    assert set(visible) <= reached


@pytest.mark.parametrize("name", ["technology", "pair"])
def test_the_data_of_a_figure_unfold_and_the_language_switches_by_keyboard(open_page, pages, name):
    page = open_page(pages[name]).page
    page.locator("figure summary").first.focus()
    page.keyboard.press("Enter")
    assert page.locator("figure details[open]").count() == 1
    page.locator("[data-language=nl]").focus()
    page.keyboard.press("Enter")
    assert page.get_attribute("html", "lang") == "nl"
    assert page.locator(".chart:lang(en)").first.is_hidden()
    assert page.locator(".chart:lang(nl)").first.is_visible()


@pytest.mark.parametrize("name", ["technology", "pair"])
def test_paper_repeats_the_heads_of_tables_with_their_text(open_page, pages, name):
    page = open_page(pages[name]).page
    page.emulate_media(media="print")
    # Chromium leaves out the boxes of buttons where it repeats a head.
    looks = page.locator("thead button").evaluate_all("(all) => all.map((one) => getComputedStyle(one).display)")
    assert set(looks) == {"contents"}

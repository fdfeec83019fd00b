"""Does the index open offline, sort, switch its language, and lead on?"""

import pytest

from citenet.report.index_page import index_page

from ..report.standin import context, evidence
from .chromium import DESKTOP, PHONE

LAPTOP = {"width": 1024, "height": 768}


@pytest.fixture(scope="module")
def index():
    return index_page(evidence(), context=context(simulated=True))


@pytest.mark.parametrize("language", ["en", "nl"])
@pytest.mark.parametrize("viewport", [DESKTOP, LAPTOP, PHONE], ids=["desktop", "laptop", "phone"])
def test_it_opens_in_silence_and_fits_its_window(open_page, index, viewport, language):
    opened = open_page(index, viewport=viewport, asking=f"?{language}")
    assert opened.requests == []
    assert opened.messages == []
    assert opened.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert opened.page.evaluate("""() => document.querySelector(".matrix").getBoundingClientRect().right
      <= document.querySelector("main").getBoundingClientRect().right + 1""")


def test_it_sorts_by_balance(open_page, index):
    page = open_page(index).page
    page.click("thead button:has-text('Pairwise balance')")
    cells = page.locator("tbody td:last-child .value").all_inner_texts()
    values = [float(text.replace("−", "-")) for text in cells]
    assert values == sorted(values, reverse=True)


def test_the_language_goes_along_to_the_networks(open_page, index):
    page = open_page(index).page
    before = page.inner_text("main")
    page.click("text=Nederlands")
    assert page.inner_text("h1") == "Nederland: positie in sleuteltechnologieën"
    assert page.locator("tbody a[href^=networks]").first.get_attribute("href") == "networks/photonics/country.html?nl"
    page.click("text=English")
    assert page.inner_text("main") == before


def test_without_script_the_numbers_stand(open_page, index):
    page = open_page(index, java_script_enabled=False).page
    assert "Quantum technologies" in page.inner_text("main")
    assert "few citations" in page.inner_text("main")

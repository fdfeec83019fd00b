"""Is every page whole in both languages, and does it stay in the one that was chosen?"""

import pytest

from citenet.report.bilateral_page import bilateral_page
from citenet.report.index_page import index_page
from citenet.report.technology import technology_page

from ..report.crowd import crowd_page
from ..report.pages import lonely_analysis, network
from ..report.standin import context, country_analysis, judged_evidence, organisation_analysis, pair_evidence
from ..report.whole_evidence import whole_evidence

PAGES = {
    "index": lambda: index_page(judged_evidence(), context=context()),
    "assessment": lambda: index_page(whole_evidence(), context=context(simulated=True)),
    "technology": lambda: technology_page(judged_evidence(), "semiconductors", context=context(home="../index.html")),
    "pair": lambda: bilateral_page(pair_evidence(), context=context()),
    "countries": lambda: network(country_analysis()),
    "organisations": lambda: network(organisation_analysis()),
    "empty": lambda: network(lonely_analysis()),
    "crowd": crowd_page,
}
BARE = """() => [...document.querySelectorAll("[data-text]")]
  .filter((one) => [one.textContent, one.getAttribute("aria-label"), one.getAttribute("placeholder")]
    .includes(one.dataset.text))
  .map((one) => one.dataset.text)"""


@pytest.mark.parametrize("kind", PAGES)
def test_every_text_has_its_words_after_each_switch(open_page, kind):
    page = open_page(PAGES[kind]()).page
    before = page.inner_text("main")
    for language in ("nl", "en"):
        page.click(f"[data-language={language}]")
        assert page.evaluate(BARE) == []
    assert page.inner_text("main") == before
    ids = page.evaluate("[...document.querySelectorAll('[id]')].map((one) => one.id)")
    assert sorted(ids) == sorted(set(ids))


def test_the_language_stays_after_an_anchor_and_when_loaded_anew(open_page):
    page = open_page(PAGES["technology"]()).page
    page.click("[data-language=nl]")
    page.click("a[href='#leaders']")
    page.reload()
    page.wait_for_selector("html[data-ready=true]")
    assert page.url.endswith("?nl#leaders")
    assert page.get_attribute("html", "lang") == "nl"

"""Does axe-core find anything in the pages that keeps people out?"""

import pytest

from citenet.report.bilateral_page import bilateral_page
from citenet.report.index_page import index_page
from citenet.report.technology import technology_page

from ..report.pages import lonely_analysis, network
from ..report.standin import context, country_analysis, judged_evidence, organisation_analysis, pair_evidence
from ..report.whole_evidence import whole_evidence
from .chromium import DESKTOP, PHONE

axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="needs axe-playwright-python")
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


@pytest.fixture(scope="module")
def pages():
    dutch = {"simulated": True, "language": "nl"}
    return {
        "country": network(country_analysis(), **dutch),
        "organisation": network(organisation_analysis(), **dutch),
        "empty": network(lonely_analysis(), **dutch),
        "index": index_page(judged_evidence(), context=context(simulated=True)),
        "assessment": index_page(whole_evidence(), context=context(simulated=True)),
        "technology": technology_page(judged_evidence(), "semiconductors",
                                      context=context(simulated=True, home="../index.html")),
        "pair": bilateral_page(pair_evidence(), context=context(simulated=True)),
    }


@pytest.mark.parametrize("viewport", [DESKTOP, PHONE], ids=["desktop", "phone"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", ["country", "organisation", "empty", "index", "assessment", "pair", "technology"])
def test_axe_finds_nothing_wrong(open_page, pages, name, scheme, viewport):
    page = open_page(pages[name], color_scheme=scheme, viewport=viewport).page
    for summary in page.locator("summary").all():
        summary.click()
    if name == "country":
        page.fill("#find", "Atlantis")
        page.keyboard.press("Enter")
    found = axe.Axe().run(page, options=RULES)
    assert found.violations_count == 0, found.generate_report()

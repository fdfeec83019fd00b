"""Does the page of a pair say what its tables hold, and nothing else?"""

from dataclasses import replace

import pandas as pd
import pytest

from citenet.reference.strings import number
from citenet.report.bilateral_page import bilateral_page

from .parsing import Parsed
from .standin import context, pair_evidence


@pytest.fixture(scope="module")
def page():
    return bilateral_page(pair_evidence(), context=context(simulated=True))


def test_it_comes_out_twice_and_stays_small(page):
    assert page == bilateral_page(pair_evidence(), context=context(simulated=True))
    assert len(page.encode("utf-8")) < 500_000


def test_sentences_hold_the_numbers_of_the_table(page):
    pair, text = pair_evidence(), Parsed(page).text
    made = pair.of("all", "citations_made")["value"]
    assert f"The Netherlands makes {number(made, 'en', '~1')} citations to Germany" in text
    leverage = [pair.of(name, "leverage") for name in pair.ids]
    more = sum(limits["low"] > 0 for limits in leverage)
    assert f"Germany leans more on the Netherlands in {more} of {len(leverage)} technologies" in text


def test_intervals_are_spoken_of_only_where_there_are_any(page):
    assert "interval" in Parsed(page).text
    none = {name: table.assign(low=float("nan"), high=float("nan")) for name, table in
            (("rows", pair_evidence().rows), ("over_time", pair_evidence().over_time))}
    bare = replace(pair_evidence(), **none)
    for language in ("en", "nl"):
        assert "interval" not in Parsed(bilateral_page(bare, context=context(language=language))).text
    leverage = [bare.of(name, "leverage")["value"] for name in bare.ids]
    more, less = sum(value > 0 for value in leverage), sum(value < 0 for value in leverage)
    assert f"in {more} of {len(leverage)} technologies, the Netherlands more on Germany in {less}." in Parsed(
        bilateral_page(bare, context=context())).text


def test_names_of_organisations_stay_inert(page):
    assert "<img src=x" not in page
    assert "onerror=alert(1)&gt;" in page


def test_every_figure_says_that_data_are_simulated_only_if_they_are(page):
    real = bilateral_page(pair_evidence(), context=context())
    assert page.count('class="flag"') >= 4
    assert "imulated" not in Parsed(real).text


def test_without_years_and_organisations_the_page_says_so():
    bare = replace(pair_evidence(), over_time=pd.DataFrame(), carriers=pair_evidence().carriers[:0])
    text = Parsed(bilateral_page(bare, context=context())).text
    assert "The citations carry no years" in text
    assert "do not tell which organisations" in text

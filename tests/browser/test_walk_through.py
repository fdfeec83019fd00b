"""Can somebody who has never seen citenet answer five questions from the pages alone, starting at index.html?

Each test goes the way of a person: a link whose words fit the question, then a heading, then the sentence below
it. What is read there is held against the tables of the folder, worked out here a second way.
"""

from __future__ import annotations

import csv
import json
import math
from pathlib import Path

import pytest

from citenet.pipeline.build import build
from citenet.reference.countries import country_name
from citenet.reference.strings import number

from .chromium import DESKTOP, Opened

OWN = """
[[technology]]
id = "semiconductors"
name = "Semiconductor technologies"
codes = [{ scheme = "IPC", code = "H01L" }]
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    """What `citenet build` makes of the simulated sample, for one technology."""
    place = tmp_path_factory.mktemp("walk")
    (place / "technologies.toml").write_text(OWN, encoding="utf-8")
    return build(output=place / "outputs", technologies=str(place / "technologies.toml"), draws=100).output


@pytest.fixture
def reader(browser, folder):
    """Open index.html with the network cut, and follow the link to all about semiconductors."""
    context = browser.new_context(viewport=DESKTOP)
    opened = Opened(context.new_page())
    opened.watch(folder.as_uri())
    opened.page.goto((folder / "index.html").as_uri())
    row = opened.page.locator("tr", has_text="Semiconductor technologies").first
    row.get_by_role("link", name="all about it").click()
    opened.page.wait_for_selector("html[data-ready=true]")
    yield opened
    assert opened.requests == []
    assert opened.messages == []
    context.close()


def answer(opened: Opened, question: str) -> str:
    """Click the question among those at the head of the page, and read the sentence below its heading."""
    page = opened.page
    page.get_by_role("navigation").get_by_role("link", name=question, exact=True).click()
    heading = page.get_by_role("heading", name=question)
    heading.wait_for()
    box = heading.bounding_box()
    assert -1 <= box["y"] < DESKTOP["height"], "the heading is in view after the click"
    return heading.locator("xpath=following-sibling::p[1]").inner_text()


def made(folder: Path) -> dict[str, float]:
    """Whom the Netherlands cite in semiconductors, from flows.csv."""
    with (folder / "flows.csv").open(encoding="utf-8") as stream:
        return {row["cited"]: float(row["citations"]) for row in csv.DictReader(stream)
                if (row["technology"], row["level"], row["citing"]) == ("semiconductors", "country", "NL")
                and row["cited"] != "unknown"}


def score(folder: Path, indicator: str) -> dict:
    rows = json.loads((folder / "scores.json").read_text(encoding="utf-8"))["rows"]
    return next(row for row in rows if (row["technology"], row["level"], row["entity"], row["indicator"])
                == ("semiconductors", "country", "NL", indicator))


def cut(folder: Path, source: str, effect: str) -> dict[str, float]:
    with (folder / "cuts.csv").open(encoding="utf-8") as stream:
        row = next(row for row in csv.DictReader(stream)
                   if (row["technology"], row["source"], row["effect"]) == ("semiconductors", source, effect))
    return {name: float(row[name]) for name in ("value", "low", "high")}


def percent(value: float) -> str:
    return number(value, "en", "0%")


def largest(folder: Path) -> str:
    sources = {code: n for code, n in made(folder).items() if code != "NL"}
    return max(sources, key=sources.get)


def test_on_whom_do_the_netherlands_depend_most(reader, folder):
    told = answer(reader, "On whom does the Netherlands depend most?")
    sources, first = made(folder), largest(folder)
    assert told.startswith(f"Most on {country_name(first, in_sentence=True)} ")
    assert f"{percent(sources[first] / sum(sources.values()))} of all that it builds on" in told
    assert f"{percent(sources[first] / (sum(sources.values()) - sources['NL']))} go there" in told
    assert "Simulated data" in reader.page.inner_text("body")


def test_how_sure_is_that(reader, folder):
    told = answer(reader, "How sure is that?")
    loss, lead = (cut(folder, largest(folder), effect) for effect in ("cut_off_loss", "lead"))
    assert f"between {percent(loss['low'])} and {percent(loss['high'])} in 95 of 100 cases" in told
    assert ("is surely the largest" in told) == (lead["low"] > 0)
    assert ("is not sure" in told) == (lead["low"] <= 0)


def test_what_happens_if_that_source_stops(reader, folder):
    told = answer(reader, "What happens if a source stops?")
    sources, first = made(folder), largest(folder)
    left = [n for code, n in sources.items() if code not in ("NL", first)]
    entropy = -sum(n / sum(left) * math.log(n / sum(left)) for n in left)
    before = score(folder, "effective_sources")["value"]
    assert f"{percent(sources[first] / sum(sources.values()))} [" in told
    assert f"as many as {number(math.exp(entropy), 'en', '1')} equal ones, {number(before, 'en', '1')} now." in told
    assert ("less diverse" in told) == (math.exp(entropy) < before)
    row = reader.page.locator("#cuts tbody tr", has_text=country_name(first)).inner_text()
    assert number(score(folder, "source_hhi")["value"], "en", "2") in reader.page.inner_text("#cuts tbody tr >> nth=0")
    assert number(sum((n / sum(left)) ** 2 for n in left), "en", "2") in row


def test_is_it_better_or_worse_than_five_years_ago(reader):
    told = answer(reader, "Better or worse than 5 years ago?")
    assert told.startswith("2021-2025 compared with 2016-2020.")
    rows = reader.page.locator("#changes tbody tr").all()
    assert len(rows) == 5
    for row in rows:
        name, before, last, change, verdict = (cell.inner_text() for cell in row.locator("th, td").all())
        low, high = (float(text.strip(" %").replace("−", "-").replace("+", ""))
                     for text in change.partition("[")[2].rstrip("]").split("–"))
        assert verdict == ("better" if low > 0 else "worse" if high < 0 else "cannot be said"), (name, before, last)
        heading = {"better": "Better:", "worse": "Worse:", "cannot be said": "Cannot be told from chance:"}[verdict]
        assert name in told[told.index(heading):]
    assert "as much is missing" in reader.page.inner_text("#change")


def test_how_was_it_counted(reader, folder):
    reader.page.get_by_role("navigation").get_by_role("link", name="How was it counted?", exact=True).click()
    told = reader.page.inner_text("#counted")
    settings = json.loads((folder / "run.json").read_text(encoding="utf-8"))["settings"]
    for said in ("one citation for each pair of patent families", settings["counting"], settings["as_of"],
                 "of the applicant", "both the citing and the cited family belong to the technology"):
        assert said in told
    rule = reader.page.locator("#judgement a.rule").first
    name = rule.inner_text()
    rule.click()
    assert name in reader.page.locator(":target").inner_text()

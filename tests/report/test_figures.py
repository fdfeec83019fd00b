"""Does every figure stand with its help, account and data, and is what it draws what the data say?"""

import re
from itertools import pairwise
from xml.etree import ElementTree

import pandas as pd
import pytest

from citenet.report.figures import Figure, Missing, drawings
from citenet.report.figures.marks import Plot, beside, spread
from citenet.report.figures.organisations import organisations
from citenet.report.figures.profile import profile
from citenet.report.figures.ranks import ranks
from citenet.report.figures.trends import technology_trends
from citenet.report.index_page import INDICATORS, index_page
from citenet.report.words import Words

from .parsing import Parsed
from .standin import context, evidence, many_scores
from .whole_evidence import COUNTRIES, WINDOWS, trends, whole_evidence

IDS = ("profile", "world-shares", "ranks", "trend-world", "trend-benchmark", "trend-technologies", "complexity-share",
       "complexity-balance", "organisations-world", "organisations-focal", "chain")


@pytest.fixture(scope="module")
def html():
    return index_page(whole_evidence(), context=context(simulated=True))


@pytest.fixture(scope="module")
def page(html):
    return Parsed(html)


def words_of(known):
    return Words("en", known.technologies, COUNTRIES, INDICATORS)


def figure_in(html, name):
    return html[html.index(f'<figure class="figure" id="{name}"'):].split("</figure>")[0]


@pytest.mark.parametrize("name", IDS)
def test_every_figure_has_all_that_belongs_to_it(html, name):
    part = figure_in(html, name)
    told = Parsed(part)
    assert part.count('class="chart"') == 2
    assert [svg["lang"] for svg in told.named("svg") if svg.get("class") == "chart"] == ["en", "nl"]
    for text in ("Simulated data", "Counting", "Period", "Source", "Data of this figure"):
        assert text in told.text
    assert [button["data-save"] for button in told.named("button")] == ["png", "svg", "csv"]
    assert all(head.get("data-name") for head in told.named("th") if head.get("scope") == "col")


def test_links_to_definitions_lead_somewhere(page):
    targets = {attributes.get("id") for _, attributes in page.tags}
    links = {a["href"][1:] for a in page.named("a") if a["href"].startswith("#")}
    assert len(links) > 15
    assert links - targets == set()


def test_no_name_stands_twice(page):
    ids = [attributes["id"] for _, attributes in page.tags if attributes.get("id")]
    assert len(ids) == len(set(ids))


def test_drawings_hold_nothing_that_the_policy_forbids(html):
    for drawing in re.findall(r"<svg version.*?</svg>", html, flags=re.DOTALL):
        root = ElementTree.fromstring(drawing)
        for element in root.iter():
            assert element.tag in {"svg", "g", "path", "line", "text", "rect", "defs", "clipPath", "tspan"}
            assert {"style", "onload", "href"} & set(element.attrib) == set()


def test_the_same_evidence_gives_the_same_page(html):
    assert index_page(whole_evidence(), context=context(simulated=True)) == html


def test_dutch_drawings_have_dutch_names_and_numbers(html):
    english, dutch = re.findall(r"<svg version.*?</svg>", figure_in(html, "world-shares"), flags=re.DOTALL)
    assert "United States" in english
    assert "30.0%" in english
    assert "Verenigde Staten" in dutch
    assert "30,0%" in dutch


def test_the_profile_runs_from_the_lowest_to_the_highest():
    known = whole_evidence()
    figure = profile(known, words_of(known))
    columns = [column.name for column in figure.table.columns]
    rows = pd.DataFrame([[number(cell) for cell in row] for row in figure.table.rows], columns=columns)
    rows["indicator"] = [re.search(r"indicator\.(\w+)", str(row[1].content))[1] for row in figure.table.rows]
    for indicator, own in rows.groupby("indicator"):
        values = known.of(indicator).loc[known.ids, "value"]
        expected = (values - values.min()) / (values.max() - values.min())
        assert own["rescaled"].to_list() == pytest.approx(expected.to_list(), abs=1e-9), indicator


def number(cell):
    found = re.search(r'data-n="([^"]+)"', str(cell.attributes))
    return float(found[1]) if found else None


def test_places_are_those_among_all_countries():
    known = whole_evidence()
    figure = ranks(known, words_of(known))
    shares = trends().query("relative and technology == 'photonics'").set_index("entity")[WINDOWS[-1]]
    place = int((shares > shares["NL"]).sum()) + 1
    row = next(row for row in figure.table.rows if "photonics" in str(row[0].attributes) and "families" in str(row[1]))
    names = [column.name for column in figure.table.columns]
    assert number(row[names.index("rank_later")]) == place
    assert number(row[names.index("n_countries")]) == len(COUNTRIES)


def test_both_panels_of_places_have_the_same_rows_whatever_is_missing():
    known = whole_evidence(trends=trends().query("indicator != 'asset_index_share' or technology != 'quantum'"))
    words = words_of(known)
    panels = ranks(known, words).chart(words).to_dict()["hconcat"]
    rows = [panel["layer"][0]["encoding"]["y"]["scale"]["domain"] for panel in panels]
    assert len(panels) == 2
    assert rows[0] == rows[1]


def test_a_period_without_families_is_a_gap_not_a_line():
    gap = trends()
    gap.loc[(gap["entity"] == "SE") & (gap["technology"] == "quantum"), WINDOWS[1]] = None
    known = whole_evidence(trends=gap)
    figure = technology_trends(known, words_of(known))
    assert isinstance(figure, Figure)
    drawn = drawings(figure, words_of(known))
    full = drawings(technology_trends(whole_evidence(), words_of(known)), words_of(known))
    assert full.count("data-tip") - drawn.count("data-tip") == 2  # one point, in each language


def test_trends_stand_in_the_matrix(page):
    text = page.text
    assert "rising" in text[text.index("Quantum technologies"):text.index("Process technology")]
    first = text[text.index("Technologies and indicators"):]
    assert "falling" in first[first.index("Optical systems"):first.index("Quantum technologies")]


def test_without_a_part_its_figures_say_why():
    scores, places = many_scores()
    html = index_page(evidence(scores, places), context=context())
    text = Parsed(html).text
    for reason in ("The citations carry no years", "which organisations the families belong to", "--chain FILE",
                   "Complexity or the other number is not known", "how many families there are"):
        assert reason in text
    assert html.count("<figure") == 1  # the profile, which needs the scores only


def test_one_technology_has_no_profile_but_a_page():
    known = whole_evidence()
    one = whole_evidence(technologies=known.technologies[:1])
    assert isinstance(profile(one, words_of(one)), Missing)
    assert "Not shown" in Parsed(index_page(one, context=context())).text


def test_a_country_without_data_gets_the_shares_of_others():
    nobody = whole_evidence(focal="BR", partners=pd.DataFrame())
    text = Parsed(index_page(nobody, context=context(focal="BR"))).text
    assert "United States" in text
    assert text.count("There are no two periods with families of this country") == 4


def test_hostile_names_stay_text(html):
    part = figure_in(html, "organisations-world")
    assert "Alder &lt;b&gt;&amp;" in part
    assert "<b>" not in part


def test_drawn_marks_tell_their_numbers():
    known = whole_evidence()
    figure = ranks(known, words_of(known))
    assert isinstance(figure, Figure)
    tips = re.findall(r'data-tip="([^"]+)"', str(drawings(figure, words_of(known))))
    assert len(tips) == 2 * len(figure.table.rows)


def test_labels_are_moved_apart_and_stay_in_order():
    values = [0.10, 0.11, 0.12, 0.5]
    placed = spread(values, 0.05)
    assert sorted(placed) == placed
    assert all(later - sooner >= 0.05 - 1e-9 for sooner, later in pairwise(placed))
    assert placed[-1] == 0.5


def test_no_label_is_moved_below_the_axis():
    assert spread([0.0, 0.01, 0.02, 0.3], 0.05, least=0.025) == pytest.approx([0.025, 0.075, 0.125, 0.3])


def test_where_no_worth_is_known_bubbles_can_be_seen_and_nothing_is_said_of_it():
    known = whole_evidence()
    known = whole_evidence(organisations=known.organisations.assign(asset_index=float("nan")))
    figure = organisations(known, words_of(known), technology="all", among="world")
    assert isinstance(figure, Figure)
    assert figure.notes == ()
    marks = [mark for mark in figure.chart(words_of(known)).to_dict(validate=False)["datasets"].values()
             if "size" in mark[0]]
    assert all(row["size"] > 200 for rows in marks for row in rows)


def test_labels_beside_points_do_not_cover_each_other():
    points = pd.DataFrame({"x": [10, 12, 14], "y": [5, 5.2, 5.1], "radius": 6.0, "low": float("nan"),
                           "high": float("nan"), "label": ["first point", "second point", "third point"]})
    placed = beside(points, Plot(600, 400, (0, 20), (0, 10)))
    boxes = [(x - 38, y - 7, x + 38, y + 7) for x, y in zip(placed["label_x"], placed["label_y"], strict=True)]
    for i, (left, top, right, bottom) in enumerate(boxes):
        for other in boxes[:i]:
            assert not (left < other[2] and right > other[0] and top < other[3] and bottom > other[1])

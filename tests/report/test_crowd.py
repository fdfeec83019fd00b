"""Is a crowd the same network as one in detail: the same numbers, told apart in columns, and laid out to be read?"""

import re

import numpy as np
import pandas as pd
import pytest

from citenet.report.crowd_data import crowd_data
from citenet.report.crowd_layout import lay_out_crowd
from citenet.report.network_data import network_data
from citenet.report.picture import draw
from citenet.report.shell import json_block
from citenet.report.tables import MOST_ROWS

from .crowd import N_GROUPS, crowd_analysis, crowd_page, crowd_view
from .parsing import Parsed
from .standin import classes


@pytest.fixture(scope="module")
def picture():
    analysis = crowd_analysis()
    return draw(analysis, "NL", classes(analysis.graph), crowd_view())


@pytest.fixture(scope="module")
def page():
    return Parsed(crowd_page(simulated=True))


def row_of(column, number):
    """Look one row up in the columns of a page, as docs of `crowd_data` say."""
    if isinstance(column, list):
        return column[number]
    if "at" in column:
        return column["values"][column["at"][number]]
    return {name: row_of(part, number) for name, part in column.items()}


def test_columns_hold_what_the_rows_of_a_page_in_detail_hold(picture):
    columns, rows = crowd_data(picture), network_data(picture)
    names = [*columns["nodes"]["id"], *columns["undrawn"]]
    for number, expected in enumerate(rows["nodes"]):
        found = row_of(columns["nodes"], number)
        for name in ("id", "class", "country", "position", "focal", "core", "flags", "community"):
            assert found[name] == expected[name], name
        for name in ("x", "y", "size"):
            assert found[name] == pytest.approx(expected[name], abs=0.051)
        for group in ("values", "shares"):
            assert found[group] == pytest.approx({key: value for key, value in expected[group].items()
                                                  if key in found[group]}, abs=1e-4, nan_ok=True)
        for side in ("sources", "users"):
            pairs = zip(found[side][::2], found[side][1::2], strict=True)
            assert [[names[partner], count] for partner, count in pairs] == [pair[:2] for pair in expected[side]]
    links = zip(*(columns["edges"][name] for name in ("citing", "cited", "citations")), strict=True)
    assert [(names[i], names[j], count) for i, j, count in links] == [
        (edge["from"], edge["to"], edge["citations"]) for edge in rows["edges"]]


def test_columns_are_a_third_of_the_rows(picture):
    assert len(json_block(crowd_data(picture))) < len(json_block(network_data(picture))) / 3


def test_a_missing_value_is_null():
    analysis = crowd_analysis()
    analysis.graph.families.iloc[0], kept = np.nan, analysis.graph.families.iloc[0]
    picture = draw(analysis, "NL", classes(analysis.graph), crowd_view(communities=None))
    nodes = crowd_data(picture)["nodes"]
    analysis.graph.families.iloc[0] = kept
    assert set(nodes["community"]) == {None}
    assert None in {row_of(nodes["country"], number) for number in range(400)}
    assert not re.search(r"NaN|nan", json_block(nodes))


def test_symbols_of_a_crowd_hardly_touch_and_communities_stand_apart(picture):
    table = picture.entities
    places, radii = table[["x", "y"]].to_numpy(), table["size"].to_numpy()
    distance = np.linalg.norm(places[:, None] - places[None], axis=2)
    np.fill_diagonal(distance, np.inf)
    covered = np.maximum(radii[:, None] + radii[None] - distance, 0)
    assert covered.max() < 0.25 * radii.max()
    assert (covered > 1).any(axis=1).mean() < 0.05
    middles = table.groupby("community")[["x", "y"]].transform("mean")
    own = np.linalg.norm(table[["x", "y"]] - middles, axis=1)
    for community, members in table.groupby("community"):
        others = table["community"] != community
        away = np.linalg.norm(table.loc[others, ["x", "y"]] - members[["x", "y"]].mean(), axis=1)
        assert own[~others].max() < away.min()


def test_the_strongest_of_a_community_is_in_its_middle(picture):
    for _, members in picture.entities.groupby("community"):
        away = np.linalg.norm(members[["x", "y"]] - members[["x", "y"]].mean(), axis=1)
        assert away[0] < np.median(away) / 2


def test_a_layout_comes_out_twice_and_needs_no_links_or_communities(picture):
    links, radii, community = picture.selection.links, picture.entities["size"], picture.entities["community"]
    assert lay_out_crowd(links, radii, community).equals(lay_out_crowd(links, radii, community))
    alone = lay_out_crowd(links[:0], radii[:1], community[:1])
    assert alone.to_numpy().tolist() == [[0, 0]]
    assert lay_out_crowd(links, radii, community * pd.NA).notna().all(axis=None)


def test_the_page_says_what_was_found_and_how(page):
    found = crowd_view().communities
    assert found.membership.max() == N_GROUPS
    assert f"{N_GROUPS} communities" in page.text
    assert f"the best of 3 runs, modularity {found.modularity:.2f}" in page.text
    assert f"the runs agree for {found.stability:.2f}" in page.text
    assert "backbone, α 0.05" in page.text
    assert "disparity filter (Serrano, Boguñá and Vespignani 2009)" in page.text
    assert "Core cluster (9 members): thick outline" in page.text
    assert "400 of 420 organisations shown" in page.text


def test_what_is_hidden_is_said_with_its_weight(page, picture):
    weight = crowd_analysis().graph.foreign.weight
    drawn = picture.selection.links["citations"]
    assert len(page.block("data")["edges"]["citing"]) == len(drawn)
    assert 800 < len(drawn) <= 3 * 400
    assert f"Links drawn: {len(drawn):,} of {len(weight):,}, with {drawn.sum() / weight.sum():.1%}" in page.text


def test_tables_of_a_crowd_hold_the_strongest_and_the_focal_and_say_so(page, picture):
    rows = [attributes for attributes in page.named("th") if attributes.get("scope") == "row"]
    focal = picture.entities["focal"]
    own = picture.selection.links[["citing", "cited"]].isin(picture.entities.index[focal]).any(axis=1)
    assert len(rows) == MOST_ROWS + focal[MOST_ROWS:].sum() + MOST_ROWS + own[MOST_ROWS:].sum()
    assert f"The {MOST_ROWS} strongest, and at most as many with the Netherlands" in page.text
    assert "holds all 400" in page.text


def test_a_page_in_detail_is_not_changed_by_what_only_a_crowd_needs():
    analysis = crowd_analysis()
    few = draw(analysis, "NL", classes(analysis.graph), crowd_view(shown=80))
    plain = draw(analysis, "NL", classes(analysis.graph), crowd_view(shown=80, backbone=None))
    assert not few.is_crowd
    assert few.selection.links.equals(plain.selection.links)

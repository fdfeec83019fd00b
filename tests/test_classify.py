"""Classification: exact matching, the same as a slow matcher that asks every rule about every symbol."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from citenet.aggregate import distinct_symbols
from citenet.classify import explain_symbol, is_readable, ruled_subclasses, technology_masks
from citenet.corpus import read_corpus
from citenet.importers import import_edges
from citenet.reference.symbols import parse_symbol
from citenet.reference.technologies import TIERS, Rule, Technology, load_technologies

TEN = load_technologies()


def technology(*rules: Rule, name: str = "own") -> Technology:
    return Technology(name, 1, name, name, "", "", rules)


def masks(scheme: str, symbols: list[str | None], technologies, **options) -> list[int]:
    frame = pd.DataFrame({"scheme": [scheme] * len(symbols), "symbol": symbols})
    return technology_masks(frame, technologies, **options).tolist()


def matched(rule: Rule, symbols: list[str], scheme: str = "IPC") -> list[str]:
    hits = masks(scheme, symbols, [technology(rule)], tiers=TIERS)
    return [symbol for symbol, hit in zip(symbols, hits, strict=True) if hit]


def slowly_matches(rule: Rule, scheme: str, symbol: str) -> bool:
    """Ask one rule about one symbol, part by part, with subgroups as true fractions."""
    if scheme == "USPC" or rule.scheme == "USPC":
        return scheme == rule.scheme and symbol.split("/")[0] == rule.code
    if rule.scheme == "CPC" and scheme != "CPC":
        return False
    code, given_symbol = parse_symbol(rule.code), parse_symbol(symbol)
    if code.subclass != given_symbol.subclass:
        return False
    if code.main_group and code.main_group != given_symbol.main_group:
        return False
    if not code.subgroup:
        return True
    if not given_symbol.subgroup:
        return False
    if rule.to:
        low, here, high = (Fraction(int(digits), 10 ** len(digits)) for digits in
                           (code.subgroup, given_symbol.subgroup, parse_symbol(rule.to).subgroup))
        return low <= here <= high
    if code.subgroup == "00":
        return given_symbol.subgroup == "00"
    return given_symbol.subgroup[: len(code.subgroup)] == code.subgroup


@st.composite
def symbols_near_rules(draw) -> tuple[str, str]:
    """Take a rule of the shipped file and bend its code: other digits, fewer digits, more digits."""
    rule = draw(st.sampled_from([rule for technology in TEN for rule in technology.rules]))
    if rule.scheme == "USPC":
        return "USPC", draw(st.sampled_from([rule.code, f"{rule.code}/12", f"{rule.code}1", rule.code[:2]]))
    parts = parse_symbol(draw(st.sampled_from([code for code in (rule.code, rule.to) if code])))
    main_group = draw(st.sampled_from([parts.main_group or "1", f"{parts.main_group}1", f"1{parts.main_group}", "7"]))
    digits = st.text("0123456789", min_size=0, max_size=2)
    subgroup = (parts.subgroup[: draw(st.integers(0, 4))] + draw(digits) + draw(digits)).ljust(2, "0")
    written = draw(st.sampled_from([f"{parts.subclass} {main_group}/{subgroup}", f"{parts.subclass}{main_group}/00",
                                    f"{parts.subclass} {main_group}", parts.subclass]))
    return draw(st.sampled_from(["IPC", "CPC"])), written


@given(pairs=st.lists(symbols_near_rules(), min_size=1, max_size=40), tiers=st.sampled_from([("core",), TIERS]))
def test_masks_agree_with_asking_every_rule(pairs, tiers):
    frame = pd.DataFrame(pairs, columns=["scheme", "symbol"])
    expected = [
        sum(
            any(rule.tier in tiers and slowly_matches(rule, scheme, symbol) for rule in technology.rules) << bit
            for bit, technology in enumerate(TEN)
        )
        for scheme, symbol in pairs
    ]
    assert technology_masks(frame, TEN, tiers=tiers).tolist() == expected


@given(pair=symbols_near_rules())
def test_an_explanation_names_every_rule_that_matches(pair):
    expected = [(technology.id, rule) for technology in TEN for rule in technology.rules
                if slowly_matches(rule, *pair)]
    found = explain_symbol(*pair, TEN)
    assert [name for name, _ in found] == [name for name, _ in expected]
    assert sorted(map(str, found)) == sorted(map(str, expected))


def test_a_subclass_holds_all_its_symbols_and_no_others():
    assert matched(Rule("IPC", "G02B"), ["G02B", "G02B 6", "G02B 6/12", "G02F 1/01", "G02"]) == [
        "G02B", "G02B 6", "G02B 6/12"]


def test_a_main_group_is_exact():
    symbols = ["G06N 10", "G06N 10/00", "G06N 10/20", "G06N 1/00", "G06N 100/00", "G06N"]
    assert matched(Rule("IPC", "G06N 10"), symbols) == symbols[:3]


def test_a_subgroup_holds_the_symbols_that_start_with_its_digits():
    symbols = ["H04B 10/70", "H04B 10/708", "H04B 10/7", "H04B 10/07", "H04B 10/71", "H04B 10", "H04B 1/70"]
    assert matched(Rule("IPC", "H04B 10/70"), symbols) == ["H04B 10/70", "H04B 10/708"]


def test_a_code_that_ends_in_00_is_only_itself():
    assert matched(Rule("IPC", "H01S 1/00"), ["H01S 1/00", "H01S 1/005", "H01S 1/02", "H01S 1"]) == ["H01S 1/00"]


def test_a_range_compares_subgroups_as_decimal_fractions_with_both_ends():
    symbols = ["G01N 33/48", "G01N 33/4833", "G01N 33/5", "G01N 33/543", "G01N 33/98", "G01N 33/980",
               "G01N 33/985", "G01N 33/99", "G01N 33/479", "G01N 33/00", "G01N 33", "G01N 35/50"]
    assert matched(Rule("IPC", "G01N 33/48", "G01N 33/98"), symbols) == symbols[:6]


def test_a_range_minds_leading_zeros():
    symbols = ["H01L 31/04", "H01L 31/05", "H01L 31/0687", "H01L 31/078", "H01L 31/08", "H01L 31/4", "H01L 31/0392"]
    assert matched(Rule("IPC", "H01L 31/04", "H01L 31/078"), symbols) == symbols[:4]


def test_ipc_rules_hold_cpc_symbols_but_not_the_other_way_round():
    assert matched(Rule("IPC", "G06N 10"), ["G06N10/20"], scheme="CPC") == ["G06N10/20"]
    assert matched(Rule("CPC", "G06N 10"), ["G06N10/20"], scheme="CPC") == ["G06N10/20"]
    assert matched(Rule("CPC", "G06N 10"), ["G06N10/20"], scheme="IPC") == []


def test_us_classes_match_whole():
    symbols = ["385", "385/12", "0385", "38", "3850", "D385/1"]
    assert matched(Rule("USPC", "385"), symbols, scheme="USPC") == ["385", "385/12", "0385"]
    assert matched(Rule("USPC", "385"), ["385"], scheme="IPC") == []


def test_a_symbol_may_be_the_id_of_a_technology():
    assert masks("NTS", ["photonics", " Quantum ", "cybersecurity", "G02B", None], TEN) == [1, 2, 1 << 9, 0, 0]
    assert masks("IPC", ["photonics"], TEN) == [0]


def test_tiers_choose_the_rules():
    assert masks("IPC", ["H04Q 11/00"], TEN) == [0]
    assert masks("IPC", ["H04Q 11/00"], TEN, tiers=TIERS) == [1]


def test_a_symbol_may_belong_to_several_technologies():
    named = {name for name, rule in explain_symbol("IPC", "H04B 10/70", TEN) if rule.tier == "core"}
    assert named == {"photonics", "quantum"}
    assert masks("IPC", ["H04B 10/70"], TEN) == [0b11]


def test_sixty_technologies_fit_in_a_mask():
    many = [technology(Rule("IPC", f"G06N {number}"), name=f"t{number}") for number in range(1, 61)]
    assert masks("IPC", ["G06N 60/00", "G06N 1/02"], many) == [1 << 59, 1]


@pytest.mark.parametrize(("scheme", "symbol"), [("IPC", "quantum"), ("IPC", None), ("IPC", float("nan")),
                                                ("USPC", "none"), ("LOC", "14-03"), (None, "G06N 10/20")])
def test_unreadable_symbols_belong_nowhere_and_are_known_as_such(scheme, symbol):
    frame = pd.DataFrame({"scheme": [scheme], "symbol": [symbol]}, dtype=object)
    assert technology_masks(frame, TEN).tolist() == [0]
    assert not is_readable(scheme, symbol)


def test_masks_are_64_bit_one_a_row_and_the_table_is_left_alone():
    frame = pd.DataFrame({"scheme": ["IPC", "IPC"], "symbol": ["G02B 6/12", "A01B 1/00"]}, index=[7, 7])
    before = frame.copy()
    found = technology_masks(frame, TEN)
    assert found.dtype == np.int64
    assert found.tolist() == [1, 0]
    pd.testing.assert_frame_equal(frame, before)
    assert technology_masks(frame.iloc[:0], TEN).tolist() == []


def test_symbols_that_may_match_are_picked_by_the_corpus_however_they_are_written(tmp_path):
    lines = "P0,G06N 10/20,\nP1,g06n10/20,\nP2,G 06 N 10/20,\nP3,A01B 1/02,\nP4,H04B 10/70,385/12\nP5,not a symbol,\n"
    (tmp_path / "patents.csv").write_text(f"patent,cpc,uspc\n{lines}", encoding="utf-8")
    (tmp_path / "edges.csv").write_text("citing,cited\nP0,P1\nP2,P3\nP4,P5\n", encoding="utf-8")
    import_edges(tmp_path / "edges.csv", tmp_path / "corpus", patents=tmp_path / "patents.csv")
    corpus = read_corpus(tmp_path / "corpus")
    every, few = distinct_symbols(corpus), distinct_symbols(corpus, subclasses=ruled_subclasses(TEN))
    left_out = set(every["symbol"]) - set(few["symbol"])
    assert len(left_out) == 2, left_out
    belong = every["symbol"][technology_masks(every, TEN) > 0]
    assert len(belong) == 4
    assert set(belong) <= set(few["symbol"])

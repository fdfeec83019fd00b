"""Symbols as they come: every spelling of one symbol is the same symbol, and what is none is None."""

from __future__ import annotations

import gzip

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citenet.reference.symbols import Symbol, parse_symbol, parse_us_class

subgroups = st.from_regex(r"[0-9]{2}([0-9]{0,3}[1-9])?", fullmatch=True)


@given(
    subclass=st.from_regex(r"[A-HY][0-9]{2}[A-Z]", fullmatch=True),
    main_group=st.integers(1, 9999),
    subgroup=subgroups,
)
def test_every_spelling_of_a_symbol_is_read_alike(subclass, main_group, subgroup):
    spellings = (
        f"{subclass}{main_group}/{subgroup}",
        f"{subclass} {main_group:>3}/{subgroup}",
        f"  {subclass}  {main_group} / {subgroup}  ",
        f"{subclass.lower()}{main_group:04}/{subgroup}",
        f"{subclass} {main_group}/{subgroup} (2022.01)",
        f"{subclass}{main_group:>4}/{subgroup:<6}  20060101AFI20230209BHEP        ",
        f"{subclass}{main_group:04}{subgroup:0<6}",
        f"{subclass}\N{NO-BREAK SPACE}{main_group}/{subgroup},",
    )
    assert {parse_symbol(text) for text in spellings} == {Symbol(subclass, str(main_group), subgroup)}


@pytest.mark.parametrize(
    "text",
    ["", "  ", "G06", "G06N 10/", "G06N/20", "G06N 0/00", "G06N 10/20A", "G06N 10 20", "I06N 10/20", "385/12",
     "G06N 10/20 and more", "G06N 10/1234567", "G06N 10/²", "H01L21/67;H01L21/68", "nan"],
)
def test_what_is_no_symbol_is_none(text):
    assert parse_symbol(text) is None


def test_reading_a_long_hostile_text_ends():
    assert parse_symbol("G06N" + " " * 100_000 + "x") is None
    assert parse_us_class("D" + " " * 100_000 + "x") is None


def test_subgroups_compare_as_decimal_fractions():
    def fraction(text: str) -> str:
        return parse_symbol(text).fraction

    assert fraction("G01N 33/48") < fraction("G01N 33/4833") < fraction("G01N 33/5") < fraction("G01N 33/543")
    assert fraction("G01N 33/50") == fraction("G01N 33/5")


@pytest.mark.parametrize(
    ("text", "main_class"),
    [("385", "385"), ("385/12", "385"), (" 385 / 12", "385"), ("0385", "385"), ("002/69", "2"), ("D14/345", "D14"),
     ("d02", "D2"), ("D 2860", "D2"), (" D8306", "D8"), ("  2104", "2"), ("257E21006", "257"), ("177DIG  3", "177"),
     ("PLT/263", "PLT"), ("", None), ("none", None), ("000", None), ("2104", None), ("G06N 10/20", None)],
)
def test_us_classes_are_read_as_written_and_in_fixed_width(text, main_class):
    assert parse_us_class(text) == main_class


def test_every_symbol_of_the_scheme_file_is_read(shared_data):
    with gzip.open(shared_data / "reference" / "ipc_titles_2020.tsv.gz", "rt", encoding="utf-8") as lines:
        symbols = [line.split("\t")[0] for line in lines if "\t" in line]
    groups = [symbol for symbol in symbols if len(symbol) > 3 and not symbol.startswith(" ")]
    assert len(groups) > 70_000
    assert not [symbol for symbol in groups if parse_symbol(symbol) is None]

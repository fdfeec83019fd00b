"""What does an indicator or a flag mean: formula, unit, range, edges, source, and a value to test against?"""

from __future__ import annotations

import difflib
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from types import MappingProxyType

from citenet.errors import InputError

Texts = Mapping[str, str]
"""A text by language: en, nl."""

_SYMBOL = re.compile(r"[A-Za-z]+(?:_[a-z]+)?")


@dataclass(frozen=True)
class Indicator:
    """One indicator of the catalogue.

    `per` is entity, pair or technology; `unit` is the word that tables use, `unit_text` the same for
    readers; `worked` holds values for the fixture of docs/methods, unless `worked_on` describes other
    data; `reconstructed` says that the sources give it in words only.
    """

    name: str
    group: str
    per: str
    levels: tuple[str, ...]
    unit: str
    unit_text: Texts
    range: str
    formula: str
    label: Texts
    definition: Texts
    direction: Texts
    edge_cases: Texts
    self_citations: Texts
    source: str
    reconstructed: bool = False
    worked: Mapping[str, float | str] = field(default_factory=dict)
    worked_on: Texts | None = None

    @property
    def example(self) -> str:
        """The worked values as one line of text."""
        return ", ".join(f"{subject}: {value}" for subject, value in self.worked.items())


@dataclass(frozen=True)
class Flag:
    """A warning that stands beside the numbers of an entity."""

    name: str
    formula: str
    label: Texts
    meaning: Texts
    source: str


@cache
def catalogue() -> Mapping[str, Indicator]:
    """Return every indicator by its name, in the order of docs/methods, section 7.

    Examples
    --------
    >>> catalogue()["source_hhi"].label["nl"]
    'Bronnenconcentratie (HHI)'
    >>> catalogue()["pairwise_balance"].example
    'NL: -0.23419, DE: -0.148, US: 0.04006, CN: 0.21117'
    """
    tables = _tables()
    return MappingProxyType({name: _indicator(name, entry, tables) for name, entry in tables["indicator"].items()})


@cache
def flags() -> Mapping[str, Flag]:
    """Return every flag by its name.

    Examples
    --------
    >>> list(flags())
    ['pure_importer', 'few_citations', 'unclassified', 'no_clear_core', 'isolate']
    """
    return MappingProxyType({name: Flag(name, **entry) for name, entry in _tables()["flag"].items()})


def indicator(name: str) -> Indicator:
    """Return the indicator called `name`.

    Raises
    ------
    InputError
        When there is none; names that look like it are told.

    Examples
    --------
    >>> indicator("source_hhi").unit
    'index'
    >>> indicator("sorce_hhi")
    Traceback (most recent call last):
    ...
    citenet.errors.InputError: there is no indicator 'sorce_hhi'
      fix: did you mean source_hhi, source_hhi_normalised?
    """
    if name in catalogue():
        return catalogue()[name]
    asked, known = name.lower().replace("-", "_"), [*catalogue(), *flags()]
    near = difflib.get_close_matches(asked, known, n=3) or [one for one in known if asked in one][:3]
    fix = f"did you mean {', '.join(near)}?" if near else "citenet explain lists all of them"
    raise InputError(f"there is no indicator '{name}'", fix=fix)


def symbols_in(formula: str) -> Mapping[str, Texts]:
    """Return the symbols that a formula uses, with their meaning.

    Examples
    --------
    >>> {symbol: meaning["en"] for symbol, meaning in symbols_in("in_i / N_i").items()}
    {'N_i': 'patent families of i', 'in_i': 'citations that i receives from others: its knowledge export'}
    """
    used = {_any_index(symbol) for symbol in _SYMBOL.findall(formula)}
    return {symbol: meaning for symbol, meaning in sorted(_tables()["symbol"].items()) if _any_index(symbol) in used}


def _any_index(symbol: str) -> str:
    """Bring F_ij and F_ji, in_i and in_j to one form."""
    letter, _, index = symbol.partition("_")
    return letter + "." * len(index)


def _indicator(name: str, entry: dict, tables: dict) -> Indicator:
    looked_up = {
        "levels": tuple(entry["levels"]),
        "unit_text": tables["unit"][entry["unit"]],
        "self_citations": tables["self_citations"][entry["self_citations"]],
    }
    return Indicator(name=name, **{**entry, **looked_up})


@cache
def _tables() -> dict:
    file = resources.files("citenet.reference").joinpath("indicators.toml")
    return tomllib.loads(file.read_text(encoding="utf-8"))

"""Which technologies does a class symbol put a patent in, and by which rule?"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from citenet.reference.symbols import parse_symbol, parse_us_class
from citenet.reference.technologies import TIERS, Rule, Technology

if TYPE_CHECKING:
    import pandas as pd

TAGGED = "NTS"
"""Scheme of symbols that are technology ids themselves, for data that arrive already tagged."""

SUBCLASSED = ("IPC", "CPC")
"""Schemes whose symbols begin with a subclass; a rule of the former holds for both."""

Place = tuple[str, str]
"""Where rules lie: (subclass, main group), (subclass, "") or (US class, "")."""


@dataclass(frozen=True)
class _Entry:
    """A rule laid at its place, so that only the subgroup remains to be looked at."""

    bit: int
    rule: Rule
    covers: Callable[[str], bool]


def technology_masks(
    symbols: Mapping[str, np.ndarray] | pd.DataFrame,
    technologies: Sequence[Technology],
    *,
    tiers: Collection[str] = ("core",),
) -> np.ndarray:
    """Tell for every class symbol which technologies it belongs to.

    A subclass code holds every symbol of the subclass; a main group code the symbols of exactly that
    main group; a subgroup code the symbols whose subgroup digits start with its own, but one that ends
    in "/00" only itself. A range compares subgroups as decimal fractions, both ends included: 33/48 to
    33/98 holds 33/4833 and 33/543, but not 33/985. A US code is a main class. IPC codes match IPC and
    CPC symbols, CPC codes only CPC symbols. A symbol of scheme "NTS" is the id of a technology.

    Parameters
    ----------
    symbols : mapping of numpy.ndarray, or pandas.DataFrame
        Columns `scheme` and `symbol`; best one row for each distinct pair.
    technologies : sequence of Technology
        As read by :func:`citenet.reference.load_technologies`.
    tiers : collection of str
        The tiers of rules that count: core, extended or both.

    Returns
    -------
    numpy.ndarray
        One 64-bit integer a row: bit k is set when the symbol belongs to the k-th technology. Symbols
        that cannot be read, or are missing, belong to none: 0.

    Notes
    -----
    Source: docs/methods, section 1; the matching rules at the head of ``technologies.toml``.

    Examples
    --------
    >>> from citenet.reference import load_technologies
    >>> symbols = {"scheme": np.array(["CPC", "IPC", "IPC"]), "symbol": np.array(["G06N10/20", "G06N 1/00", "?"])}
    >>> technology_masks(symbols, load_technologies()).tolist()
    [2, 0, 0]
    """
    index = _index(technologies, tiers)
    masks = np.zeros(len(symbols["symbol"]), dtype=np.int64)
    for row, (scheme, symbol) in enumerate(zip(symbols["scheme"].tolist(), symbols["symbol"].tolist(), strict=True)):
        mask = 0
        for entry in _entries(scheme, symbol, index):
            mask |= 1 << entry.bit
        masks[row] = mask
    return masks


def ruled_subclasses(technologies: Sequence[Technology], *, tiers: Collection[str] = ("core",)) -> set[str]:
    """Return the subclasses of IPC and CPC about which there is a rule; most symbols of a corpus lie elsewhere.

    Examples
    --------
    >>> from citenet.reference import load_technologies
    >>> sorted(ruled_subclasses(load_technologies()[1:2]))
    ['B82Y', 'G06N', 'H01L', 'H03K', 'H04B', 'H04L', 'H10N']
    """
    return {subclass for scheme, (subclass, _) in _index(technologies, tiers) if scheme == "CPC"}


def rule_table(technologies: Sequence[Technology], *, tiers: Collection[str] = ("core",)) -> pd.DataFrame:
    """Write the rules as a table, for SQL that classifies where the symbols lie.

    Returns
    -------
    pandas.DataFrame
        Columns scheme, place (subclass or US class), main_group, covers, first, last, bit: a symbol of the
        scheme, place and main group (any, where empty) belongs to the technology when its subgroup is
        "only" or may "start" with `first`, or lies in the "range"; or in "all" cases.

    Examples
    --------
    >>> from citenet.reference import load_technologies
    >>> table = rule_table(load_technologies())
    >>> table[(table["place"] == "G06N") & (table["main_group"] == "10")].values.tolist()[0]
    ['IPC', 'G06N', '10', 'all', '', '', 1]
    """
    import pandas as pd

    rows = [(scheme, *place, *_covering(entry.rule), entry.bit)
            for (scheme, place), entries in _index(technologies, tiers).items() if scheme != TAGGED
            for entry in entries]
    return pd.DataFrame(rows, columns=["scheme", "place", "main_group", "covers", "first", "last", "bit"])


def explain_symbol(scheme: str, symbol: str, technologies: Sequence[Technology]) -> list[tuple[str, Rule]]:
    """Tell which rules, of any tier, put a class symbol in which technologies.

    Returns
    -------
    list of (str, Rule)
        Technology id and rule, in the order of the technologies; empty when no rule matches.

    Notes
    -----
    Source: docs/methods, section 1; see :func:`technology_masks` for the rules of matching.

    Examples
    --------
    >>> from citenet.reference import load_technologies
    >>> for name, rule in explain_symbol("CPC", "H04B 10/708", load_technologies()):
    ...     print(name, rule.scheme, rule.code)
    photonics IPC H04B 10
    quantum IPC H04B 10/70
    """
    entries = sorted(_entries(scheme, symbol, _index(technologies, TIERS)), key=lambda entry: entry.bit)
    return [(technologies[entry.bit].id, entry.rule) for entry in entries]


def is_readable(scheme: str, symbol: str) -> bool:
    """Tell whether `symbol` is written as a symbol of `scheme` should be, known to a rule or not.

    Examples
    --------
    >>> [is_readable("IPC", "G06N 10/20"), is_readable("IPC", "quantum"), is_readable("USPC", "385/12")]
    [True, False, True]
    """
    return _place(scheme, symbol) is not None


Index = dict[tuple[str, Place], list[_Entry]]


def _index(technologies: Sequence[Technology], tiers: Collection[str]) -> Index:
    """Lay every rule at its place, under each scheme whose symbols it matches."""
    index: Index = {}
    for bit, technology in enumerate(technologies):
        rules = [Rule(TAGGED, technology.id), *(rule for rule in technology.rules if rule.tier in tiers)]
        for rule in rules:
            for scheme in SUBCLASSED if rule.scheme == "IPC" else (rule.scheme,):
                place, _ = _place(rule.scheme, rule.code) or (None, "")
                if place:
                    index.setdefault((scheme, place), []).append(_Entry(bit, rule, _subgroups(rule)))
    return index


def _subgroups(rule: Rule) -> Callable[[str], bool]:
    """Return the test that a rule puts to the subgroup of a symbol at its place."""
    covers, first, last = _covering(rule)
    tests: dict[str, Callable[[str], bool]] = {
        "all": lambda _: True,
        "only": lambda subgroup: subgroup == first,
        "start": lambda subgroup: subgroup.startswith(first),
        "range": lambda subgroup: first <= subgroup.rstrip("0") <= last,
    }
    return tests[covers]


def _covering(rule: Rule) -> tuple[str, str, str]:
    """Tell which subgroups a rule covers: how, and between which digits."""
    first, last = parse_symbol(rule.code), parse_symbol(rule.to or rule.code)
    if first is None or last is None or not first.subgroup:
        return "all", "", ""
    if rule.to:
        return "range", first.fraction, last.fraction
    return "only" if first.subgroup == "00" else "start", first.subgroup, ""


def _place(scheme: str, symbol: object) -> tuple[Place, str] | None:
    """Return where a symbol lies and its subgroup; None when it cannot be read."""
    if not isinstance(symbol, str):
        return None
    if scheme in SUBCLASSED:
        parsed = parse_symbol(symbol)
        return ((parsed.subclass, parsed.main_group), parsed.subgroup) if parsed else None
    if scheme == "USPC":
        us_class = parse_us_class(symbol)
        return ((us_class, ""), "") if us_class else None
    return ((symbol.strip().lower(), ""), "") if scheme == TAGGED else None


def _entries(scheme: str, symbol: object, index: Index) -> Iterator[_Entry]:
    """Go through the rules that match a symbol."""
    found = _place(scheme, symbol)
    if found is None:
        return
    (first, main_group), subgroup = found
    yield from index.get((scheme, (first, "")), ())
    if main_group:
        for entry in index.get((scheme, (first, main_group)), ()):
            if entry.covers(subgroup):
                yield entry

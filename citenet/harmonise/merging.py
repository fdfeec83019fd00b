"""Which normalised names of a corpus are safely one organisation, without anybody looking?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping

import pandas as pd

from citenet.harmonise.forms import bare_name
from citenet.harmonise.slips import slips_to_frequent

SHORTEST = 8
"""Names of fewer letters agree in spacing, umlauts or plural by chance."""

_UMLAUTS = (("AE", "A"), ("OE", "O"), ("UE", "U"))

Joins = dict[str, str]
"""Name → the more frequent name that it is one organisation with."""


def merge_names(names: pd.DataFrame) -> pd.DataFrame:
    """Merge normalised names that differ in writing only.

    The rules, in the order of their use; by each, a name joins the most frequent of those it agrees with:

    - *form left out*: a name of common words lacks its legal form, and the corpus knows only one with a form;
    - *spacing*: the same letters, divided into words otherwise (HEWLETT PACKARD, HEWLETTPACKARD);
    - *umlaut*: AE, OE, UE for A, O, U;
    - *plural*: an S at the end of words;
    - *one slip*: see :func:`citenet.harmonise.slips.slips_to_frequent`.

    Names whose countries are known and differ are never merged. Which rules are safe enough was found on
    one half of a truth set; what is less safe is proposed, not done (:func:`citenet.harmonise.propose`).

    Parameters
    ----------
    names : pandas.DataFrame
        On the normalised name, each once: `n`, how often it occurs, and `country`, the most frequent one,
        missing when unknown.

    Returns
    -------
    pandas.DataFrame
        On the names, sorted: `joins`, the name that each is merged with, itself when with none, and
        `rules` that led there, joined by " + ".

    Examples
    --------
    >>> names = pd.DataFrame({"n": [90, 2, 1], "country": "US"},
    ...                      index=["HEWLETT PACKARD", "HEWLETTPACKARD", "HEWLET PACKARD"])
    >>> merge_names(names)["rules"].to_dict()
    {'HEWLET PACKARD': 'one slip', 'HEWLETT PACKARD': '', 'HEWLETTPACKARD': 'spacing'}
    """
    heads = names = names.sort_index()
    joined: dict[str, tuple[str, str]] = {}
    for rule, find in _RULES:
        found = _within_countries(find(heads), heads["country"])
        joined |= {name: (other, rule) for name, other in found.items()}
        heads = _without_joined(heads, found)
    ends = [_followed(name, joined) for name in names.index]
    return pd.DataFrame({"joins": [end for end, _ in ends], "rules": [" + ".join(rules) for _, rules in ends]},
                        index=names.index, dtype="str")


def _within_countries(found: Joins, country: pd.Series) -> Joins:
    known = country.dropna().to_dict()
    return {name: other for name, other in found.items()
            if name not in known or other not in known or known[name] == known[other]}


def _without_joined(heads: pd.DataFrame, found: Joins) -> pd.DataFrame:
    """Add up what each remaining name stands for now."""
    chain = {name: (other, "") for name, other in found.items()}
    n = heads["n"].groupby([_followed(name, chain)[0] for name in heads.index]).sum()
    return heads.loc[n.index].assign(n=n)


def _followed(name: str, joined: Mapping[str, tuple[str, str]]) -> tuple[str, list[str]]:
    rules: list[str] = []
    while name in joined:
        name, rule = joined[name]
        rules.append(rule)
    return name, list(dict.fromkeys(rules))


def _bare_to_only_form(heads: pd.DataFrame) -> Joins:
    with_form = defaultdict(list)
    for name in heads.index:
        with_form[bare_name(name)].append(name)
    return {bare: names[1] for bare, names in with_form.items() if len(names) == 2 and names[0] == bare}


def _by_key(key: Callable[[str], str]) -> Callable[[pd.DataFrame], Joins]:
    """Join names with the same key to the most frequent of them, the first in the alphabet if several are."""

    def find(heads: pd.DataFrame) -> Joins:
        groups = defaultdict(list)
        for name in heads.sort_values("n", ascending=False, kind="stable").index:
            if len(name) - name.count(" ") >= SHORTEST:
                groups[key(name)].append(name)
        return {name: names[0] for names in groups.values() for name in names[1:]}

    return find


def _letters(name: str) -> str:
    return name.replace(" ", "")


def _without_umlauts(name: str) -> str:
    letters = _letters(name)
    for two, one in _UMLAUTS:
        letters = letters.replace(two, one)
    return letters


def _singular(name: str) -> str:
    return " ".join(map(_singular_word, name.split()))


def _singular_word(word: str) -> str:
    if len(word) < 5 or not word.endswith("S") or word.endswith("SS"):
        return word
    return word[:-3] + "Y" if word.endswith("IES") else word[:-1]


_RULES: tuple[tuple[str, Callable[[pd.DataFrame], Joins]], ...] = (
    ("form left out", _bare_to_only_form),
    ("spacing", _by_key(_letters)),
    ("umlaut", _by_key(_without_umlauts)),
    ("plural", _by_key(_singular)),
    ("one slip", slips_to_frequent),
)

"""Which normalised names of a corpus are safely one organisation, without anybody looking?"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping

import pandas as pd

from citenet.engine import connect, statements
from citenet.harmonise.forms import bare_name, is_common
from citenet.harmonise.rules import words_of_kind

SHORTEST = 8
"""Names of fewer letters are merged by no rule: too many differ by chance."""
SHORTEST_WORD = 5
RARE, TIMES, TIMES_SINGLE_WORD = 10, 3, 20


def merge_names(names: pd.DataFrame) -> pd.DataFrame:
    steps = [(rule, _by_key(key)) for rule, key in KEY_RULES]
    steps.insert(0, ("form left out", _bare_to_only_form))
    steps.append(("one slip", _slips_to_frequent))
    table = names[["text", "n", "country"] if "country" in names else ["text", "n"]].set_index("text").sort_index()
    if "country" not in table:
        table["country"] = pd.NA
    joins: dict[str, tuple[str, str]] = {}
    heads = table
    for rule, step in steps:
        found = step(heads)
        joins |= {text: (target, rule) for text, target in found.items()}
        heads = _moved(heads, found)
    return _followed(table.index, joins)


def _moved(heads: pd.DataFrame, found: Mapping[str, str]) -> pd.DataFrame:
    n = heads["n"].groupby([_end(text, found) for text in heads.index]).sum()
    return heads.loc[n.index].assign(n=n)


def _end(text: str, found: Mapping[str, str]) -> str:
    while text in found:
        text = found[text]
    return text


def _followed(texts: pd.Index, joins: Mapping[str, tuple[str, str]]) -> pd.DataFrame:
    organisations, rules = [], []
    for text in texts:
        used = []
        while text in joins:
            text, rule = joins[text]
            used.append(rule)
        organisations.append(text)
        rules.append(" + ".join(dict.fromkeys(used)))
    return pd.DataFrame({"organisation": organisations, "rule": rules}, index=texts)


def _by_key(key: Callable[[str], str]):
    def step(heads: pd.DataFrame) -> dict[str, str]:
        groups: dict[tuple, list[str]] = defaultdict(list)
        for text in heads.index:
            if len(text.replace(" ", "")) >= SHORTEST and (k := key(text)):
                groups[k].append(text)
        found = {}
        for group in groups.values():
            if len(group) > 1:
                first, *rest = sorted(group, key=lambda text: (-heads.at[text, "n"], text))
                found |= {text: first for text in rest if _same_country(heads, text, first)}
        return found
    return step


def _same_country(heads, a, b):
    x, y = heads.at[a, "country"], heads.at[b, "country"]
    return pd.isna(x) or pd.isna(y) or x == y


def _bare_to_only_form(heads: pd.DataFrame) -> dict[str, str]:
    by = defaultdict(list)
    for text in heads.index:
        bare = bare_name(text)
        if bare != text:
            by[bare].append(text)
    return {bare: forms[0] for bare, forms in by.items()
            if len(forms) == 1 and bare in heads.index and _same_country(heads, bare, forms[0])}


def _spacing(text):
    return text.replace(" ", "")

def _umlaut(text):
    k = _spacing(text)
    for w, s in (("AE", "A"), ("OE", "O"), ("UE", "U")):
        k = k.replace(w, s)
    return k

def _plural(text):
    return " ".join(w[:-3]+"Y" if w.endswith("IES") and len(w) > 5 else w[:-1] if len(w) > 4 and w.endswith("S") and not w.endswith("SS") else w for w in text.split())

def _order(text):
    words = text.split()
    if not words_of_kind("academic").isdisjoint(words): return ""
    return " ".join(sorted(words))

KEY_RULES = (("spacing", _spacing), ("umlaut", _umlaut), ("plural", _plural), ("word order", _order))


def _slips_to_frequent(heads: pd.DataFrame) -> dict[str, str]:
    table = heads.reset_index(names="name").assign(letters=heads.index.str.replace(" ", ""))
    table = table[table.letters.str.len() >= SHORTEST - 1]
    with connect() as c:
        c.register("names", table[["name", "letters", "n"]])
        pairs = c.execute(statements("citenet.harmonise", "slips.sql")).df()
    weight = Counter()
    for text, n in heads["n"].items():
        for w in set(text.split()): weight[w] += n
    best = {}
    for rare, freq in zip(pairs.rare, pairs.frequent):
        if _is_slip(rare, freq, heads, weight):
            cand = (-heads.at[freq, "n"], freq)
            best[rare] = min(best.get(rare, cand), cand)
    return {r: f for r, (_, f) in best.items()}


def _is_slip(rare, freq, heads, weight):
    a, b = rare.split(), freq.split()
    diff = [(x, y) for x, y in zip(a, b) if x != y]
    if len(a) != len(b) or len(diff) != 1: return False
    (x, y), = diff
    nr, nf = heads.at[rare, "n"], heads.at[freq, "n"]
    if min(len(x), len(y)) < SHORTEST_WORD or any(ch.isdigit() for ch in x + y): return False
    if x + "S" == y or y + "S" == x: return False
    if nr > RARE or nf < nr * (TIMES_SINGLE_WORD if len(a) == 1 else TIMES): return False
    return weight[y] >= TIMES * weight[x] and _same_country(heads, rare, freq)

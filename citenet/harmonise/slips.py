"""Which rare names are frequent ones with a slip of the pen?"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping

import pandas as pd

from citenet.engine import connect, statements

SHORTEST, LONGEST = 7, 100
"""Letters in a name that is looked at: shorter ones resemble each other by chance, longer ones are no names."""
SHORTEST_WORD = 5
RAREST, TIMES, TIMES_SINGLE_WORD = 10, 3, 20

_SYLLABLES = re.compile(r"(?>(?:[ZCS]H|[BPMFDTNLGKHJQXRZCSYW])?"
                        r"(?:[IU]?ANG|I?ONG|[EI]NG|[IU]?A[IN]|I?AO|[EU]I|OU|[EIU]N|I[AEU]|U[AEO]|ER|[AEIOUV]))++")
"""Words that consist of syllables of Chinese in Pinyin; nothing tried is tried again, however long the word."""


def near_names(names: pd.DataFrame) -> pd.DataFrame:
    """Find the pairs of names that are one slip apart once spaces are gone, and share the first letter and all digits.

    Blocked: two names are compared only if they become the same string with one letter left out.

    Parameters
    ----------
    names : pandas.DataFrame
        On the normalised name: `n`, how often it occurs.

    Returns
    -------
    pandas.DataFrame
        `rare` and `frequent`, sorted.
    """
    table = pd.DataFrame({"name": names.index, "letters": names.index.str.replace(" ", ""), "n": names["n"].to_numpy()})
    table = table[table["letters"].str.len().between(SHORTEST, LONGEST)]
    with connect() as engine:
        engine.register("names", table)
        return engine.execute(statements("citenet.harmonise", "slips.sql")).df()


def slips_to_frequent(names: pd.DataFrame) -> dict[str, str]:
    """Trace rare names back to the frequent name they are a slip for.

    One letter left out, put in, replaced or swapped with its neighbour, in one word of five letters or more
    and not its first letter; no digit, and no S at its end. Words that both read as syllables of Chinese
    (Hebei and Hefei; also Hitachi) are left alone: there one letter makes another name. The name occurs at
    most 10 times, and the right one, and its right word in the corpus, at least 3 times as often (20 times
    when the name is a single word).

    Parameters
    ----------
    names : pandas.DataFrame
        On the normalised name: `n`, how often it occurs.

    Returns
    -------
    dict
        Wrong name → right name, the most frequent of several.

    Examples
    --------
    >>> slips_to_frequent(pd.DataFrame({"n": [900, 2, 3]}, index=["EASTMAN KODAK", "EASTMAN KODAC", "EASTON CAN"]))
    {'EASTMAN KODAC': 'EASTMAN KODAK'}
    """
    n = names["n"].to_dict()
    words: Counter[str] = Counter()
    for name, times in n.items():
        words.update(dict.fromkeys(name.split(), times))
    found: dict[str, str] = {}
    for rare, frequent in near_names(names).itertuples(index=False):
        if _is_slip(rare, frequent, n, words) and n[frequent] > n.get(found.get(rare, ""), 0):
            found[rare] = frequent
    return found


def _is_slip(rare: str, frequent: str, n: Mapping[str, int], words: Mapping[str, int]) -> bool:
    wrong, right = rare.split(), frequent.split()
    differing = [pair for pair in zip(wrong, right, strict=False) if pair[0] != pair[1]]
    if len(wrong) != len(right) or len(differing) != 1 or n[rare] > RAREST:
        return False
    written, meant = differing[0]
    if min(len(written), len(meant)) < SHORTEST_WORD:
        return False
    if written[0] != meant[0] or written + "S" == meant or meant + "S" == written:
        return False
    if _SYLLABLES.fullmatch(written) and _SYLLABLES.fullmatch(meant):
        return False
    times = TIMES_SINGLE_WORD if len(right) == 1 else TIMES
    return n[frequent] >= times * n[rare] and words[meant] >= TIMES * words[written]

"""Which organisations may be one, on what evidence, for a person to decide?"""

from __future__ import annotations

import pandas as pd

from citenet.engine import connect, statements
from citenet.harmonise.decisions import Decisions
from citenet.harmonise.forms import bare_name
from citenet.harmonise.organisations import harmonise_names, occurrences
from citenet.harmonise.rules import words_of_kind
from citenet.harmonise.slips import near_names

MOST_NAMES = 50
LEAST_OVERLAP = 0.4


def propose(
    names: pd.DataFrame, *, decisions: Decisions | None = None, aliases: bool = True,
    most_names: int = MOST_NAMES, least_overlap: float = LEAST_OVERLAP,
) -> pd.DataFrame:
    """Propose merges of organisations, with evidence; nothing is merged.

    Likeness never decides: Samsung Electronics and Samsung Display are more alike than TNO and its full name.
    Write the result as CSV, fill in the column `decision`, and give it to
    :func:`citenet.harmonise.read_decisions`.

    Parameters
    ----------
    names : pandas.DataFrame
        One row a raw name: `name` and, when known, `n` (how often; 1) and `country`.
    decisions : Decisions, optional
        What has been decided already; such pairs are not proposed again.
    aliases : bool
        Whether the alias table of citenet has been used.
    most_names : int
        Two organisations are compared if they share a word, not a common one, that at most so many have.
    least_overlap : float
        The least `word_overlap` (0–1) of a proposal of the kinds "contained" and "shared words".

    Returns
    -------
    pandas.DataFrame
        One row a pair, those with most at stake first: `name`, the less frequent organisation, and
        `organisation`, the other one; `decision` and `note`, empty; then the evidence:

        - `kind`: legal form (same words otherwise), one slip, word order (same words), initials, contained (all
          words of one in the other), shared words;
        - `word_overlap`: weight of the shared words / weight of all words of the two, 0–1; the weight of a
          word that m of N organisations have is ln(1 + N/m), after Spärck Jones (1972);
        - `letter_similarity`: of Jaro and Winkler (1990), 0–1; `shared_words`, the rarest first;
        - `n_name`, `n_organisation`: how often they occur; `country_name`, `country_organisation`, and
          `same_country`, missing when either is unknown.

    Examples
    --------
    >>> raw = pd.DataFrame({"name": ["Delfts Instrument Bureau NV", "DIB", "Zandbergen", "Zandbergen Optiek BV"],
    ...                     "n": [9, 2, 1, 8]})
    >>> propose(raw)[["name", "organisation", "kind"]].values.tolist()
    [['DIB', 'DELFTS INSTRUMENT BUREAU', 'initials'], ['ZANDBERGEN', 'ZANDBERGEN OPTIEK', 'contained']]
    """
    harmonised = harmonise_names(names, decisions=decisions, aliases=aliases)
    organisations = occurrences(names, harmonised["organisation"]).reset_index(names="name")
    organisations["bare"] = organisations["name"].map(bare_name)
    with connect() as engine:
        engine.register("organisations", organisations)
        engine.register("common", pd.DataFrame({"word": sorted(words_of_kind("common", "academic", "government"))}))
        engine.register("near", near_names(organisations.set_index("name")))
        found = engine.execute(statements("citenet.harmonise", "candidates.sql").format(
            most_names=int(most_names), least_overlap=float(least_overlap))).df()
    found = found.astype({"country_name": "str", "country_organisation": "str"})
    apart = decisions.apart if decisions else frozenset[tuple[str, str]]()
    open_still = [apart.isdisjoint({(a, b), (b, a)}) for a, b in zip(found["name"], found["organisation"], strict=True)]
    found = found[pd.Series(open_still, index=found.index, dtype=bool)].reset_index(drop=True)
    found.insert(2, "decision", "")
    found.insert(3, "note", "")
    return found

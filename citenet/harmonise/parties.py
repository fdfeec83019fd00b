"""What becomes of the applicants of a corpus when their names are harmonised?"""

from __future__ import annotations

from pathlib import Path

import duckdb
import pandas as pd

from citenet.corpus import Corpus, write_manifest
from citenet.engine import connect, quoted, statements, table_in
from citenet.errors import InputError
from citenet.harmonise.decisions import Decisions
from citenet.harmonise.organisations import harmonise_names

RULE_COLUMN = "organisation_rule"


def applicant_names(corpus: Corpus, *, memory: str | None = None) -> pd.DataFrame:
    """Return the distinct raw names of applicants in a corpus.

    Returns
    -------
    pandas.DataFrame
        `name`; `n`, in how many rows; `country`, the most frequent one, the first in the alphabet of equals,
        missing when none is known. Sorted by name.

    Raises
    ------
    InputError
        When the corpus holds flows only, or no applicant has a name.
    """
    if corpus.is_aggregated:
        raise InputError("a corpus of flows holds no names", where=str(corpus.path),
                         fix="harmonise the names before the data are aggregated")
    with connect(memory=memory) as engine:
        names = engine.execute(statements("citenet.harmonise", "names.sql").format(
            parties=table_in(corpus.table("parties")))).df()
    if names.empty:
        raise InputError("no applicant has a name", where=str(corpus.table("parties")))
    return names.astype({"name": "str", "country": "str"})


def harmonise_corpus(
    corpus: Corpus, *, decisions: Decisions | None = None, aliases: bool = True, memory: str | None = None,
    folder: Path | None = None,
) -> pd.DataFrame:
    """Write `organisation` and `organisation_rule` of every applicant into the table of parties.

    Only applicants that have a name are touched; `name` never is, so the work can be done again with other
    decisions. The table takes the place of the old one once it is complete; the manifest tells what was done.
    What is worked out from the parties is not brought up to date.

    Parameters
    ----------
    corpus : Corpus
        A corpus of patents, as :func:`citenet.corpus.read_corpus` opens it.
    decisions : Decisions, optional
        A reviewed table.
    aliases : bool
        Whether other names, former names and subsidiaries that citenet knows are used.
    memory : str, optional
        Upper limit of the engine's memory, such as ``"4GB"``.
    folder : Path, optional
        Where the table and the manifest are written; by default in the corpus itself.

    Returns
    -------
    pandas.DataFrame
        One row a rule, or combination of rules: `n_names` and `n_parties` it decided, the most first.
    """
    folder = folder or corpus.path
    names = applicant_names(corpus, memory=memory)
    harmonised = harmonise_names(names, decisions=decisions, aliases=aliases)
    _write(corpus, harmonised[["name", "organisation", "rule"]], memory, folder / corpus.table("parties").name)
    account = names.assign(rule=harmonised["rule"].fillna("no letter or digit")).groupby("rule")["n"].agg(
        n_names="size", n_parties="sum").sort_values(["n_parties"], ascending=False, kind="stable").reset_index()
    write_manifest(folder, corpus.manifest | {"harmonised": {
        "names": len(names),
        "organisations": int(harmonised["organisation"].nunique()),
        "decisions": decisions.n_rows if decisions else 0,
        "aliases": aliases,
        "parties_by_rule": dict(zip(account["rule"], account["n_parties"].tolist(), strict=True)),
    }})
    return account


def _write(corpus: Corpus, harmonised: pd.DataFrame, memory: str | None, written: Path) -> None:
    parties = corpus.table("parties")
    unfinished = written.with_name(f".{written.name}")
    try:
        with connect(memory=memory) as engine:
            engine.register("harmonised", harmonised)
            columns = engine.execute(f"DESCRIBE FROM {table_in(parties)}").df()["column_name"]
            done_before = (columns == RULE_COLUMN).any()
            engine.execute(statements("citenet.harmonise", "parties.sql").format(
                parties=table_in(parties), result=quoted(unfinished),
                without_rule=f"EXCLUDE ({RULE_COLUMN})" if done_before else ""))
        unfinished.replace(written)
    except (OSError, duckdb.IOException) as error:
        raise InputError("the table of parties cannot be written", where=str(parties), found=[str(error)],
                         fix="free disk space, or copy the corpus to where it can be written") from error
    finally:
        unfinished.unlink(missing_ok=True)

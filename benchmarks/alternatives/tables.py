"""What the alternatives begin with: the tables of a corpus, or those that a source publishes, all of it text.

A corpus has whole numbers for documents and families, and each pair of families once. Whoever has no citenet begins
with what was published, takes cells apart, looks up families and drops what is within one or there twice.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pandas as pd

TABLES = {"patents": ("patent", "family"), "parties": ("patent", "role", "name", "organisation", "country"),
          "classes": ("patent", "scheme", "symbol"), "family_citations": ("citing", "cited")}
"""Tables of a corpus, and the columns that the count rests on."""

PUBLISHED = {
    "patents": "select patent, family from published_patents",
    "parties": """
        select patent, 'applicant' as role, cast(null as varchar) as name, unnest(str_split(organisation, ';'))
            as organisation, unnest(str_split(country, ';')) as country
        from published_patents where country <> ''""",
    "classes": "select patent, 'IPC' as scheme, unnest(str_split(ipc, ';')) as symbol from published_patents",
    "family_citations": """
        select distinct a.family as citing, b.family as cited
        from published_citations as c join published_patents as a on c.citing = a.patent
        join published_patents as b on c.cited = b.patent
        where a.family <> b.family""",
}
"""The tables of a corpus as an analyst would make them, in DuckDB's SQL."""

IN_SPARK = PUBLISHED | {
    "parties": """
        select patent, 'applicant' as role, cast(null as string) as name, party.`0` as organisation,
            party.`1` as country
        from (select patent, explode(arrays_zip(split(organisation, ';'), split(country, ';'))) as party
            from published_patents where country <> '')""",
    "classes": "select patent, 'IPC' as scheme, explode(split(ipc, ';')) as symbol from published_patents",
}


def is_corpus(folder: str) -> bool:
    """Tell a corpus from what was published."""
    return (Path(folder) / "corpus.json").exists()


def files(folder: str) -> dict[str, str]:
    """Return the files to read, by the name of the table they hold."""
    names = TABLES if is_corpus(folder) else ("patents", "citations")
    prefix = "" if is_corpus(folder) else "published_"
    return {prefix + name: f"{folder}/{name}.parquet" for name in names}


@dataclass
class Frames:
    """The tables in pandas."""

    patents: pd.DataFrame
    parties: pd.DataFrame
    classes: pd.DataFrame
    citations: pd.DataFrame


def frames(folder: str) -> Frames:
    """Read a corpus, or make its tables of what was published."""
    if is_corpus(folder):
        return Frames(*(pd.read_parquet(f"{folder}/{name}.parquet", columns=list(columns))
                        for name, columns in TABLES.items()))
    patents = pd.read_parquet(f"{folder}/patents.parquet")
    owned = patents.loc[patents["country"] != "", ["patent", "organisation", "country"]]
    for column in ("organisation", "country"):
        owned[column] = owned[column].str.split(";")
    classes = patents[["patent"]].assign(scheme="IPC", symbol=patents["ipc"].str.split(";")).explode("symbol")
    families = patents[["patent", "family"]]
    citations = pd.read_parquet(f"{folder}/citations.parquet")
    for side in ("citing", "cited"):
        citations = (citations.merge(families.rename(columns={"patent": side}), on=side)
                     .drop(columns=side).rename(columns={"family": side}))
    citations = citations[citations["citing"] != citations["cited"]].drop_duplicates()
    return Frames(families, owned.explode(["organisation", "country"]).assign(role="applicant"), classes, citations)

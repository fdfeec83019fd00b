"""How do the simulated documents reach the disk? As the two CSV files that `citenet import edges` reads."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd

from citenet.sample.documents import DocumentCitations, Documents
from citenet.sample.draw import chance
from citenet.sample.families import KNOWN, NOBODY, Families
from citenet.sample.organisations import Organisations
from citenet.sample.world import World

USPC_BEFORE = 2008
"""US documents of earlier priority carry US classes only, as in files of that time."""
LAST_PUBLICATION = 2026


def write_citations(
    path: Path, documents: Documents, citations: DocumentCitations, rng: np.random.Generator
) -> None:
    """Write `citing`, `cited` and `origin`, one row a citation."""
    numbers = np.concatenate([documents.numbers, citations.without_record])
    by_applicant = np.where(documents.office == "US", 0.65, 0.1)[citations.citing]
    said = np.where(chance(rng, by_applicant, len(by_applicant)), 0, 1)
    origin = np.where(chance(rng, 0.05, len(said)), 2, said)
    _write(path, {
        "citing": pd.Categorical.from_codes(citations.citing, pd.Index(numbers, dtype=object)),
        "cited": pd.Categorical.from_codes(citations.cited, pd.Index(numbers, dtype=object)),
        "origin": pd.Categorical.from_codes(origin, ["applicant", "examiner", "unknown"]),
    })


def write_patents(
    path: Path,
    world: World,
    organisations: Organisations,
    families: Families,
    documents: Documents,
    *,
    rng: np.random.Generator,
) -> None:
    """Write one row for each document and party: the k-th row holds its k-th applicant and k-th inventor."""
    classes = _classes(world, families, documents, rng)
    rows, party = _party_rows(families, documents)
    family = documents.family[rows]
    years = _years(world, families, documents, rng)
    countries = pd.Index(world.countries, dtype=object)
    applicant_country = np.where(families.country_source[family] == KNOWN, families.countries[family, party], NOBODY)
    holder = np.where(families.organisation_known[family], families.organisations[family, party], NOBODY)
    names = pd.Index(organisations.names, dtype=object)
    _write(path, {
        "patent": documents.numbers[rows],
        "family": family + 1,
        "office": documents.office[rows],
        **{name: values[rows] for name, values in years.items()},
        "applicant": _applicant_names(names, holder, documents.office[rows] == "US"),
        "organisation": pd.Categorical.from_codes(holder, names),
        "country": pd.Categorical.from_codes(applicant_country, countries),
        "inventor_country": pd.Categorical.from_codes(families.inventors[family, party], countries),
        **{name: values[rows] for name, values in classes.items()},
    })


def _party_rows(families: Families, documents: Documents) -> tuple[np.ndarray, np.ndarray]:
    """Return document and party of each row; a document without second party has one row."""
    two = (families.countries[:, 1] != NOBODY) | (families.inventors[:, 1] != NOBODY)
    n_rows = 1 + two[documents.family]
    rows = np.repeat(np.arange(len(documents.family)), n_rows)
    party = np.arange(len(rows)) - np.repeat(np.cumsum(n_rows) - n_rows, n_rows)
    return rows, party


def _years(world: World, families: Families, documents: Documents, rng: np.random.Generator) -> dict[str, np.ndarray]:
    priority = world.years[families.year][documents.family]
    application = np.minimum(priority + rng.integers(2, size=len(priority)), world.years[-1])
    publication = np.minimum(application + 1 + rng.integers(3, size=len(priority)), LAST_PUBLICATION)
    return {"priority_year": priority, "application_year": application, "publication_year": publication}


def _applicant_names(names: pd.Index, holder: np.ndarray, as_is: np.ndarray) -> pd.Categorical:
    """Write names as the office would: US as they are, others in capitals."""
    every = pd.Index([*names, *(name.upper() for name in names)], dtype=object)
    shift = np.where(as_is | (holder == NOBODY), 0, len(names))
    return pd.Categorical.from_codes(holder + shift, every)


def _classes(
    world: World, families: Families, documents: Documents, rng: np.random.Generator
) -> dict[str, np.ndarray]:
    """Return class symbols per document: IPC, at some offices CPC too, on older US documents US classes only."""
    technologies = world.details["technologies"].values()
    ipc = _lists(families, [about["ipc"] for about in technologies], rng, at_most=2)
    cpc = _lists(families, [about.get("cpc", []) + about["ipc"] for about in technologies], rng, at_most=2)
    uspc = _lists(families, [about["uspc"] for about in technologies], rng, at_most=1)
    family, us = documents.family, documents.office == "US"
    old_us = us & (world.years[families.year] < USPC_BEFORE)[family]
    has_cpc = (us & ~old_us) | ((documents.office == "EP") & chance(rng, 0.7, len(us)))
    columns = {"ipc": ipc[family], "cpc": cpc[family], "uspc": uspc[family]}
    for name, carried in (("ipc", ~old_us), ("cpc", has_cpc), ("uspc", old_us)):
        columns[name][~carried] = None
    return columns


def _lists(
    families: Families, symbols: list[list[str]], rng: np.random.Generator, *, at_most: int
) -> np.ndarray:
    """Draw symbols of the first technology of each family and one of its second, joined by semicolons.

    The earlier a symbol stands in its list, the more often it is drawn.
    """
    flat = np.array([symbol for of_technology in symbols for symbol in of_technology], dtype=object)
    length = np.array([len(of_technology) for of_technology in symbols])
    start = np.cumsum(length) - length
    technology = families.technology
    drawn = [start[technology] + (length[technology] * rng.random(len(families)) ** 1.5).astype(np.int64)
             for _ in range(at_most)]
    second = families.second_technology
    of_second = start[second] + (length[second] * rng.random(len(families)) ** 1.5).astype(np.int64)
    drawn.append(np.where(second == NOBODY, drawn[0], of_second))
    distinct, which = np.unique(np.column_stack(drawn), axis=0, return_inverse=True)
    joined = [";".join(dict.fromkeys(flat[row])) for row in distinct]
    return np.array(joined, dtype=object)[which.ravel()]


def _write(path: Path, columns: dict) -> None:
    pd.DataFrame(columns).to_csv(path, index=False, lineterminator="\n", encoding="utf-8")

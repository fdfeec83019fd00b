"""How is a simulated sample made? From the world, by chance, to CSV files with the truth beside them."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np

from citenet.sample.citations import FamilyCitations, draw_family_citations
from citenet.sample.documents import DocumentCitations, Documents, draw_document_citations, draw_documents
from citenet.sample.families import FROM_INVENTOR, NOBODY, UNKNOWN, Families, draw_families
from citenet.sample.organisations import organisations_of
from citenet.sample.truth import truth_of
from citenet.sample.world import World, world
from citenet.sample.write import write_citations, write_patents

CITATIONS, PATENTS, TRUTH = "citations.csv", "patents.csv", "truth.json"
SCHEMA = "truth/1"
SEVERAL_MEMBERS = 0.85
"""About the part of the citing families that have more than one document."""
NOTE = ("Simulated: nothing here is about real patents, organisations or countries. Expected values hold for an "
        "endless sample, counted by applicant country, fractionally, both ends in the technology.")


def generate_sample(folder: str | Path, *, citations: int = 120_000, seed: int = 1) -> dict:
    """Write a simulated patent citation file whose truth is known.

    Writes ``citations.csv`` (``citing``, ``cited``, ``origin``), ``patents.csv`` (one row for each
    document and party) and ``truth.json`` into `folder`, which must exist. Same seed, same bytes; the
    world behind it does not depend on the seed, so that many samples can be compared with one truth.

    Parameters
    ----------
    folder : str or Path
        Where to write.
    citations : int
        About how many rows the citation file gets.
    seed : int
        Seed of all chance.

    Returns
    -------
    dict
        What ``truth.json`` holds.

    Examples
    --------
    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     truth = generate_sample(folder, citations=2000)
    ...     files = sorted(path.name for path in Path(folder).iterdir())
    >>> files, truth["simulated"]
    (['citations.csv', 'patents.csv', 'truth.json'], True)
    """
    folder, simulated = Path(folder), world()
    organisations = organisations_of(simulated)
    families_rng, citations_rng, documents_rng, rows_rng = np.random.default_rng(seed).spawn(4)
    n_families = _families_needed(simulated, citations)
    families = draw_families(simulated, organisations, n_families, families_rng)
    pairs = draw_family_citations(simulated, families, citations_rng)
    documents = draw_documents(simulated, families, documents_rng)
    rows = draw_document_citations(simulated, documents, pairs, documents_rng)
    write_citations(folder / CITATIONS, documents, rows, rows_rng)
    write_patents(folder / PATENTS, simulated, organisations, families, documents, rng=rows_rng)
    truth = {
        "schema": SCHEMA, "simulated": True, "note": NOTE, "seed": seed,
        "counts": _counts(families, documents, pairs, rows),
        "shares": _shares(families, pairs),
        **truth_of(simulated, organisations, n_families=n_families),
    }
    (folder / TRUTH).write_text(_one_line_a_row(truth), encoding="utf-8", newline="\n")
    return truth


def _families_needed(world: World, citations: int) -> int:
    """Return the number of families whose citations fill about `citations` rows."""
    rates = world.rates
    pairs = (world.families * world.references[:, :, None]).sum()
    beside = rates["in_family"] + rates["without_record"] + rates["duplicate"]
    return max(round(citations / pairs / (1 + SEVERAL_MEMBERS * rates["repeated_by_member"] + beside)), 1)


def _counts(families: Families, documents: Documents, pairs: FamilyCitations, rows: DocumentCitations) -> dict:
    return {
        "families": len(families), "documents": len(documents.family), "citations": len(rows.citing),
        "family_citations": len(pairs.citing), **rows.losses,
    }


def _shares(families: Families, pairs: FamilyCitations) -> dict:
    """Parts of the families, and of the linked pairs of families, that are out of the ordinary."""
    n, second = len(families), families.countries[:, 1]
    n_mutual = len(np.intersect1d(pairs.citing * n + pairs.cited, pairs.cited * n + pairs.citing)) / 2
    shares = {
        "country_from_inventor": (families.country_source == FROM_INVENTOR).mean(),
        "country_unknown": (families.country_source == UNKNOWN).mean(),
        "organisation_unknown": 1 - families.organisation_known.mean(),
        "several_applicants": (second != NOBODY).mean(),
        "applicants_in_two_countries": ((second != NOBODY) & (second != families.countries[:, 0])).mean(),
        "several_technologies": (families.second_technology != NOBODY).mean(),
        "mutual_pairs": n_mutual / max(len(pairs.citing) - n_mutual, 1),
    }
    return {name: round(float(value), 6) for name, value in shares.items()}


def _one_line_a_row(truth: dict) -> str:
    """Write JSON that a person can read: the rows of the large matrices stay on one line each."""
    matrices = truth["expected_flow_shares"]["technologies"]
    text = json.dumps(truth | {"expected_flow_shares": None}, indent=2)
    rows = {name: ",\n        ".join(json.dumps(row) for row in matrix) for name, matrix in matrices.items()}
    tables = ",\n      ".join(f'"{name}": [\n        {lines}]' for name, lines in rows.items())
    countries = json.dumps(truth["expected_flow_shares"]["countries"])
    block = f'{{\n    "countries": {countries},\n    "technologies": {{\n      {tables}\n    }}\n  }}'
    return text.replace('"expected_flow_shares": null', f'"expected_flow_shares": {block}') + "\n"

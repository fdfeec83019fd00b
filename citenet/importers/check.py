"""How good are the data in a corpus, and what was lost on the way in?"""

from __future__ import annotations

from typing import Any

import duckdb

from citenet.corpus import Corpus, is_loss
from citenet.engine import connect, table_in
from citenet.importers.documents import NO_FAMILY
from citenet.importers.intake import sql

Rows = list[dict[str, Any]]

ENOUGH = 0.8
"""A share of known countries, organisations, classes or years below this is a worry."""

_WORRYING = ("applicant with organisation", "country of either", "class symbol", "any year")


def check_corpus(corpus: Corpus) -> dict[str, Any]:
    """Report on a corpus: what is known of its documents, what can be placed, what was lost.

    Returns
    -------
    dict
        ``about`` (importer, unit, sources), ``tables`` (rows a table), ``coverage`` (rows `what`,
        `documents`, `of_documents`, `families`, `of_families`), ``citations`` (counts: both ends
        described, one end not, within one organisation, mutual), ``years`` (rows `year`, `documents`,
        `citations_made`), ``losses`` (rows `step`, `reason`, `rows`, `rows_in`, `examples`, `is_loss`),
        ``findings`` and ``worries`` (sentences). Of an aggregated corpus ``coverage`` is empty, and
        ``citations`` counts the weight that belongs to the entity "unknown".
    """
    manifest = corpus.manifest
    losses = [{"step": step["step"], "rows_in": step["rows_in"], "is_loss": is_loss(loss["reason"]), **loss}
              for step in manifest.get("steps", []) for loss in step["losses"]]
    with connect() as connection:
        for table in manifest["tables"]:
            connection.execute(f"create temp view {table} as from {table_in(corpus.table(table))}")
        kind = "flows" if corpus.is_aggregated else "patents"
        report = {
            "coverage": [] if corpus.is_aggregated else [
                _family_coverage(connection, manifest), *_rows(connection, sql("check_coverage"))],
            "citations": _rows(connection, sql("check_flow_totals" if kind == "flows" else "check_citations"))[0],
            "years": _rows(connection, sql("check_flow_years" if kind == "flows" else "check_years")),
        }
    about = {key: manifest.get(key) for key in ("importer", "citenet", "unit", "unit_note", "simulated", "note",
                                                "edition", "sources")}
    findings = manifest.get("findings", [])
    return {"about": about, "tables": manifest["tables"], **report, "losses": losses, "findings": findings,
            "worries": _worries(report, losses, findings)}


def _rows(connection: duckdb.DuckDBPyConnection, query: str) -> Rows:
    cursor = connection.execute(query)
    names = [column[0] for column in cursor.description or []]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def _family_coverage(connection: duckdb.DuckDBPyConnection, manifest: dict[str, Any]) -> dict[str, Any]:
    """Count the described documents whose source names their family."""
    documents, families = connection.execute(
        "select count(*), count(distinct family) from patents where recorded").fetchall()[0]
    without = sum(one["rows"] for one in manifest.get("findings", []) if one["finding"] == NO_FAMILY)
    lone = without if manifest.get("unit") == "family" else documents
    return {"what": "family", "documents": documents - lone, "of_documents": documents,
            "families": families - lone, "of_families": families}


def _worries(report: dict[str, Any], losses: Rows, findings: Rows) -> list[str]:
    """Say in sentences what a careful reader would ask about."""
    worries = [f"only {row['documents']:,} of {row['of_documents']:,} described documents have: {row['what']}"
               for row in report["coverage"]
               if row["what"] in _WORRYING and row["documents"] < ENOUGH * row["of_documents"]]
    citations = report["citations"]
    total, placed = citations["citations"], citations.get("both_ends_described", citations.get("both_sides_known"))
    if placed < ENOUGH * total:
        worries.append(f"only {placed:,.0f} of {total:,.0f} citations are between parties that are known")
    worries += [f"{loss['rows']:,} of {loss['rows_in']:,} rows lost in '{loss['step']}': {loss['reason']}"
                for loss in losses if loss["is_loss"]]
    return worries + [f"{one['rows']:,} of {one['of']:,}: {one['finding']}" for one in findings
                      if "taken as unknown" in one["finding"] or "set to missing" in one["finding"]
                      or "more than one" in one["finding"]]

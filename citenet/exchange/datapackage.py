"""How does another office know what is in a folder of tables? By a Frictionless data package beside them."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from citenet import __version__
from citenet.reference.strings import text
from citenet.tables import write_json
from citenet.tables.fields import TABLES, Field, TableFields

NAME = "datapackage.json"
LANGUAGE = "en"


@dataclass(frozen=True)
class Provenance:
    """Where the numbers of a folder come from: source files (name, bytes, sha256), and whether they are simulated."""

    title: str
    sources: tuple[Mapping[str, Any], ...]
    simulated: bool


def write_datapackage(folder: Path, provenance: Provenance) -> None:
    """Describe every CSV in `folder`: columns, units, missing values, bytes and hash, sources and licence.

    A table that `citenet.tables.fields` does not know is a bug of ours.
    """
    simulated = provenance.simulated
    write_json({
        "profile": "tabular-data-package",
        "name": "citenet",
        "title": provenance.title,
        "version": __version__,
        "description": text("package.simulated" if simulated else "package.description", LANGUAGE),
        "licenses": [_licence(simulated)],
        "sources": [{"title": f"{source['name']}, {source['bytes']} bytes, sha256 {source['sha256']}"}
                    for source in provenance.sources],
        "resources": [_resource(path, TABLES[path.stem]) for path in sorted(folder.glob("*.csv"))],
    }, folder / NAME)


def _licence(simulated: bool) -> dict[str, str]:
    if simulated:
        return {"name": "MIT", "title": text("package.licence_simulated", LANGUAGE)}
    return {"name": "notspecified", "title": text("package.licence", LANGUAGE)}


def _resource(path: Path, table: TableFields) -> dict[str, Any]:
    content = path.read_bytes()
    schema: dict[str, Any] = {"fields": [_field(field) for field in table.written], "missingValues": [""]}
    if table.key:
        schema["primaryKey"] = list(table.key)
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "path": path.name,
        "description": table.description(LANGUAGE),
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
        "schema": schema,
    }


def _field(field: Field) -> dict[str, Any]:
    limits: dict[str, Any] = {"required": True} if field.required else {}
    if field.allowed:
        limits["enum"] = list(field.allowed)
    if field.minimum is not None:
        limits["minimum"] = field.minimum
    found: dict[str, Any] = {"name": field.name, "type": field.kind, "description": field.description(LANGUAGE)}
    return found | ({"unit": field.unit} if field.unit else {}) | ({"constraints": limits} if limits else {})

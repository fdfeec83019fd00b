"""What may stand in `scores.json` and `run.json`? JSON Schemas, made from the columns so that they cannot lie."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from citenet.reference.catalogue import flags
from citenet.tables.fields import SCORES, Field

DRAFT = "https://json-schema.org/draft/2020-12/schema"

WORDS = {"type": "string"}
OBJECT = {"type": "object"}
COUNT = {"type": "number", "minimum": 0}


def scores_schema() -> dict[str, Any]:
    """Return the JSON Schema of `scores.json` and of what `citenet scores --json` prints.

    Examples
    --------
    >>> scores_schema()["$defs"]["score"]["properties"]["value"]
    {'type': ['number', 'null']}
    """
    properties = {field.name: _property(field) for field in SCORES}
    properties["flags"]["pattern"] = _any_of(flags())
    return {
        **_document("scores/1", "Scores of entities in patent citation networks"),
        "properties": {**_about("scores/1"), "data_quality": _account(),
                       "rows": {"type": "array", "items": {"$ref": "#/$defs/score"}}},
        "required": ["citenet", "schema", "simulated", "settings", "data_quality", "rows"],
        "$defs": {"score": {
            "type": "object",
            "properties": properties,
            "required": [field.name for field in SCORES],
            "additionalProperties": False,
            "if": {"properties": {"value": {"type": "null"}}},
            "then": {"properties": {"reason": {"minLength": 1}, "low": {"type": "null"}, "high": {"type": "null"}}},
            "else": {"properties": {"reason": {"maxLength": 0}}},
        }},
    }


def run_schema() -> dict[str, Any]:
    """Return the JSON Schema of `run.json`."""
    return {
        **_document("run/1", "What was counted, from which files, and how to do it again"),
        "properties": {**_about("run/1"), "corpus": OBJECT, "flows": _account(), "scored": {"type": "array"},
                       "rebuild": WORDS},
        "required": ["citenet", "schema", "simulated", "settings", "corpus", "flows", "rebuild"],
    }


SCHEMAS: Mapping[str, Callable[[], dict[str, Any]]] = MappingProxyType({"scores": scores_schema, "run": run_schema})
"""Every schema by the name of the file it describes."""


def _document(schema: str, title: str) -> dict[str, Any]:
    return {"$schema": DRAFT, "$id": f"urn:citenet:{schema.replace('/', ':')}", "title": title, "type": "object"}


def _about(schema: str) -> dict[str, Any]:
    return {"citenet": WORDS, "schema": {"const": schema}, "simulated": {"type": "boolean"},
            "settings": {"type": "object", "additionalProperties": {"type": ["string", "integer"]}}}


def _account() -> dict[str, Any]:
    names = {"type": "array", "items": WORDS}
    return {"type": "object",
            "properties": {"unit": WORDS, "technologies": names, "levels": names, "windows": names,
                           "losses": {"type": "object", "additionalProperties": COUNT}},
            "required": ["unit", "technologies", "levels", "windows", "losses"]}


def _property(field: Field) -> dict[str, Any]:
    found: dict[str, Any] = {"type": field.kind}
    if not field.required and field.name not in ("flags", "reason"):
        found["type"] = [field.kind, "null"]
    if field.allowed:
        found["enum"] = list(field.allowed)
    if field.minimum is not None:
        found["minimum"] = field.minimum
    return found


def _any_of(names: Mapping[str, Any]) -> str:
    one = "|".join(names)
    return f"^(({one})(;({one}))*)?$"

"""How good are the data? The account of a corpus, or a first look at files, as one report."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from citenet.corpus import MANIFEST, read_corpus
from citenet.errors import InputError
from citenet.importers import check_corpus, check_file, is_stream, recognise_files
from citenet.pipeline.places import is_built
from citenet.reference.strings import catalogue, number, text
from citenet.tables import as_table

COUNTS_OF_OTHERS = ("technologies", "entities")
"""What a table of flows counts beside citations, so that a share of them would mean nothing."""

NAMED = ("table", "coverage", "citations")
"""Topics whose items have names in every language; losses and findings are told as the importers wrote them down."""

IMPORT = "citenet import auto FILE -o CORPUS"

OF_TABLES = ("edges", "flows", "patents")
"""Formats that are a single table."""

LONG = 60
"""Examples of values in a file are cut at this length in the terminal."""


@dataclass(frozen=True, eq=False)
class Report:
    """Rows for programs, text for people, whether there is anything to worry about, and what could not be looked at."""

    rows: pd.DataFrame
    text: str
    worries: Sequence[str]
    refused: Sequence[str] = ()


def check_paths(paths: Sequence[str | Path], language: str = "en", **options: Any) -> Report:
    """Report on each corpus folder and each raw file, in words of `language`.

    The `delimiter` and `encoding` of files are found out, or taken to be UTF-8, unless `options` name them.
    Reasons of losses and findings are those that the importers wrote down, in English. Of several, one that cannot be
    looked at is a worry beside the others.

    The rows hold one fact each: `path`, `topic`, `item`, `value`, `of`, `examples`.
    """
    look = _check if len(paths) == 1 else _check_or_worry
    reports = [look(Path(path), language, options) for path in paths]
    return Report(
        pd.concat([report.rows for report in reports], ignore_index=True),
        "\n\n".join(report.text for report in reports),
        [worry for report in reports for worry in report.worries],
        [one for report in reports for one in report.refused],
    )


def _check_or_worry(path: Path, language: str, options: Mapping[str, Any]) -> Report:
    try:
        return _check(path, language, options)
    except InputError as error:
        said = str(error)
        return Report(_rows(path, [{"topic": "worry", "item": said}]), said, [said], refused=[said])


def _check(path: Path, language: str, options: Mapping[str, Any]) -> Report:
    if path.is_dir() and not (path / MANIFEST).exists() and not is_built(path):
        raise InputError("this folder is no corpus", where=str(path),
                         fix=f"look at the files in it: citenet check {path}/*; or import them: "
                             f"citenet import auto {path} -o CORPUS")
    if path.is_dir() or path.name == MANIFEST:
        return _corpus(path if path.is_dir() else path.parent, language)
    return _file(path, language, options)


def _corpus(path: Path, language: str) -> Report:
    found = check_corpus(read_corpus(path))
    facts: list[dict[str, Any]] = [{"topic": "table", "item": name, "value": rows}
                                   for name, rows in found["tables"].items()]
    facts += [{"topic": "coverage", "item": row["what"], "value": row["documents"], "of": row["of_documents"]}
              for row in found["coverage"]]
    total = found["citations"]["citations"]
    facts += [{"topic": "citations", "item": name.replace("_", " "), "value": value,
               "of": None if name.startswith(COUNTS_OF_OTHERS) else total}
              for name, value in found["citations"].items()]
    facts += [{"topic": "loss" if loss["is_loss"] else "repetition", "item": f"{loss['step']}: {loss['reason']}",
               "value": loss["rows"], "of": loss["rows_in"], "examples": loss["examples"]} for loss in found["losses"]]
    facts += [{"topic": "finding", "item": one["finding"], "value": one["rows"], "of": one["of"],
               "examples": one["examples"]} for one in found["findings"]]
    facts += [{"topic": "year", "item": str(row.get("year", row.get("year_from"))), "value": _count(row)}
              for row in found["years"] if row.get("year", row.get("year_from"))]
    facts += [{"topic": "worry", "item": worry} for worry in found["worries"]]
    return Report(_rows(path, facts), _text(path, found, facts, language), found["worries"])


def _file(path: Path, language: str, options: Mapping[str, Any]) -> Report:
    found = _look_at(path, options)
    facts = [{"topic": "file", "item": key, "value": found[key]}
             for key in ("form", "delimiter", "encoding", "rows", "kind", "why", "lacks", "command") if found.get(key)]
    facts += [{"topic": "column", "item": row["column"], "value": row["looks_like"], "examples": row["values"]}
              for row in found["columns"]]
    lines = [str(path)]
    if found["columns"]:
        columns = pd.DataFrame(found["columns"])
        columns["values"] = [_cut(", ".join(map(str, values))) for values in columns["values"]]
        lines = [text("check.rows_of", language, path=str(path), n=found["rows"]), "", as_table(columns, language), ""]
    lines += [text("check.looks_like", language, kind=found["kind"])] if found.get("kind") else []
    lines += [str(found[key]) for key in ("lacks", "command") if found.get(key)]
    return Report(_rows(path, facts), "\n".join(lines), [found["lacks"]] if found.get("lacks") else [])


def _look_at(path: Path, options: Mapping[str, Any]) -> dict[str, Any]:
    """Say of a table what stands in it, and of any file what it is as far as `citenet import auto` knows it.

    Raises
    ------
    InputError
        When it is no table, and nothing tells what else it is.
    """
    evidence = recognise_files(path, **options)[0].evidence if not is_stream(path) else None
    known = {"kind": evidence.name, "why": evidence.why, "lacks": evidence.unusable,
             "command": evidence.fix or IMPORT} if evidence and evidence.confidence else {}
    try:
        found = check_file(path, **options)
    except InputError as error:
        if not known:
            raise
        # What reads tables alone refuses the file for the same reason.
        refused = {"lacks": str(error), "command": None} if evidence and evidence.format in OF_TABLES else {}
        return known | refused | {"columns": []}
    return found if found["kind"] or not known or known["lacks"] else found | known | {"lacks": found["lacks"]}


def _rows(path: Path, facts: Sequence[Mapping[str, Any]]) -> pd.DataFrame:
    columns = ["path", "topic", "item", "value", "of", "examples"]
    rows = [[str(path), *(fact.get(name) for name in columns[1:])] for fact in facts]
    return pd.DataFrame(rows, columns=columns, dtype=object)


def _text(path: Path, found: Mapping[str, Any], facts: Sequence[Mapping[str, Any]], language: str) -> str:
    about = found["about"]
    unit = f"check.unit_{about['unit']}"
    title = text("check.title", language, path=str(path), importer=about["importer"],
                 unit=text(unit, language) if unit in catalogue() else about["unit"])
    parts = [title + (f", {text('check.simulated', language)}" if about["simulated"] else "")]
    nothing = f"  {text('check.nothing', language)}"
    for topic in ("table", "coverage", "citations", "loss", "repetition", "finding"):
        lines = [_line(fact, language) for fact in facts if fact["topic"] == topic]
        if lines or topic in ("loss", "finding"):
            parts.append(f"{text(f'check.{topic}', language)}\n" + ("\n".join(lines) or nothing))
    years = [fact["item"] for fact in facts if fact["topic"] == "year"]
    if years:
        span = text("check.span", language, first=years[0], last=years[-1])
        parts.append(f"{text('check.years', language)}\n  {span}")
    worries = "\n".join(f"  {worry}" for worry in found["worries"])
    parts.append(f"{text('check.worry', language)}\n{worries or nothing}")
    return "\n\n".join(parts)


def _line(fact: Mapping[str, Any], language: str) -> str:
    of, value = fact.get("of"), fact["value"]
    share = f" {text('check.of', language)} {number(of, language, '0'):>11}  {number(value / of, language, '1%'):>6}" \
        if of else ""
    such_as = text("check.such_as", language)
    examples = f"  ({such_as} {', '.join(map(str, fact['examples'][:3]))})" if fact.get("examples") else ""
    key = f"check_item.{fact['item'].replace('_', ' ')}"
    item = text(key, language) if fact["topic"] in NAMED and key in catalogue() else fact["item"]
    return f"  {number(value, language, '0'):>11}{share}  {item}{examples}"


def _cut(text: str) -> str:
    return text if len(text) <= LONG else f"{text[:LONG - 1]}…"


def _count(row: Mapping[str, Any]) -> float:
    return next(value for key, value in row.items() if key in ("documents", "citations"))

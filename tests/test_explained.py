"""All SQL that ships meets EXPLAIN, and none of it joins all with all: on a large corpus that would fill the disk."""

from __future__ import annotations

import ast
import json
import re
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path

import duckdb
import networkx
import pandas as pd
import pytest

import citenet
from citenet import importers
from citenet.aggregate.steps import write_counting
from citenet.classify import rule_table
from citenet.corpus import read_corpus
from citenet.engine import connect, quoted, statements
from citenet.flows import CountingRules, Grain
from citenet.harmonise import harmonise_corpus, propose
from citenet.pipeline.analysis import count
from citenet.pipeline.assets import asset_table
from citenet.pipeline.counting import technologies_of, technology_ids
from citenet.pipeline.explaining import explain_subjects
from citenet.pipeline.fine_classes import by_classes
from citenet.pipeline.places import open_corpus, sample_folder
from citenet.settings import Settings
from citenet.tables import write_table

from .harmonise.test_propose import NAMES
from .importers import (
    test_derwent,
    test_flows,
    test_google,
    test_lens,
    test_oecd,
    test_patentsview,
    test_patstat,
    test_uspto,
)
from .plans import watching

SETTINGS = Settings(draws=0)
TECHNOLOGIES = [*technology_ids(SETTINGS), "all"]

PLACEHOLDER = re.compile(r"\{\w*\}")
JOINS = re.compile(r"\bjoin\b|\(\s*(select|from)\b|\bfrom \w+, \w+", re.IGNORECASE)
"""What stands in Python wherever a query reads more than one relation, and hardly in other texts."""
TRANSLATIONS = Path("engine", "dialects.py")
"""Holds SQL that DuckDB is never told."""


def test_all_sql_that_ships_is_explained_and_joins_nothing_with_all(tmp_path):
    with watching() as reading:
        import_every_format(tmp_path)
        propose(NAMES)
        harmonise_corpus(read_corpus(shutil.copytree(sample_folder(), tmp_path / "harmonised")))
    with watching(rules=len(TECHNOLOGIES)) as counting:
        count_every_way(tmp_path)
        run_as_script(tmp_path)
    assert untold(Path(citenet.__file__).parent, {*reading, *counting}) == [], "run these above as well"


def test_a_text_that_is_not_run_would_be_named(tmp_path):
    (tmp_path / "new.sql").write_text("from a join b using (i) where a.i > {least};\n")
    (tmp_path / "new.py").write_text('query = f"select {n} from a, b where a.i <> b.i"\n')
    assert untold(tmp_path, ["from a join b using (i)"]) == ["new.py:1", "new.sql"]
    assert untold(tmp_path, ["from a join b using (i) where a.i > 5", "select 5 from a, b where a.i <> b.i"]) == []


ALLOWED = [
    "from many as a join few as b on a.i = b.i and a.organisation <> b.organisation",
    "from many join (select max(i) as last from few) on i < last",
    "from many join rules on i between first and last",
]
REFUSED = [
    "from few as a join few as b on a.organisation <> b.organisation",
    "create temp table pairs as from many as a join few as b on a.i > b.i",
    "insert into few select a.* from many as a, few as b",
    "from many join many_rules on i between first and last",
]


def test_a_join_of_all_with_all_does_not_run_however_small_the_tables_of_a_test():
    rules = pd.DataFrame({"first": [1, 5], "last": [3, 9]})
    with watching(rules=len(rules)), connect() as connection:
        connection.execute("create table many as select i, 'O' || i as organisation from range(9000) as t(i)")
        connection.execute("create table few as from many limit 2")
        connection.register("rules", rules)
        connection.register("many_rules", pd.concat([rules] * 2))
        for query in ALLOWED:
            connection.execute(query)
        for query in REFUSED:
            with pytest.raises(AssertionError, match="of all with all"):
                connection.execute(query)


def untold(package: Path, told: Iterable[str]) -> list[str]:
    """Name the SQL files, and the lines of Python with joins, whose text is in none of the queries."""
    return sorted(where for where, parts in texts(package)
                  if not any(map(re.compile(".*".join(map(re.escape, parts)), re.DOTALL).search, told)))


def texts(package: Path) -> Iterator[tuple[str, list[str]]]:
    """Go through the SQL of a package: where it is, and its parts between what is put in."""
    for path in package.rglob("*.sql"):
        yield f"{path.relative_to(package)}", PLACEHOLDER.split(path.read_text(encoding="utf-8").rstrip().rstrip(";"))
    for path in package.rglob("*.py"):
        if path.relative_to(package) != TRANSLATIONS:
            for line, parts in texts_in(ast.parse(path.read_text(encoding="utf-8"))):
                if JOINS.search("{}".join(parts)):
                    yield f"{path.relative_to(package)}:{line}", parts


def texts_in(module: ast.Module) -> Iterator[tuple[int, list[str]]]:
    """Go through the texts in a module, but for docstrings."""
    nodes = list(ast.walk(module))
    known = {node.value for node in nodes if isinstance(node, ast.Expr)}
    for node in nodes:
        if isinstance(node, ast.JoinedStr):
            parts = list(ast.iter_child_nodes(node))
            known.update(parts)
            yield node.lineno, "".join(part.value if isinstance(part, ast.Constant) else "{}"
                                       for part in parts).split("{}")
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in known:
            yield node.lineno, PLACEHOLDER.split(node.value)


def import_every_format(folder: Path) -> None:
    """Run the importers, one of those that share their SQL; merge and check what they made."""
    graph = networkx.DiGraph([("US 1", "EP 2"), ("EP 2", "WO 3")])
    lens = [test_lens.record("001", "US 20150168156 A1", applicants=[("Foo", "NL")]),
            test_lens.record("002", "EP 3560987 A1", cites=[test_lens.document("001")])]
    for importer, files in {
        importers.import_derwent: {"set.ciw": test_derwent.FAMILY},
        importers.import_google: {"set.jsonl": "\n".join(map(json.dumps, test_google.ROWS))},
        importers.import_graph: {"set.gexf": "\n".join(networkx.generate_gexf(graph))},
        importers.import_lens: {"set.jsonl": "\n".join(map(json.dumps, lens))},
        importers.import_oecd: {name: "\n".join(lines) for name, lines in test_oecd.PARTS.items()},
        importers.import_patentsview: {f"{name}.tsv": test_patentsview.text(rows)
                                       for name, rows in test_patentsview.TABLES.items()},
        importers.import_patstat: test_patstat.TABLES,
        importers.import_uspto: {"grants.xml": test_uspto.OLDER + test_uspto.NEWER},
    }.items():
        importer(written(folder / f"{importer.__name__} files", files), folder / importer.__name__)
    tables = written(folder / "tables", {
        "edges.csv": "citing,cited\nUS1,US2\nUS2,US3\n", "quote.csv": 'citing,cited\nUS1,US2\nUS2,"US3\n',
        "patents.csv": "patent,country,organisation,ipc\nUS1B2,NL,FOO,A01B 1/00\n",
        "flows.csv": test_flows.TABLE, "entities.csv": "entity,families\nNL,3\nDE,2\n"})
    importers.check_file(tables / "edges.csv")
    importers.import_edges(tables / "edges.csv", folder / "edges", patents=tables / "patents.csv")
    importers.import_edges(tables / "quote.csv", folder / "an open quote")
    duckdb.execute(f"copy (select 'US1' as patent, ['FOO', 'BAR'] as organisation) to '{tables}/p.parquet'")
    importers.import_edges(tables / "edges.csv", folder / "lists", patents=tables / "p.parquet")
    importers.import_flows(tables / "flows.csv", folder / "flows without entities")
    importers.import_flows(tables / "flows.csv", folder / "flows", entities=tables / "entities.csv")
    importers.merge_corpora([folder / "import_patstat", folder / "import_google"], folder / "merged")
    for name in ("merged", "flows"):
        importers.check_corpus(read_corpus(folder / name))


def count_every_way(folder: Path) -> None:
    """Count by arrays, by statements and from a table, and ask for what is asked beyond flows."""
    counted = count(open_corpus(), SETTINGS)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("citenet.tables.files.SPELT", 0)
        write_table(counted.flows.citations, folder / "citations.parquet")
    asset_table(counted)
    list(by_classes(counted))
    count(open_corpus(), Settings(engine="duckdb", citation_weight="source_normalised", draws=2))
    count(read_corpus(folder / "flows"), SETTINGS)
    explain_subjects(["US1"], SETTINGS, corpus=str(folder / "edges"))


def run_as_script(folder: Path) -> None:
    """Tell DuckDB what `citenet sql` writes down for other engines."""
    public = folder / "import_google files" / "set.jsonl"
    with connect() as connection:
        connection.execute(f"create view publications as from read_json({quoted(public)})")
        for name in ("publications", "families", "family_facts"):
            connection.execute(statements("citenet.corpus", f"{name}.sql"))
        write_counting(connection, rule_table(technologies_of(SETTINGS), tiers=("core",)), technologies=TECHNOLOGIES,
                       rules=CountingRules(self_citations="drop", reach=5), grain=Grain("2010-2014,2012-2016"))


def written(folder: Path, files: dict[str, str]) -> Path:
    folder.mkdir()
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder

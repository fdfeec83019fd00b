"""How do the SQL files read in another dialect? As sqlglot translates them, and by the few rules below."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from types import ModuleType
from typing import TYPE_CHECKING

from citenet.errors import MissingExtraError

if TYPE_CHECKING:
    from sqlglot.expressions import Expression

INSTALL = 'in the folder of citenet: pip install -e ".[spark]"'


def sqlglot() -> ModuleType:
    """Return the library that translates SQL.

    Raises
    ------
    MissingExtraError
        When it is not installed.
    """
    try:
        import sqlglot
    except ImportError as error:
        raise MissingExtraError("sqlglot, which translates SQL, is not installed", fix=INSTALL) from error
    return sqlglot


def translate(text: str, dialect: str) -> Iterator[Expression]:
    """Go through the statements of DuckDB's SQL, each as `dialect` can run it.

    Parameters
    ----------
    text : str
        One statement or several.
    dialect : {"duckdb", "spark", "bigquery"}
        The dialect meant; the SQL is the statement's method ``sql`` of the same.

    Raises
    ------
    MissingExtraError
        When sqlglot is not installed.

    Examples
    --------
    >>> for statement in translate("select n // 2 as half from sets", "spark"):
    ...     print(statement.sql("spark"))
    SELECT n DIV 2 AS half FROM sets
    """
    for statement in sqlglot().parse(text, read="duckdb"):
        if statement is not None:
            yield statement.transform(_rules(dialect))


def _rules(dialect: str) -> Callable[[Expression], Expression]:
    """Return what must be written in another way, node by node."""
    changes = {"duckdb": {}, "spark": _SPARK, "bigquery": _BIGQUERY}[dialect]

    def change(node: Expression) -> Expression:
        rule = changes.get(node.key)
        return rule(node) if rule else node

    return change


def _function(name: str) -> Callable[[Expression], Expression]:
    """Call a function of two arguments by its name."""
    return lambda node: sqlglot().func(name, node.this, node.expression)


def _common_element(node: Expression) -> Expression:
    return sqlglot().parse_one(
        f"exists (select 1 from unnest({node.this.sql('bigquery')}) as one "
        f"where one in unnest({node.expression.sql('bigquery')}))", read="bigquery")


def _hash(name: str, *, of_text: bool = False) -> Callable[[Expression], Expression]:
    """Rename the hash, which only tells parties and sets apart and is stored nowhere; some know that of texts only."""
    def rename(node: Expression) -> Expression:
        if node.name.lower() != "hash":
            return node
        hashed = node.expressions[0]
        return sqlglot().func(name, sqlglot().exp.cast(hashed, "text") if of_text else hashed)
    return rename


def _wide_decimal(node: Expression) -> Expression:
    """Take the decimals that have 18 digits behind the point: the others of BigQuery have nine."""
    types = sqlglot().exp.DataType
    return types.build("bigdecimal") if node.this == types.Type.DECIMAL else node


def _hadoop_path(node: Expression) -> Expression:
    """Name the file that is read as Hadoop does, which has other signs of patterns, and no option for it."""
    path = re.sub(r"\[([*?[])\]", r"\1", node.expressions[0].name)
    expressions = sqlglot().exp
    literal = expressions.Literal.string(re.sub(r"([][{}*?\\])", r"\\\1", path))
    return expressions.ReadParquet(expressions=[literal])


def _table_for_view(node: Expression) -> Expression:
    """Make a table of what would be a temporary view, which BigQuery has not."""
    node.set("kind", "TABLE")
    return node


Rules = Mapping[str, Callable[["Expression"], "Expression"]]

_SPARK: Rules = {"arrayoverlaps": _function("arrays_overlap"), "anonymous": _hash("xxhash64"),
                 "readparquet": _hadoop_path}
_BIGQUERY: Rules = {"arrayoverlaps": _common_element, "anonymous": _hash("farm_fingerprint", of_text=True),
                    "create": _table_for_view, "datatype": _wide_decimal}

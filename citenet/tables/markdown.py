"""How does a table look in Markdown? Names that come from outside stay text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from citenet.reference.wording import heading
from citenet.tables.cells import cells_of

if TYPE_CHECKING:
    import pandas as pd

_MARKS = re.compile(r"([\\`*\[\]|~]|(?<![^\W_])_|_(?![^\W_]))")
_TO_TEXT = {ord("&"): "&amp;", ord("<"): "&lt;", ord(">"): "&gt;"}


def escaped(text: str) -> str:
    r"""Return `text` on one line, so that no sign in it marks anything.

    Examples
    --------
    >>> escaped("a|b *c* <i>"), escaped("source_hhi _x_")
    ('a\\|b \\*c\\* &lt;i&gt;', 'source_hhi \\_x\\_')
    """
    line = " ".join("".join(sign if sign >= " " else " " for sign in text).split())
    return _MARKS.sub(r"\\\1", line.translate(_TO_TEXT))


def as_markdown(rows: pd.DataFrame, language: str = "en") -> str:
    """Return the rows as a Markdown table, numbers to the right; headings, words and numbers are those of the language.

    Examples
    --------
    >>> import pandas as pd
    >>> print(as_markdown(pd.DataFrame({"country": ["NL", "DE"], "balance": [-0.25, float("nan")]})))
    | country | balance |
    | --- | ---: |
    | NL | -0.250 |
    | DE | · |
    """
    right = [kind.kind in "iuf" for kind in rows.dtypes]
    return table_of([heading(str(name), language) for name in rows.columns], cells_of(rows, language), right)


def table_of(heads: Sequence[str], body: Sequence[Sequence[str]], right: Sequence[bool]) -> str:
    """Return a Markdown table of texts, those of the columns in `right` to the right."""
    lines = [heads, *body]
    written = ["| " + " | ".join(map(escaped, line)) + " |" for line in lines]
    rule = "| " + " | ".join("---:" if number else "---" for number in right) + " |"
    return "\n".join([written[0], rule, *written[1:]])

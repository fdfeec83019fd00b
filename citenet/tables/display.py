"""How do objects show themselves in a notebook? A caption and a small table: escaped, without script or style."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from citenet.tables.cells import cells_of
from citenet.tables.markdown import as_markdown, escaped

if TYPE_CHECKING:
    import pandas as pd

MOST_ROWS = 10


class Shown:
    """An object that notebooks show as a caption and a small table, which it tells by `shown`."""

    def shown(self) -> tuple[str, pd.DataFrame]:
        """Return a caption, and rows of which the first `MOST_ROWS` are shown."""
        raise NotImplementedError

    def _repr_html_(self) -> str:
        caption, rows = self.shown()
        heads = "".join(f'<th scope="col">{escape(str(name))}</th>' for name in rows.columns)
        body = "".join(f"<tr>{''.join(f'<td>{escape(value)}</td>' for value in row)}</tr>"
                       for row in cells_of(rows.head(MOST_ROWS)))
        return (f"<table><caption>{escape(_counted(caption, rows))}</caption>"
                f"<thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table>")

    def _repr_markdown_(self) -> str:
        caption, rows = self.shown()
        return f"{escaped(_counted(caption, rows))}\n\n{as_markdown(rows.head(MOST_ROWS))}"


def _counted(caption: str, rows: pd.DataFrame) -> str:
    return caption if len(rows) <= MOST_ROWS else f"{caption} · {MOST_ROWS} / {len(rows):,}"

"""In which forms does a table leave a program? Files, JSON, and text for readers."""

from citenet.tables.cells import cell, cells_of
from citenet.tables.display import Shown
from citenet.tables.files import write_table
from citenet.tables.json_text import as_json, plain, records, write_json
from citenet.tables.markdown import as_markdown
from citenet.tables.terminal import as_table

__all__ = ["Shown", "as_json", "as_markdown", "as_table", "cell", "cells_of", "plain", "records",
           "write_json", "write_table"]

"""In which forms does a table leave a program? Files, JSON, and text for readers."""

from citenet.tables.files import write_table
from citenet.tables.json_text import as_json, plain, records, write_json

__all__ = ["as_json", "plain", "records", "write_json", "write_table"]

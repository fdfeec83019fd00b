"""Where do the data live? A folder of Parquet tables, with a manifest that accounts for every row."""

from citenet.corpus.families import WORKED_OUT, write_family_tables
from citenet.corpus.folder import new_folder
from citenet.corpus.tables import (
    FLOW_TABLES,
    MANIFEST,
    PATENT_TABLES,
    SCHEMA,
    Corpus,
    file_hash,
    read_corpus,
    write_manifest,
)

__all__ = ["FLOW_TABLES", "MANIFEST", "PATENT_TABLES", "SCHEMA", "WORKED_OUT", "Corpus", "file_hash", "new_folder",
           "read_corpus", "write_family_tables", "write_manifest"]

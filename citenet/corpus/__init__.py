"""Where do the data live? In a folder: its tables, what is worked out of them, and how it comes into being."""

from citenet.corpus.arrays import UNDATED, FamilyArrays, family_arrays
from citenet.corpus.families import WORKED_OUT, write_family_tables
from citenet.corpus.folder import OF_A_CORPUS, link_others, new_folder
from citenet.corpus.no_loss import is_loss
from citenet.corpus.tables import (
    FLOW_TABLES,
    MADE_OF,
    MANIFEST,
    PATENT_TABLES,
    SCHEMA,
    Corpus,
    as_it_lies,
    file_hash,
    read_corpus,
    write_manifest,
)

__all__ = ["FLOW_TABLES", "MADE_OF", "MANIFEST", "OF_A_CORPUS", "PATENT_TABLES", "SCHEMA", "UNDATED", "WORKED_OUT",
           "Corpus", "FamilyArrays", "as_it_lies", "family_arrays", "file_hash", "is_loss", "link_others",
           "new_folder", "read_corpus", "write_family_tables", "write_manifest"]

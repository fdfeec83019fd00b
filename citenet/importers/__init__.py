"""How do files of others become a corpus? One importer a kind of file, and one step they share."""

from citenet.importers.again import import_unless_made
from citenet.importers.auto import import_recognised
from citenet.importers.check import check_corpus
from citenet.importers.derwent import import_derwent
from citenet.importers.docdb import import_docdb
from citenet.importers.edges import import_edges
from citenet.importers.flows import import_flows
from citenet.importers.google import import_google
from citenet.importers.graph_file import import_graph
from citenet.importers.lens import import_lens
from citenet.importers.merge import merge_corpora
from citenet.importers.nber import import_nber
from citenet.importers.oecd import import_oecd
from citenet.importers.patents import import_patents
from citenet.importers.patentsview import import_patentsview
from citenet.importers.patstat import import_patstat
from citenet.importers.profile import check_file
from citenet.importers.recognise_file import recognise_files
from citenet.importers.source import is_stream
from citenet.importers.uspto import import_uspto

__all__ = [
    "check_corpus", "check_file", "import_derwent", "import_docdb", "import_edges", "import_flows", "import_google",
    "import_graph", "import_lens", "import_nber", "import_oecd", "import_patents", "import_patentsview",
    "import_patstat", "import_recognised", "import_unless_made", "import_uspto", "is_stream", "merge_corpora",
    "recognise_files",
]

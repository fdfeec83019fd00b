"""What leaves citenet: pages that people open, tables and graph files that other tools read."""

from citenet.report.context import PageContext
from citenet.report.graph_files import write_graph
from citenet.report.index_page import index_page
from citenet.report.network_page import network_page
from citenet.report.table_files import as_json, records, write_json, write_table
from citenet.report.terminal import as_table
from citenet.report.view import View

__all__ = ["PageContext", "View", "as_json", "as_table", "index_page", "network_page", "records", "write_graph",
           "write_json", "write_table"]

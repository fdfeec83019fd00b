"""What leaves citenet: pages and text that people read."""

from citenet.report.context import PageContext
from citenet.report.index_page import index_page
from citenet.report.network_page import network_page
from citenet.report.terminal import as_table
from citenet.report.view import View

__all__ = ["PageContext", "View", "as_table", "index_page", "network_page"]

"""What leaves citenet: pages and text that people read."""

from citenet.report.bilateral_page import bilateral_page
from citenet.report.context import PageContext
from citenet.report.evidence import Evidence
from citenet.report.index_page import index_page
from citenet.report.network_page import network_page
from citenet.report.pair import PairEvidence
from citenet.report.summary import account_in_words, summary
from citenet.report.technology import technology_page
from citenet.report.view import RENDERERS, USUAL_SHOWN, USUAL_VIEW, View

__all__ = ["RENDERERS", "USUAL_SHOWN", "USUAL_VIEW", "Evidence", "PageContext", "PairEvidence", "View",
           "account_in_words", "bilateral_page", "index_page", "network_page", "summary", "technology_page"]

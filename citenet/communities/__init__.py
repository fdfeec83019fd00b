"""Which entities of a large network belong together, which links say so, and who stands in between?"""

from citenet.communities.backbone import Backbone, backbone
from citenet.communities.betweenness import betweenness
from citenet.communities.components import strong_components
from citenet.communities.leiden import Communities, leiden
from citenet.communities.pagerank import pagerank

__all__ = ["Backbone", "Communities", "backbone", "betweenness", "leiden", "pagerank", "strong_components"]

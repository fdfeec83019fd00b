"""In which order do the verbs come? The stories that the command line and notebooks call."""

from citenet.pipeline.analysis import analyse, analyses, count
from citenet.pipeline.asking import Question, ask_cores, ask_scores, scores
from citenet.pipeline.build import build
from citenet.pipeline.exposure import ask_partners, ask_whatif
from citenet.pipeline.judging import ask_judgement
from citenet.pipeline.places import open_corpus
from citenet.pipeline.sampling import make_sample
from citenet.pipeline.writing import export_network, write_flows, write_network

__all__ = ["Question", "analyse", "analyses", "ask_cores", "ask_judgement", "ask_partners", "ask_scores", "ask_whatif",
           "build", "count", "export_network", "make_sample", "open_corpus", "scores", "write_flows", "write_network"]

"""Which raw applicant names are one organisation? Rules normalise, likeness proposes, a reviewed table decides."""

from citenet.harmonise.decisions import Decisions, decided, read_decisions
from citenet.harmonise.evaluate import Agreement, b_cubed_agreement, pairwise_agreement
from citenet.harmonise.normal import NormalName, normalise_name, normalise_names
from citenet.harmonise.organisations import harmonise_names
from citenet.harmonise.parties import applicant_names, harmonise_corpus
from citenet.harmonise.propose import propose

__all__ = ["Agreement", "Decisions", "NormalName", "applicant_names", "b_cubed_agreement", "decided",
           "harmonise_corpus", "harmonise_names", "normalise_name", "normalise_names", "pairwise_agreement",
           "propose", "read_decisions"]

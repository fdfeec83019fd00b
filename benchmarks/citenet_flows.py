"""citenet as it is measured: ten technologies between countries in one window or, when asked, everything.

"Everything" is both levels, several windows, resampling buckets and, between countries, all patents beside the ten.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from citenet.aggregate import aggregate_patents, distinct_symbols
from citenet.classify import ruled_subclasses, technology_masks
from citenet.corpus import read_corpus
from citenet.engine import Engine
from citenet.flows import LEVELS, CountingRules, Grain
from citenet.reference.technologies import load_technologies
from citenet.tables import write_table

ALL, BUCKETS = "all", 128
"""As in citenet/pipeline/counting.py, which would load pages and indicators too."""

parser = argparse.ArgumentParser()
parser.add_argument("corpus")
parser.add_argument("technologies")
parser.add_argument("output", type=Path)
parser.add_argument("--everything", metavar="WINDOWS")
parser.add_argument("--memory")
given = parser.parse_args()

corpus, technologies = read_corpus(given.corpus), load_technologies(given.technologies)
symbols = distinct_symbols(corpus, subclasses=ruled_subclasses(technologies))
names = [technology.id for technology in technologies]
flows = aggregate_patents(
    corpus, {**symbols, "mask": technology_masks(symbols, technologies)}, rules=CountingRules(),
    technologies=[*names, ALL] if given.everything else names,
    grain=Grain(given.everything, LEVELS, BUCKETS, without_all=("organisation",)) if given.everything
    else Grain(levels=("country",)),
    engine=Engine(memory=given.memory))
write_table(flows.coded["citations"], given.output)

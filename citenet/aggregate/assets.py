"""What is the value of each family made of? Its kind, citations weighted by the citing side, offices, and owners."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import duckdb
import pandas as pd

from citenet.aggregate.inputs import offer_inputs, offer_rules, run
from citenet.corpus import Corpus
from citenet.engine import connect
from citenet.flows import LEVELS, CountingRules, Grain


class FamilyAssets:
    """The families of a corpus, one row each: for thousands or a few million of them, not for hundreds."""

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        self._connection = connection

    def kinds(self) -> pd.DataFrame:
        """Return office of the first document, year, field, number of references and bucket, by family."""
        kinds = self._connection.execute("select * exclude (recorded) from family_kinds where recorded order by family")
        return kinds.df().set_index("family")

    def filings(self) -> pd.DataFrame:
        """Return the offices at which each family has a document: columns family, office."""
        return self._connection.execute("from family_filings").df()

    def weighted_citations(self, weight: pd.Series) -> pd.Series:
        """Add up, for each cited family, the weight of the families that cite it, other organisations' only."""
        self._connection.register("weights", weight.rename("weight").rename_axis("family").reset_index())
        found = self._connection.execute("""
            select counted_citations.cited as family, sum(weights.weight order by weights.weight) as citations
            from counted_citations
            join weights on counted_citations.citing = weights.family
            join families as citing on counted_citations.citing = citing.family
            join families as cited on counted_citations.cited = cited.family
            where citing.organisation_set = 0 or citing.organisation_set <> cited.organisation_set
            group by counted_citations.cited order by all""").df()
        return found.set_index("family")["citations"]

    def shares(self, technology: str, level: str) -> pd.DataFrame:
        """Return the owners of the families of a technology: columns entity, family, share."""
        column = "country_set" if level == "country" else "organisation_set"
        return self._connection.execute(f"""
            select entities.name as entity, families.family, set_members.parts / set_members.total as share
            from families
            join technologies on technologies.technology = ? and ((families.mask >> technologies.bit) & 1) = 1
            join set_members on set_members.level = {LEVELS.index(level)} and families.{column} = set_members.set_id
            join entities on set_members.entity = entities.entity
            where families.recorded order by all""", [technology]).df()



@contextmanager
def family_assets(corpus: Corpus, class_masks: pd.DataFrame, *, technologies: Sequence[str],
                  rules: CountingRules, grain: Grain, memory: str | None = None) -> Iterator[FamilyAssets]:
    """Open the families of a corpus for valuing, within `memory`; else arguments as for :func:`aggregate_patents`."""
    with connect(memory=memory) as connection:
        offer_inputs(connection, corpus, class_masks, list(technologies))
        offer_rules(connection, technologies, rules, grain)
        run(connection, "entities.sql")
        run(connection, "families.sql")
        connection.execute("create temp view counted_citations as from family_citations")
        run(connection, "kinds.sql")
        run(connection, "assets.sql")
        yield FamilyAssets(connection)

"""What is put in order with arrays, because it costs less, is what the SQL for other engines says."""

import pytest

from citenet.corpus.families import INPUTS
from citenet.engine import connect, quoted, statements

from ..aggregate.conftest import random_corpus  # noqa: F401 - a fixture


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("table", ["family_facts", "family_symbols"])
def test_tables_that_arrays_put_in_order_hold_what_the_sql_says(random_corpus, seed, table):  # noqa: F811
    corpus = random_corpus(seed, n=200)
    with connect() as connection:
        for name in INPUTS:
            connection.execute(f"create temp view {name} as from read_parquet({quoted(corpus.table(name))})")
        for name in ("families", "family_facts"):
            connection.execute(statements("citenet.corpus", f"{name}.sql"))
        told = connection.execute(f"from {table} order by all").fetchall()
        connection.execute("set preserve_insertion_order = true")
        assert connection.execute(f"from read_parquet({quoted(corpus.table(table))})").fetchall() == told
    assert len(told) > 50


def test_families_share_a_set_when_the_same_parties_hold_the_same_parts(random_corpus):  # noqa: F811
    corpus = random_corpus(1, n=400)
    with connect() as connection:
        for name in ("patents", "parties", "family_facts", "entity_sets"):
            connection.execute(f"create temp view {name} as from read_parquet({quoted(corpus.table(name))})")
        held = connection.execute("""
            select family, list_sort(list(distinct organisation)), any_value(organisations) from parties
            join patents using (patent) join family_facts using (family)
            where role = 'applicant' and organisation is not null group by family""").fetchall()
        sets = dict(connection.execute("""
            select set_id, list_sort(list(entity)) from entity_sets where level = 'organisation' group by set_id
            """).fetchall())
    assert all(sets[set_id] == owners for _, owners, set_id in held)
    named = {set_id for _, owners, set_id in held if len(owners) > 1}
    assert len(named) == len({tuple(owners) for _, owners, _ in held if len(owners) > 1}) > 3

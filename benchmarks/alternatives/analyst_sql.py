"""Plain SQL as an analyst would write it: long tables, joins, one sum. DuckDB runs it."""

import sys

import duckdb
from tables import PUBLISHED, files, is_corpus

QUERY = """
with countries as (
    select family, country, count(*) / sum(count(*)) over (partition by family) as share
    from (
        select distinct family, coalesce(organisation, name), country
        from parties join patents using (patent)
        where role = 'applicant' and country is not null
    )
    group by family, country
),
fields as (
    select distinct family, technology
    from classes join patents using (patent) join symbols using (scheme, symbol)
)
select a.technology, coalesce(x.country, 'unknown') as citing, coalesce(y.country, 'unknown') as cited,
    sum(coalesce(x.share, 1) * coalesce(y.share, 1)) as citations
from family_citations as c
join fields as a on c.citing = a.family
join fields as b on c.cited = b.family and a.technology = b.technology
left join countries as x on c.citing = x.family
left join countries as y on c.cited = y.family
group by all
"""


def main(folder: str, symbols: str, output: str) -> None:
    connection = duckdb.connect()
    for name, file in files(folder).items():
        connection.execute(f"create view {name} as from '{file}'")
    for name, query in () if is_corpus(folder) else PUBLISHED.items():
        connection.execute(f"create view {name} as {query}")
    connection.execute(f"create view symbols as from '{symbols}'")
    connection.execute(f"copy ({QUERY}) to '{output}' (format parquet)")


if __name__ == "__main__":
    main(*sys.argv[1:])

-- Dense numbers that depend on the documents alone. Families follow their first document and documents
-- their family, so that members stand together, and citations sorted by citing are sorted by citing family too.
with placed as (
    select *, case when family is null then document else min(document) over (partition by family) end as first_member
    from documents
),
-- A document without a family could bear the number of another's first member only if it were that member.
ordered as (
    select *, first_member is distinct from lag(first_member) over () as begins
    from (select * from placed order by first_member, document)
)
select
    cast(row_number() over () - 1 as integer) as patent,
    document,
    cast(count_if(begins) over (rows between unbounded preceding and current row) - 1 as integer) as family,
    office, priority_year, application_year, publication_year, recorded
from ordered

-- Dense numbers that depend on the documents alone. Families follow their first document and documents
-- their family, so that members stand together, and citations sorted by citing are sorted by citing family too.
with placed as (
    select *, case when family is null then document else min(document) over (partition by family) end as first_member
    from documents
),
-- A document without a family could bear the number of another's first member only if it were that member.
ordered as (
    select *, row_number() over (order by first_member, document) - 1 as number,
        dense_rank() over (order by first_member) - 1 as family_number
    from placed
)
select
    cast(number as integer) as patent,
    document,
    cast(family_number as integer) as family,
    family is not null as has_family,
    office, priority_year, application_year, publication_year, recorded, cites
from ordered

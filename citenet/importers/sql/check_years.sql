-- Described documents and the citations they make, by their first known year.
with dated as (
    select patent, recorded, coalesce(priority_year, application_year, publication_year) as year from patents
),
made as (
    select dated.year, count(*) as citations
    from citations
    join dated on citations.citing = dated.patent
    group by dated.year
),
described as (
    select year, count(*) as documents from dated where recorded group by year
)
select year, coalesce(documents, 0) as documents, coalesce(citations, 0) as citations_made
from described
full join made using (year)
order by year

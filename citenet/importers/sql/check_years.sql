-- Described documents and the citations they make, by their first known year.
with dated as (
    select patent, recorded, coalesce(priority_year, application_year, publication_year) as year from patents
)
select year, sum(documents) as documents, sum(citations_made) as citations_made
from (
    select year, count(*) as documents, 0 as citations_made from dated where recorded group by year
    union all
    select year, 0, count(*) from citations join dated on citations.citing = dated.patent group by year
)
group by year
order by year

-- The raw name beside the disambiguated one, by patent and place.
with as_written as (
    select 'applicant' as role, patent, sequence, organisation, first, last, location from assignee
    union all
    select 'inventor', patent, sequence, null, first, last, location from inventor
),
disambiguated as (
    select 'applicant' as role, patent, sequence, organisation, first, last, location from assignee_disambiguated
    union all
    select 'inventor', patent, sequence, null, first, last, location from inventor_disambiguated
),
places as (select location, min(country) as country from location group by location),
raw_places as (select location, min(country) as country from raw_location group by location)
select
    'US' || coalesce(disambiguated.patent, as_written.patent) as document,
    coalesce(disambiguated.role, as_written.role) as role,
    1 + try_cast(coalesce(disambiguated.sequence, as_written.sequence) as integer) as sequence,
    coalesce(
        cell(as_written.organisation), cell(concat_ws(' ', cell(as_written.first), cell(as_written.last))),
        cell(disambiguated.organisation), cell(concat_ws(' ', cell(disambiguated.first), cell(disambiguated.last)))
    ) as name,
    cell(disambiguated.organisation) as organisation,
    coalesce(cell(places.country), cell(raw_places.country)) as country
from disambiguated
full join as_written
    on disambiguated.role = as_written.role and disambiguated.patent = as_written.patent
    and disambiguated.sequence = as_written.sequence
left join places on disambiguated.location = places.location
left join raw_places on as_written.location = raw_places.location

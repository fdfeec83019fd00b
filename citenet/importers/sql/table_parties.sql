-- Parties from cells: the k-th applicant goes with the k-th organisation and country, one country with all.
-- Where their numbers differ otherwise, the countries stand beside the applicants as parties without a name.
-- Rows of one patent are put in the order of their cells, so that the order of the file does not matter.
with placed as (
    select *, 1 as place from party_rows anti join with_several_rows using (document)
    union all
    select *, dense_rank() over (
        partition by document order by applicant, organisation, country, inventor, inventor_country)
    from party_rows semi join with_several_rows using (document)
),
roles as (
    select document, place, 'applicant' as role, cells(applicant, getvariable('separator')) as names,
        cells(organisation, getvariable('separator')) as organisations,
        cells(country, getvariable('separator')) as countries
    from placed
    where coalesce(applicant, organisation, country) is not null
    union all
    select document, place, 'inventor', cells(inventor, getvariable('separator')), null,
        cells(inventor_country, getvariable('separator'))
    from placed
    where coalesce(inventor, inventor_country) is not null
),
counted as (
    select *, greatest(coalesce(len(names), 0), coalesce(len(organisations), 0)) as n,
        coalesce(len(countries), 0) as n_countries
    from roles
),
parties as (
    select document, place, role, unnest(range(1, n + 1)) as number, names, organisations,
        case when n_countries in (1, n) then countries end as countries
    from counted
    where n > 0
    union all
    select document, place, role, n + unnest(range(1, n_countries + 1)), null, null,
        list_resize(cast([] as varchar[]), n) || countries
    from counted
    where n_countries > 0 and (n = 0 or n_countries not in (1, n))
)
select
    document,
    role,
    cast(1000 * (place - 1) + number as integer) as sequence,
    nth(names, number) as name,
    nth(organisations, number) as organisation,
    nth(countries, number) as country
from parties

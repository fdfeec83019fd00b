-- Parties from cells: the k-th applicant goes with the k-th organisation and country, one country with all.
-- Where their numbers differ otherwise, the countries stand beside the applicants as parties without a name.
-- Rows of one patent are put in the order of their cells, so that the order of the file does not matter.
with placed as not materialized (
    select *, 1 as place from party_rows anti join with_several_rows using (document)
    union all
    select *, dense_rank() over (
        partition by document order by applicant, organisation, country, inventor, inventor_country)
    from party_rows semi join with_several_rows using (document)
),
roles as (
    select document, place, 'applicant' as role, str_split(applicant, getvariable('separator')) as names,
        str_split(organisation, getvariable('separator')) as organisations,
        str_split(country, getvariable('separator')) as countries
    from placed
    where coalesce(applicant, organisation, country) is not null
    union all
    select document, place, 'inventor', str_split(inventor, getvariable('separator')), null,
        str_split(inventor_country, getvariable('separator'))
    from placed
    where coalesce(inventor, inventor_country) is not null
),
counted as (
    select *, greatest(coalesce(len(names), 0), coalesce(len(organisations), 0)) as n,
        coalesce(len(countries), 0) as n_countries
    from roles
),
numbered as (
    select *, unnest(range(1, 1 + n + case when are_beside then n_countries else 0 end)) as number
    from (select *, n = 0 or n_countries not in (1, n) as are_beside from counted)
)
select
    document,
    role,
    cast(1000 * (place - 1) + number as integer) as sequence,
    case when number <= n then cell(nth(names, number)) end as name,
    case when number <= n then cell(nth(organisations, number)) end as organisation,
    cell(case when not are_beside then nth(countries, number) when number > n then countries[number - n] end)
        as country
from numbered

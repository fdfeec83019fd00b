-- How many described documents, and families of theirs, are known to have each thing.
with known as (
    select patent, family,
        patent in (select patent from parties where role = 'applicant' and organisation is not null) as has_organisation,
        patent in (select patent from parties where role = 'applicant' and country is not null) as has_applicant_country,
        patent in (select patent from parties where role = 'inventor' and country is not null) as has_inventor_country,
        patent in (select patent from classes) as has_class,
        priority_year is not null as has_priority_year,
        coalesce(priority_year, application_year, publication_year) is not null as has_year,
        office is not null as has_office
    from patents
    where recorded
),
families as (
    select family,
        bool_or(has_organisation) as has_organisation, bool_or(has_applicant_country) as has_applicant_country,
        bool_or(has_inventor_country) as has_inventor_country, bool_or(has_class) as has_class,
        bool_or(has_priority_year) as has_priority_year, bool_or(has_year) as has_year,
        bool_or(has_office) as has_office
    from known
    group by family
),
listed as (
    select 1 as place, 'applicant with organisation' as what, (select count(*) filter (where has_organisation) from known) as documents,
        (select count(*) filter (where has_organisation) from families) as families
    union all
    select 2, 'applicant country', (select count(*) filter (where has_applicant_country) from known),
        (select count(*) filter (where has_applicant_country) from families)
    union all
    select 3, 'inventor country', (select count(*) filter (where has_inventor_country) from known),
        (select count(*) filter (where has_inventor_country) from families)
    union all
    select 4, 'country of either', (select count(*) filter (where has_applicant_country or has_inventor_country) from known),
        (select count(*) filter (where has_applicant_country or has_inventor_country) from families)
    union all
    select 5, 'class symbol', (select count(*) filter (where has_class) from known), (select count(*) filter (where has_class) from families)
    union all
    select 6, 'priority year', (select count(*) filter (where has_priority_year) from known),
        (select count(*) filter (where has_priority_year) from families)
    union all
    select 7, 'any year', (select count(*) filter (where has_year) from known), (select count(*) filter (where has_year) from families)
    union all
    select 8, 'office', (select count(*) filter (where has_office) from known), (select count(*) filter (where has_office) from families)
)
select what, documents, (select count(*) from known) as of_documents, families,
    (select count(*) from families) as of_families
from listed
order by place

-- What is known of each family, and the symbols of its members. On one machine arrays are filled with the same.
-- Inputs: patents, classes, family_citations, and the symbols and the sets of families.

create temp view family_symbols as
select distinct patents.family, symbols.symbol_id
from classes
join symbols on classes.scheme = symbols.scheme and classes.symbol = symbols.symbol
join patents on classes.patent = patents.patent;

create temp table family_years as
select
    family,
    recorded,
    coalesce(priority_year, application_year, publication_year) as year,
    case
        when priority_year is not null then 'priority_year'
        when application_year is not null then 'application_year'
        when publication_year is not null then 'publication_year'
        else 'unknown'
    end as year_field
from (
    select
        family,
        bool_or(recorded) as recorded,
        min(priority_year) as priority_year,
        min(application_year) as application_year,
        min(publication_year) as publication_year
    from patents
    group by family
) as earliest;

create temp view family_facts as
select
    family_years.family,
    family_years.recorded,
    citing.family is not null as cites,
    family_years.year,
    family_years.year_field,
    cast(coalesce(applicant_countries, 0) as integer) as applicant_countries,
    cast(coalesce(inventor_countries, 0) as integer) as inventor_countries,
    cast(coalesce(organisations, 0) as integer) as organisations
from family_years
left join family_sets on family_years.family = family_sets.family
left join (select distinct citing as family from family_citations) as citing on family_years.family = citing.family
order by family_years.family;

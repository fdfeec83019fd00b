-- Families of one year, office and field cite alike: each such kind is a cohort, whose citations weigh alike.
-- Inputs: families, family_kinds.

create temp table cohort_kinds as
select
    cast(row_number() over (order by year, office, field) as integer) as cohort,
    year,
    office,
    field,
    count(*) filter (where recorded) as families,
    coalesce(sum("references") filter (where recorded), 0) as "references",
    sum(citations) as citations
from family_kinds
where year is not null
group by year, office, field;

create temp table citing_families as
select families.*, cohort_kinds.cohort
from families
join family_kinds on families.family = family_kinds.family
left join cohort_kinds
    on family_kinds.year = cohort_kinds.year
    and family_kinds.office is not distinct from cohort_kinds.office
    and family_kinds.field = cohort_kinds.field;

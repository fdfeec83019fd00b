-- From counts by set to citations by entity: shares are exact fractions until the last line.
-- Inputs: citation_counts, family_counts, set_members, technologies(technology, bit, is_all), settings,
-- year_windows(year, label), cohorts(cohort, year, parts, total), levels(level).

-- A citation of a cohort weighs parts/total.
create temp table cohort_windows as
select cohorts.cohort, year_windows.label, cohorts.parts, cohorts.total
from cohorts
join year_windows on cohorts.year is not distinct from year_windows.year;

create temp table mask_technologies as
select
    mask,
    technologies.technology,
    case
        when settings.technology_counting = 'whole' or technologies.is_all then 1
        else greatest(bit_count(mask & ~settings.all_bit), 1)
    end as among
from (select mask from citation_counts union select mask from family_counts) as masks
cross join settings
join technologies on ((mask >> technologies.bit) & 1) = 1;

create temp table set_citations as
select
    mask_technologies.technology,
    citation_counts.level,
    citation_counts.bucket,
    cohort_windows.label,
    citation_counts.citing_set,
    citation_counts.cited_set,
    mask_technologies.among * cohort_windows.total as among,
    cast(sum(citation_counts.n * cohort_windows.parts) as bigint) as n
from citation_counts
join levels on citation_counts.level = levels.level
join mask_technologies on citation_counts.mask = mask_technologies.mask
join cohort_windows on citation_counts.cohort is not distinct from cohort_windows.cohort
group by all;

create temp table set_families as
select
    mask_technologies.technology,
    family_counts.level,
    family_counts.bucket,
    year_windows.label,
    family_counts.set_id,
    mask_technologies.among,
    cast(sum(family_counts.n) as bigint) as n
from family_counts
join levels on family_counts.level = levels.level
join mask_technologies on family_counts.mask = mask_technologies.mask
join year_windows on family_counts.year is not distinct from year_windows.year
group by all;

create temp table bucket_flows as
with cells as (
    select
        set_citations.technology,
        set_citations.level,
        set_citations.bucket,
        set_citations.label,
        citing.entity as citing,
        cited.entity as cited,
        citing.total * cited.total * set_citations.among as denominator,
        cast(sum(set_citations.n * citing.parts * cited.parts) as bigint) as numerator
    from set_citations
    join set_members as citing
        on set_citations.level = citing.level and set_citations.citing_set = citing.set_id
    join set_members as cited
        on set_citations.level = cited.level and set_citations.cited_set = cited.set_id
    group by all
)
select technology, level, bucket, label, citing, cited, denominator, cast(sum(numerator) as bigint) as numerator
from cells
group by all;

create temp table flows as
with fractions as (
    select technology, level, label, citing, cited, denominator, cast(sum(numerator) as bigint) as numerator
    from bucket_flows
    group by all
)
select technology, level, label, citing, cited, sum(numerator / denominator order by denominator) as citations
from fractions
group by technology, level, label, citing, cited;

create temp table bucket_families as
with cells as (
    select
        set_families.technology,
        set_families.level,
        set_families.bucket,
        set_families.label,
        member.entity,
        member.total * set_families.among as denominator,
        cast(sum(set_families.n * member.parts) as bigint) as numerator
    from set_families
    join set_members as member
        on set_families.level = member.level and set_families.set_id = member.set_id
    group by all
)
select technology, level, bucket, label, entity, denominator, cast(sum(numerator) as bigint) as numerator
from cells
group by all;

create temp table entity_families as
with fractions as (
    select technology, level, label, entity, denominator, cast(sum(numerator) as bigint) as numerator
    from bucket_families
    group by all
)
select technology, level, label, entity, sum(numerator / denominator order by denominator) as families
from fractions
group by technology, level, label, entity;

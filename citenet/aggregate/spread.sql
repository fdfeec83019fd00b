-- From counts by set to citations by entity: shares are exact fractions until the last line.
-- Technologies, levels, windows and entities are numbers here, which names are given to at the end.
-- Inputs: citation_counts, family_counts, set_members, technologies(bit, is_all), settings, year_windows(year, number),
-- cohorts(cohort, year, parts, total), levels(level). A citation of a cohort weighs parts/total.

create temp table cohort_windows as
select cohorts.cohort, year_windows.number, cohorts.parts, cohorts.total
from cohorts
join year_windows on cohorts.year is not distinct from year_windows.year;

create temp table mask_technologies as
select
    mask,
    cast(technologies.bit as tinyint) as technology,
    case
        when settings.technology_counting = 'whole' or technologies.is_all then 1
        else greatest(bit_count(mask & ~settings.all_bit), 1)
    end as among
from (select mask from citation_counts union select mask from family_counts) as masks
cross join settings
join technologies on ((mask >> technologies.bit) & 1) = 1;

-- Fractions whose denominator is a power of two add up exactly, in any order; the others are added up as whole
-- numbers by denominator first, and then in the order of their denominators.
create temp view citation_parts as
select
    mask_technologies.technology,
    citation_counts.level,
    citation_counts.bucket,
    cohort_windows.number,
    citing.entity as citing,
    cited.entity as cited,
    citing.total * cited.total * mask_technologies.among * cohort_windows.total as denominator,
    citation_counts.n * citing.parts * cited.parts * cohort_windows.parts as numerator
from citation_counts
join levels on citation_counts.level = levels.level
join mask_technologies on citation_counts.mask = mask_technologies.mask
join cohort_windows on citation_counts.cohort is not distinct from cohort_windows.cohort
join set_members as citing
    on citation_counts.level = citing.level and citation_counts.citing_set = citing.set_id
join set_members as cited
    on citation_counts.level = cited.level and citation_counts.cited_set = cited.set_id;

create temp table flows as
with fractions as (
    select technology, level, number, citing, cited, denominator, numerator
    from citation_parts
    where denominator & (denominator - 1) = 0
    union all
    select technology, level, number, citing, cited, denominator, cast(sum(numerator) as bigint) as numerator
    from citation_parts
    where denominator & (denominator - 1) <> 0
    group by technology, level, number, citing, cited, denominator
)
select
    technology, level, number, citing, cited,
    coalesce(sum(numerator / denominator) filter (where denominator & (denominator - 1) = 0), 0)
    + coalesce(
        sum(numerator / denominator order by denominator) filter (where denominator & (denominator - 1) <> 0), 0
    ) as citations
from fractions
group by technology, level, number, citing, cited;

-- The same between countries, by bucket.
create temp view bucket_flows as
with fractions as (
    select technology, number, bucket, citing, cited, denominator, numerator
    from citation_parts
    where level = 0 and denominator & (denominator - 1) = 0
    union all
    select technology, number, bucket, citing, cited, denominator, cast(sum(numerator) as bigint) as numerator
    from citation_parts
    where level = 0 and denominator & (denominator - 1) <> 0
    group by technology, number, bucket, citing, cited, denominator
)
select
    technology, number, bucket, citing, cited,
    coalesce(sum(numerator / denominator) filter (where denominator & (denominator - 1) = 0), 0)
    + coalesce(
        sum(numerator / denominator order by denominator) filter (where denominator & (denominator - 1) <> 0), 0
    ) as citations
from fractions
group by technology, number, bucket, citing, cited;

create temp table family_parts as
select
    mask_technologies.technology,
    family_counts.level,
    family_counts.bucket,
    year_windows.number,
    member.entity,
    member.total * mask_technologies.among as denominator,
    cast(sum(family_counts.n * member.parts) as bigint) as numerator
from family_counts
join levels on family_counts.level = levels.level
join mask_technologies on family_counts.mask = mask_technologies.mask
join year_windows on family_counts.year is not distinct from year_windows.year
join set_members as member on family_counts.level = member.level and family_counts.set_id = member.set_id
group by all;

create temp table entity_families as
with fractions as (
    select technology, level, number, entity, denominator, cast(sum(numerator) as bigint) as numerator
    from family_parts
    group by all
)
select technology, level, number, entity, sum(numerator / denominator order by denominator) as families
from fractions
group by technology, level, number, entity;

create temp view bucket_families as
select technology, number, bucket, entity, sum(numerator / denominator order by denominator) as families
from family_parts
where level = 0
group by technology, number, bucket, entity;

-- From counts by set to citations by entity.
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

-- Fractions are added up as decimals of 18 digits, exact to the last of them: the sum is the same in any order.
create temp view citation_parts as
select
    mask_technologies.technology,
    citation_counts.level,
    citation_counts.bucket,
    cohort_windows.number,
    citing.entity as citing,
    cited.entity as cited,
    cast(
        citation_counts.n * citing.parts * cited.parts * cohort_windows.parts
        / (citing.total * cited.total * mask_technologies.among * cohort_windows.total) as decimal(38, 18)
    ) as citations
from citation_counts
join levels on citation_counts.level = levels.level
join mask_technologies on citation_counts.mask = mask_technologies.mask
join cohort_windows on citation_counts.cohort is not distinct from cohort_windows.cohort
join set_members as citing
    on citation_counts.level = citing.level and citation_counts.citing_set = citing.set_id
join set_members as cited
    on citation_counts.level = cited.level and citation_counts.cited_set = cited.set_id;

create temp table flows as
select technology, level, number, citing, cited, cast(sum(citations) as double) as citations
from citation_parts
group by technology, level, number, citing, cited;

-- The same between countries, by bucket.
create temp view bucket_flows as
select technology, number, bucket, citing, cited, cast(sum(citations) as double) as citations
from citation_parts
where level = 0
group by technology, number, bucket, citing, cited;

create temp view family_parts as
select
    mask_technologies.technology,
    family_counts.level,
    family_counts.bucket,
    year_windows.number,
    member.entity,
    cast(family_counts.n * member.parts / (member.total * mask_technologies.among) as decimal(38, 18)) as families
from family_counts
join levels on family_counts.level = levels.level
join mask_technologies on family_counts.mask = mask_technologies.mask
join year_windows on family_counts.year is not distinct from year_windows.year
join set_members as member on family_counts.level = member.level and family_counts.set_id = member.set_id;

create temp table entity_families as
select technology, level, number, entity, cast(sum(families) as double) as families
from family_parts
group by technology, level, number, entity;

create temp view bucket_families as
select technology, number, bucket, entity, cast(sum(families) as double) as families
from family_parts
where level = 0
group by technology, number, bucket, entity;

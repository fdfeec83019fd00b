-- Citations and families as whole numbers, by cohort, technology mask and set: exact, whatever the order or threads.
-- A cohort is a period or, where citations weigh unlike, families of one year that weigh alike.
-- Countries are counted by bucket of the citing family, too, from which intervals are drawn.
-- Level 0 is countries, level 1 organisations.
-- Inputs: counted_citations(citing, cited), citing_families(families with their cohort), levels(level, technologies).

-- Each family as it is seen at each level.
create temp table sides as
select
    levels.level,
    family,
    recorded,
    year,
    cohort,
    case levels.level when 0 then bucket else 0 end as bucket,
    mask & levels.technologies as mask,
    accepts,
    case levels.level when 0 then country_set else organisation_set end as set_id
from citing_families
cross join levels
where (mask | accepts) & levels.technologies <> 0;

create temp table citation_counts as
select
    citing_side.level,
    citing_side.bucket,
    citing_side.cohort,
    citing_side.mask & cited_side.accepts as mask,
    citing_side.set_id as citing_set,
    cited_side.set_id as cited_set,
    count(*) as n
from counted_citations
join sides as citing_side on counted_citations.citing = citing_side.family
join sides as cited_side on counted_citations.cited = cited_side.family and citing_side.level = cited_side.level
where citing_side.mask & cited_side.accepts <> 0
group by
    citing_side.level, citing_side.bucket, citing_side.cohort, citing_side.mask & cited_side.accepts,
    citing_side.set_id, cited_side.set_id;

create temp table family_counts as
select level, bucket, year, mask, set_id, count(*) as n
from sides
where recorded and mask <> 0
group by level, bucket, year, mask, set_id;

-- Citations and families as whole numbers, by cohort, technology mask and set: exact, whatever the order or threads.
-- A cohort is a period or, where citations weigh unlike, families of one year that weigh alike.
-- Countries are counted by bucket of the citing family, too, from which intervals are drawn.
-- Level 0 is countries, level 1 organisations.
-- Inputs: counted_citations(citing, cited), families, citing_families(families with their cohort).

create temp table citation_counts as
select
    cast(grouping(citing_family.country_set) as tinyint) as level,
    citing_family.bucket,
    citing_family.cohort,
    citing_family.mask & cited_family.accepts as mask,
    coalesce(citing_family.country_set, citing_family.organisation_set) as citing_set,
    coalesce(cited_family.country_set, cited_family.organisation_set) as cited_set,
    count(*) as n
from counted_citations
join citing_families as citing_family on counted_citations.citing = citing_family.family
join families as cited_family on counted_citations.cited = cited_family.family
where citing_family.mask & cited_family.accepts <> 0
group by grouping sets (
    (
        citing_family.bucket, citing_family.cohort, citing_family.mask & cited_family.accepts,
        citing_family.country_set, cited_family.country_set
    ),
    (
        citing_family.cohort, citing_family.mask & cited_family.accepts,
        citing_family.organisation_set, cited_family.organisation_set
    )
);

create temp table family_counts as
select
    cast(grouping(country_set) as tinyint) as level,
    bucket,
    year,
    mask,
    coalesce(country_set, organisation_set) as set_id,
    count(*) as n
from families
where recorded and mask <> 0
group by grouping sets ((bucket, year, mask, country_set), (year, mask, organisation_set));

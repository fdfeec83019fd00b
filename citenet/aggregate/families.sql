-- What is known of each family: its year, technologies, and the sets of countries and organisations behind it.
-- Inputs: patents, parties, classes, class_masks(scheme, symbol, mask), roles(role, step),
-- settings(all_bit, scope, counting, buckets).

create temp table family_years as
select
    family,
    bool_or(recorded) as recorded,
    coalesce(min(priority_year), min(application_year), min(publication_year)) as year,
    case
        when min(priority_year) is not null then 'priority_year'
        when min(application_year) is not null then 'application_year'
        when min(publication_year) is not null then 'publication_year'
        else 'unknown'
    end as year_field
from patents
group by family;

create temp table family_masks as
select patents.family, bit_or(class_masks.mask) as mask
from classes
join class_masks on classes.scheme = class_masks.scheme and classes.symbol = class_masks.symbol
join patents on classes.patent = patents.patent
where class_masks.mask <> 0
group by patents.family;

-- The same party on several documents of a family counts once.
create temp table party_countries as
select distinct
    patents.family,
    roles.step,
    coalesce(parties.organisation, parties.name, cast(parties.sequence as varchar)) as party,
    parties.country as entity
from parties
join patents on parties.patent = patents.patent
join roles on parties.role = roles.role
where parties.country is not null;

create temp table family_country_steps as
select family, min(step) as step
from party_countries
group by family;

create temp table family_countries as
select counted.family, list({'entity': entity, 'parts': parts} order by entity) as members
from (
    select family, entity, case when count(*) over (partition by family) = 1 then 1 else parts end as parts
    from (
        select party_countries.family, party_countries.entity, count(*) as parts
        from party_countries
        join family_country_steps
            on party_countries.family = family_country_steps.family
            and party_countries.step = family_country_steps.step
        group by party_countries.family, party_countries.entity
    )
) as counted
group by counted.family;

create temp table family_organisations as
select family, list({'entity': organisation, 'parts': 1} order by organisation) as members
from (
    select distinct patents.family, parties.organisation
    from parties
    join patents on parties.patent = patents.patent
    where parties.role = 'applicant' and parties.organisation is not null
)
group by family;

-- Few distinct sets stand for many families: counting goes by set, shares are applied to the few groups at the end.
-- Set 0 holds what is not known.
create temp table country_sets as
select row_number() over (order by members) as set_id, members
from (select distinct members from family_countries);

create temp table organisation_sets as
select row_number() over (order by members) as set_id, members
from (select distinct members from family_organisations);

create temp table set_members as
with sets as (
    select 'country' as level, set_id, members from country_sets
    union all
    select 'organisation' as level, set_id, members from organisation_sets
    union all
    select level, 0 as set_id, [{'entity': 'unknown', 'parts': 1}] as members
    from (values ('country'), ('organisation')) as levels(level)
),
unfolded as (
    select level, set_id, unnest(members) as member, list_sum(list_transform(members, lambda m: m.parts)) as total
    from sets
)
select
    level,
    set_id,
    member.entity as entity,
    case when settings.counting = 'whole' then 1 else member.parts end as parts,
    case when settings.counting = 'whole' then 1 else total end as total
from unfolded, settings;

create temp table families as
select
    family_years.family,
    family_years.recorded,
    family_years.year,
    -- A fixed way to spread families over buckets: neither DuckDB's hash nor the order of families lasts.
    cast((cast(family_years.family as bigint) * 2654435761 // 65536) % settings.buckets as integer) as bucket,
    coalesce(family_masks.mask, 0) | settings.all_bit as mask,
    case when settings.scope = 'citing' then -1 else coalesce(family_masks.mask, 0) | settings.all_bit end as accepts,
    coalesce(country_sets.set_id, 0) as country_set,
    coalesce(organisation_sets.set_id, 0) as organisation_set
from family_years
cross join settings
left join family_masks on family_years.family = family_masks.family
left join family_countries on family_years.family = family_countries.family
left join country_sets on family_countries.members = country_sets.members
left join family_organisations on family_years.family = family_organisations.family
left join organisation_sets on family_organisations.members = organisation_sets.members;

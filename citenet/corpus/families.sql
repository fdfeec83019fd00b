-- What counting needs to know of each family, worked out once: its year, and whose it is.
-- Families with the same entities in the same parts share a set; few distinct sets stand for many families.
-- Inputs: patents, parties. Set 0 is "not known".

create temp table family_years as
select
    family,
    bool_or(recorded) as recorded,
    min(priority_year) as priority_year,
    min(application_year) as application_year,
    min(publication_year) as publication_year
from patents
group by family;

-- The same party on several documents of a family counts once.
create temp table family_countries as
select family, role, country as entity, cast(count(*) as integer) as parts
from (
    select distinct
        patents.family,
        parties.role,
        coalesce(parties.organisation, parties.name, cast(parties.sequence as varchar)) as party,
        parties.country
    from parties
    join patents on parties.patent = patents.patent
    where parties.country is not null
)
group by family, role, country;

create temp table family_organisations as
select distinct patents.family, parties.organisation as entity, 1 as parts
from parties
join patents on parties.patent = patents.patent
where parties.role = 'applicant' and parties.organisation is not null;

create temp table holders as
select 'country' as level, family, role, entity, parts from family_countries
union all
select 'organisation' as level, family, 'applicant' as role, entity, parts from family_organisations;

create temp table family_sizes as
select level, family, role, count(*) as n
from holders
group by level, family, role;

-- A family with one entity has that entity's own set, however many parties it has.
create temp table single_sets as
select level, entity, row_number() over (partition by level order by entity) as set_id
from (select distinct level, entity from holders);

create temp table shared_holders as
select holders.level, holders.family, holders.role, list({'entity': entity, 'parts': parts} order by entity) as members
from holders
join family_sizes
    on holders.level = family_sizes.level and holders.family = family_sizes.family and holders.role = family_sizes.role
where family_sizes.n > 1
group by holders.level, holders.family, holders.role;

create temp table shared_sets as
select
    sets.level,
    sets.members,
    row_number() over (partition by sets.level order by sets.members) + coalesce(singles.n, 0) as set_id
from (select distinct level, members from shared_holders) as sets
left join (select level, count(*) as n from single_sets group by level) as singles on sets.level = singles.level;

create temp table family_sets as
select holders.level, holders.family, holders.role, single_sets.set_id
from holders
join family_sizes
    on holders.level = family_sizes.level and holders.family = family_sizes.family and holders.role = family_sizes.role
join single_sets on holders.level = single_sets.level and holders.entity = single_sets.entity
where family_sizes.n = 1
union all
select shared_holders.level, shared_holders.family, shared_holders.role, shared_sets.set_id
from shared_holders
join shared_sets on shared_holders.level = shared_sets.level and shared_holders.members = shared_sets.members;

create temp view entity_sets as
with unfolded as (
    select level, set_id, unnest(members) as member, list_sum(list_transform(members, lambda m: m.parts)) as total
    from shared_sets
),
members as (
    select level, 0 as set_id, 'unknown' as entity, 1 as parts, 1 as total
    from (values ('country'), ('organisation')) as levels(level)
    union all
    select level, set_id, entity, 1 as parts, 1 as total from single_sets
    union all
    select level, set_id, member.entity as entity, member.parts as parts, total from unfolded
)
select
    level,
    cast(set_id as integer) as set_id,
    entity,
    cast(parts as integer) as parts,
    cast(total as integer) as total
from members
order by level, set_id, entity;

create temp view family_facts as
select
    family_years.family,
    family_years.recorded,
    coalesce(priority_year, application_year, publication_year) as year,
    case
        when priority_year is not null then 'priority_year'
        when application_year is not null then 'application_year'
        when publication_year is not null then 'publication_year'
        else 'unknown'
    end as year_field,
    cast(coalesce(applicant.set_id, 0) as integer) as applicant_countries,
    cast(coalesce(inventor.set_id, 0) as integer) as inventor_countries,
    cast(coalesce(organisation.set_id, 0) as integer) as organisations
from family_years
left join family_sets as applicant
    on family_years.family = applicant.family and applicant.level = 'country' and applicant.role = 'applicant'
left join family_sets as inventor
    on family_years.family = inventor.family and inventor.level = 'country' and inventor.role = 'inventor'
left join family_sets as organisation
    on family_years.family = organisation.family and organisation.level = 'organisation'
order by family_years.family;

-- Where an organisation is: what its own applicant rows say most often, else the country of its families.
create temp view organisation_countries as
with places as (
    select organisation, country, 1 as step, count(*) as n
    from parties
    where role = 'applicant' and organisation is not null and country is not null
    group by organisation, country
    union all
    select owner.entity as organisation, home.entity as country, 2 as step, count(*) as n
    from family_facts
    join entity_sets as owner on owner.level = 'organisation' and family_facts.organisations = owner.set_id
    join entity_sets as home
        on home.level = 'country'
        and home.set_id = case when applicant_countries = 0 then inventor_countries else applicant_countries end
    where owner.set_id <> 0 and home.set_id <> 0
    group by owner.entity, home.entity
)
select organisation, country
from (
    select organisation, country, row_number() over (partition by organisation order by step, n desc, country) as place
    from places
)
where place = 1
order by organisation;

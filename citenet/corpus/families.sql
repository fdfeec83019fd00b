-- What counting needs to know, worked out once: every class symbol by a number, and whose the families are.
-- Families with the same entities in the same parts share a set; few distinct sets stand for many families.
-- Inputs: patents, parties, classes. Set 0 is "not known".

-- Each class symbol once, by a number: what is asked of a symbol, such as its technologies, is asked once.
create temp table symbols as
select cast(row_number() over (order by scheme, symbol) - 1 as integer) as symbol_id, scheme, symbol
from (select distinct scheme, symbol from classes) as distinct_symbols;

-- A family with one entity has that entity's own set; entities are handled by its number from here on.
create temp table single_sets as
select level, entity, row_number() over (partition by level order by entity) as set_id
from (
    select 'country' as level, country as entity from parties where country is not null
    union
    select 'organisation' as level, organisation as entity
    from parties
    where role = 'applicant' and organisation is not null
);

-- What each party row says, in numbers; the hash only tells parties of a family apart.
create temp table owned as
select
    patents.family,
    parties.role,
    countries.set_id as country,
    organisations.set_id as organisation,
    hash(coalesce(parties.organisation, parties.name, cast(parties.sequence as varchar))) as party
from parties
join patents on parties.patent = patents.patent
left join single_sets as countries on countries.level = 'country' and parties.country = countries.entity
left join single_sets as organisations
    on organisations.level = 'organisation' and parties.role = 'applicant' and parties.organisation = organisations.entity;

-- Most families are of one country and one organisation: the smallest of them is the largest.
create temp table outermost as
select
    family,
    min(case role when 'applicant' then country end) as first_applicant_country,
    max(case role when 'applicant' then country end) as last_applicant_country,
    min(case role when 'inventor' then country end) as first_inventor_country,
    max(case role when 'inventor' then country end) as last_inventor_country,
    min(organisation) as first_organisation,
    max(organisation) as last_organisation
from owned
group by family;

-- The others. kind 1: countries of applicants, 2: countries of inventors, 3: organisations.
-- The same party on several documents of a family counts once, and so does an organisation.
create temp table holders as
select family, kind, entity, cast(case kind when 3 then 1 else count(*) end as integer) as parts
from (
    select distinct owned.family, 1 as kind, owned.country as entity, owned.party
    from owned
    join outermost on owned.family = outermost.family and first_applicant_country < last_applicant_country
    where owned.role = 'applicant' and owned.country is not null
    union all
    select distinct owned.family, 2 as kind, owned.country as entity, owned.party
    from owned
    join outermost on owned.family = outermost.family and first_inventor_country < last_inventor_country
    where owned.role = 'inventor' and owned.country is not null
    union all
    select owned.family, 3 as kind, owned.organisation as entity, 0 as party
    from owned
    join outermost on owned.family = outermost.family and first_organisation < last_organisation
    where owned.organisation is not null
) as others
group by family, kind, entity;

-- Who holds such a family, in five numbers that together are the name of a set: writing its members as a text took three
-- times as long. Hashes of 64 bits, put together, are the same in any order. Among a million sets two would share a name
-- in one of ten million corpora, were the other four numbers all the same.
create temp table held as
select
    family,
    kind,
    case kind when 3 then 'organisation' else 'country' end as level,
    count(*) as n,
    sum(parts) as total,
    min(entity) as smallest,
    max(entity) as largest,
    bit_xor(hash(entity * 4294967296 + parts)) as members
from holders
group by family, kind;

create temp table shared_sets as
select sets.*, row_number() over (partition by sets.level order by sets.family, sets.kind) + singles.n_sets as set_id
from (
    select level, n, total, smallest, largest, members, min(family) as family, arg_min(kind, family) as kind
    from held
    group by level, n, total, smallest, largest, members
) as sets
join (select level, count(*) as n_sets from single_sets group by level) as singles on sets.level = singles.level;

create temp table family_sets as
select
    outermost.family,
    coalesce(shared.applicant_countries, first_applicant_country) as applicant_countries,
    coalesce(shared.inventor_countries, first_inventor_country) as inventor_countries,
    coalesce(shared.organisations, first_organisation) as organisations
from outermost
left join (
    select
        held.family,
        max(case held.kind when 1 then shared_sets.set_id end) as applicant_countries,
        max(case held.kind when 2 then shared_sets.set_id end) as inventor_countries,
        max(case held.kind when 3 then shared_sets.set_id end) as organisations
    from held
    join shared_sets
        on held.level = shared_sets.level and held.n = shared_sets.n and held.total = shared_sets.total
        and held.smallest = shared_sets.smallest and held.largest = shared_sets.largest
        and held.members = shared_sets.members
    group by held.family
) as shared on outermost.family = shared.family;

-- Members by number, like all else; 0 is "not known".
create temp table members_of_sets as
select level, 0 as set_id, 0 as entity, 1 as parts, 1 as total
from (values ('country'), ('organisation')) as levels(level)
union all
select level, set_id, set_id as entity, 1 as parts, 1 as total from single_sets
union all
select
    shared_sets.level,
    shared_sets.set_id,
    holders.entity,
    holders.parts,
    sum(holders.parts) over (partition by shared_sets.level, shared_sets.set_id) as total
from shared_sets
join holders on shared_sets.family = holders.family and shared_sets.kind = holders.kind;

create temp view entity_sets as
select
    members.level,
    cast(members.set_id as integer) as set_id,
    coalesce(names.entity, 'unknown') as entity,
    cast(members.parts as integer) as parts,
    cast(members.total as integer) as total
from members_of_sets as members
left join single_sets as names on members.level = names.level and members.entity = names.set_id
order by members.level, members.set_id, coalesce(names.entity, 'unknown');

-- Where an organisation is: what its own applicant rows say most often, else the country of its families.
create temp view organisation_countries as
with stated as (
    select organisation, country, count(*) as n
    from owned
    where role = 'applicant' and organisation is not null and country is not null
    group by organisation, country
),
places as (
    select organisation, country, n from stated
    union all
    select owner.entity as organisation, home.entity as country, sum(n) as n
    from (
        select organisations, coalesce(applicant_countries, inventor_countries) as countries, count(*) as n
        from family_sets
        group by organisations, coalesce(applicant_countries, inventor_countries)
    ) as held_together
    join members_of_sets as owner on owner.level = 'organisation' and organisations = owner.set_id
    join members_of_sets as home on home.level = 'country' and countries = home.set_id
    where owner.entity not in (select organisation from stated)
    group by owner.entity, home.entity
),
likeliest as (
    select organisation, country
    from (
        select organisation, country, row_number() over (partition by organisation order by n desc, country) as place
        from places
    ) as in_order
    where place = 1
)
select organisations.entity as organisation, countries.entity as country
from likeliest
join single_sets as organisations
    on organisations.level = 'organisation' and likeliest.organisation = organisations.set_id
join single_sets as countries on countries.level = 'country' and likeliest.country = countries.set_id
order by likeliest.organisation;

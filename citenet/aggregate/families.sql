-- The families of a corpus as this way of counting sees them: technologies as a bit mask, entities as sets.
-- Inputs: patents, classes, family_facts, entity_sets, class_masks(scheme, symbol, mask),
-- settings(all_bit, country, scope, counting, buckets, with_organisations).

create temp table family_masks as
select patents.family, bit_or(class_masks.mask) as mask
from classes
join class_masks on classes.scheme = class_masks.scheme and classes.symbol = class_masks.symbol
join patents on classes.patent = patents.patent
where class_masks.mask <> 0
group by patents.family;

-- An entity is handled by its place among all names; level 0 is countries, level 1 organisations.
create temp table entities as
select cast(row_number() over (order by name) - 1 as integer) as entity, name
from (select distinct entity as name from entity_sets) as names;

create temp table set_members as
select
    cast(case entity_sets.level when 'country' then 0 else 1 end as tinyint) as level,
    entity_sets.set_id,
    entities.entity,
    case when settings.counting = 'whole' then 1 else entity_sets.parts end as parts,
    case when settings.counting = 'whole' then 1 else entity_sets.total end as total
from entity_sets
join entities on entity_sets.entity = entities.name
cross join settings;

-- A family that is in no technology can neither cite nor be cited within one, so it is left out at once.
create temp table families as
-- A fixed way to spread families over buckets, since DuckDB's hash does not last. Families of one country often follow
-- each other; the product of both halves keeps them from sharing out evenly, which would hide how they vary.
with mixed_facts as (
    select *, cast(family as bigint) * 2654435761 % 4294967296 as mixed
    from family_facts
)
select
    family_facts.family,
    family_facts.recorded,
    family_facts.year,
    cast(
        ((mixed // 65536 * (mixed % 65536) + mixed) % 2147483648 * 2654435761 // 16777216) % settings.buckets as integer
    ) as bucket,
    coalesce(family_masks.mask, 0) | settings.all_bit as mask,
    case when settings.scope = 'citing' then -1 else coalesce(family_masks.mask, 0) | settings.all_bit end as accepts,
    case
        when settings.country = 'applicant' and applicant_countries <> 0 then applicant_countries
        when settings.country = 'inventor' and inventor_countries = 0 then applicant_countries
        else inventor_countries
    end as country_set,
    -- Where organisations are not asked for, all are the unknown one, which costs next to nothing to count.
    case when settings.with_organisations then family_facts.organisations else 0 end as organisation_set
from mixed_facts as family_facts
cross join settings
left join family_masks on family_facts.family = family_masks.family
where settings.scope = 'citing' or coalesce(family_masks.mask, 0) | settings.all_bit <> 0;

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

create temp table set_members as
select
    level,
    set_id,
    entity,
    case when settings.counting = 'whole' then 1 else parts end as parts,
    case when settings.counting = 'whole' then 1 else total end as total
from entity_sets, settings;

-- A family that is in no technology can neither cite nor be cited within one, so it is left out at once.
create temp table families as
select
    family_facts.family,
    family_facts.recorded,
    family_facts.year,
    -- A fixed way to spread families over buckets: neither DuckDB's hash nor the order of families lasts.
    cast((cast(family_facts.family as bigint) * 2654435761 // 65536) % settings.buckets as integer) as bucket,
    coalesce(family_masks.mask, 0) | settings.all_bit as mask,
    case when settings.scope = 'citing' then -1 else coalesce(family_masks.mask, 0) | settings.all_bit end as accepts,
    case
        when settings.country = 'applicant' and applicant_countries <> 0 then applicant_countries
        when settings.country = 'inventor' and inventor_countries = 0 then applicant_countries
        else inventor_countries
    end as country_set,
    -- Where organisations are not asked for, all are the unknown one, which costs next to nothing to count.
    case when settings.with_organisations then family_facts.organisations else 0 end as organisation_set
from family_facts
cross join settings
left join family_masks on family_facts.family = family_masks.family
where settings.scope = 'citing' or coalesce(family_masks.mask, 0) | settings.all_bit <> 0;

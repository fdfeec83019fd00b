-- Who is in which set of countries or organisations, and with which share.
-- Inputs: entity_sets, levels(level, name), settings(counting).

-- An entity is handled by its place among the names of the levels asked for; level 0 is countries, 1 organisations.
create temp table entities as
select cast(row_number() over (order by name) - 1 as integer) as entity, name
from (
    select distinct entity_sets.entity as name
    from entity_sets
    join levels on entity_sets.level = levels.name
) as names;

create temp table set_members as
select
    levels.level,
    entity_sets.set_id,
    entities.entity,
    case when settings.counting = 'whole' then 1 else entity_sets.parts end as parts,
    case when settings.counting = 'whole' then 1 else entity_sets.total end as total
from entity_sets
join levels on entity_sets.level = levels.name
join entities on entity_sets.entity = entities.name
cross join settings;

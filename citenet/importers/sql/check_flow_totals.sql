-- How much of the weight of an aggregated table lies between known entities.
select
    coalesce(sum(citations order by citations), 0) as citations,
    coalesce(sum(citations order by citations) filter (citing <> 'unknown' and cited <> 'unknown'), 0)
        as both_sides_known,
    coalesce(sum(citations order by citations) filter (citing = cited and citing <> 'unknown'), 0) as domestic,
    count(distinct technology) as technologies,
    (select count(distinct entity) from families where entity <> 'unknown') as entities_with_families,
    (
        select count(*) from (
            select citing as entity from flows union select cited from flows union select entity from families
        ) where entity <> 'unknown'
    ) as entities
from flows

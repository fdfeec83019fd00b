select
    technology,
    level,
    year_from,
    year_to,
    entity,
    sum(families order by families) as families,
    count(*) as n
from (
    select
        technology_of(technology) as technology,
        getvariable('level') as level,
        case when not no_period(year) then first_year(year) end as year_from,
        case when not no_period(year) then last_year(year) end as year_to,
        coalesce(names.entity, getvariable('unknown')) as entity,
        number_of(families) as families
    from entity_rows
    left join entity_names as names on entity_rows.entity = names.text
)
where families is not null and technology is not null
group by technology, level, year_from, year_to, entity

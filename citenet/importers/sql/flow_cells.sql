-- One row a cell; equal cells of the table are added up, the smallest first, so that the sum is always the same.
select
    technology,
    level,
    year_from,
    year_to,
    citing,
    cited,
    sum(citations order by citations) as citations,
    count(*) as n
from (
    select
        technology_of(technology) as technology,
        getvariable('level') as level,
        case when not no_period(year) then first_year(year) end as year_from,
        case when not no_period(year) then last_year(year) end as year_to,
        coalesce(citing.entity, getvariable('unknown')) as citing,
        coalesce(cited.entity, getvariable('unknown')) as cited,
        number_of(citations) as citations
    from flow_rows
    left join entity_names as citing on flow_rows.citing = citing.text
    left join entity_names as cited on flow_rows.cited = cited.text
)
where citations is not null and technology is not null
group by technology, level, year_from, year_to, citing, cited

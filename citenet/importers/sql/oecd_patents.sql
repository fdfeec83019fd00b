with dated as (
    select distinct citing as document, citing_date as date from oecd_named
    union
    select distinct cited, cited_date from oecd_named
    union
    select document, null from oecd_applications
),
filed as (
    select document, min(priority_year) as priority_year, min(application_year) as application_year
    from oecd_ipc
    join oecd_applications using (application)
    group by document
)
select
    dated.document,
    cast(null as varchar) as family,
    case when not starts_with(dated.document, 'APPLN') then left(dated.document, 2) end as office,
    any_value(filed.priority_year) as priority_year,
    any_value(filed.application_year) as application_year,
    min(dated.date) as publication_year
from dated
left join filed using (document)
where dated.document is not null
group by dated.document

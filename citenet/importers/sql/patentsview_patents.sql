-- A patent is described when any table but that of the citations holds it.
with described as (
    select patent from patent
    union
    select patent from application
    union
    select patent from assignee
    union
    select patent from assignee_disambiguated
    union
    select patent from inventor
    union
    select patent from inventor_disambiguated
)
select
    'US' || described.patent as document,
    cast(null as varchar) as family,
    'US' as office,
    cast(null as varchar) as priority_year,
    application.date as application_year,
    patent.date as publication_year
from described
left join (select patent, min(date) as date from application group by patent) as application using (patent)
left join (select patent, min(date) as date from patent group by patent) as patent using (patent)
where described.patent is not null

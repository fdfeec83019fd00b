select
    document,
    role,
    cast(row_number() over (partition by document, role order by person, name, country) as integer) as sequence,
    name,
    cast(null as varchar) as organisation,
    country
from (
    select 'applicant' as role, application, person, name, country from oecd_applicants
    union all
    select 'inventor', application, person, name, country from oecd_inventors
)
join oecd_applications using (application)

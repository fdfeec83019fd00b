-- The publication of each application: the one that REGPAT names, or else the first in the citations.
with stated as (
    select application, 0 as place, document_identity(number) as document
    from (
        select application, number from oecd_applicants
        union
        select application, number from oecd_inventors
        union
        select application, number from oecd_ipc
    )
    union all
    select distinct citing_application, 1, citing from oecd_named
    union all
    select distinct cited_application, 2, cited from oecd_named
)
select application, arg_min(document, (place, document)) as document
from stated
where nullif(cell(application), '0') is not null and document is not null
group by application

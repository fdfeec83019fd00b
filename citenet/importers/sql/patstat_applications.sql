-- Every application with its first publication, or a name of its own where there is none.
with first as (
    select application, arg_min(document, (date, document)) as document
    from patstat_publications
    where document is not null
    group by application
),
numbers as (
    select appln_id as application,
        'APPLN' || document_number(appln_auth || appln_nr || coalesce(appln_kind, '')) as document
    from tls201
)
select application, coalesce(first.document, numbers.document) as document, first.document is null as is_own
from numbers
full join first using (application)

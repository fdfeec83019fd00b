-- Classes of applications, and those of families, which their applications share.
with listed as (
    select appln_id as application, 'IPC' as scheme, ipc_class_symbol as symbol from tls209
    union all
    select appln_id, 'CPC', cpc_class_symbol from tls224
    union all
    select tls201.appln_id, 'CPC', cpc_class_symbol
    from tls225
    left join tls201 on nullif(tls225.docdb_family_id, '0') = tls201.docdb_family_id
)
select application, scheme, tidy(symbol) as symbol,
    coalesce(application in (select application from patstat_documents), false) as has_document
from listed

with listed as (
    select lens_id, 'IPC' as scheme, unnest(biblio.classifications_ipcr.classifications).symbol as symbol
    from lens_records
    union all
    select lens_id, 'CPC', unnest(biblio.classifications_cpc.classifications).symbol from lens_records
    union all
    select lens_id, 'USPC', unnest(biblio.classifications_national.classifications).symbol
    from lens_records
    where upper(jurisdiction) = 'US'
)
select ids.document, scheme, symbol
from listed
join lens_ids as ids on upper(trim(listed.lens_id)) = ids.lens_id

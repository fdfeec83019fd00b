select document, scheme, symbol
from (
    select 'IPC' as scheme, application, tidy(symbol) as symbol from oecd_ipc
    union all
    select 'CPC', application, tidy(symbol) from oecd_cpc
)
join oecd_applications using (application)

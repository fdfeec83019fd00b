select document_identity(publication_number) as document, scheme, symbol
from (
    select publication_number, 'IPC' as scheme, unnest(ipc).code as symbol from google_records
    union all
    select publication_number, 'CPC', unnest(cpc).code from google_records
    union all
    select publication_number, 'USPC', unnest(uspc).code from google_records
)

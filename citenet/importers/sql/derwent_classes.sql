select document_identity(unnest(members).document) as document, 'IPC' as scheme, symbol
from (select members, unnest(symbols) as symbol from derwent_records)

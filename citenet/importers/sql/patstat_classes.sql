select distinct document, scheme, symbol
from patstat_symbols
join patstat_documents using (application)

-- One row a reference; what has no publication number is no patent document.
select
    document_identity(publication_number) as citing,
    document_identity(cell(reference.publication_number)) as cited,
    cell(reference.category) as origin,
    cell(reference.npl_text) is not null as is_literature,
    cell(reference.application_number) is not null as is_application
from (select publication_number, unnest(citation) as reference from google_records)

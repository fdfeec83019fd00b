select document_identity(reference.citing) as citing, document_identity(reference.cited) as cited, reference.applicants
from (select unnest("references") as reference from derwent_records)

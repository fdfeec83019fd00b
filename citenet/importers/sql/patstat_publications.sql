-- Every publication with its number.
select id, application, office, date, document_identity(text) as document
from (
    select pat_publn_id as id, appln_id as application, cell(publn_auth) as office, publn_date as date,
        publication_text(publn_auth, publn_nr, publn_kind) as text
    from tls211
)

select
    document_identity(member.document) as document,
    family,
    regexp_extract(upper(member.document), '^([A-Z]{2})', 1) as office,
    priority as priority_year,
    member.applied as application_year,
    member.published as publication_year
from (select family, priority, unnest(members) as member from derwent_records)

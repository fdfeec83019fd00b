-- Every spelling of a document number, read once: hundreds of millions of ids are few distinct texts, or not. So they
-- are grouped in parts (the variables part and parts), and nothing is found out of each but that it is there: two truths
-- took half as much time again.
select text, document_number(text) as document
from (
    select distinct text
    from (
        select document as text from raw_patents
        union all
        select citing from raw_citations
        union all
        select cited from raw_citations
    )
    where text is not null and (getvariable('parts') = 1 or hash(text) % getvariable('parts') = getvariable('part'))
)

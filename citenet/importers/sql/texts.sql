-- Every spelling of a document number, read once: hundreds of millions of ids are few distinct texts, or not. So they
-- are grouped in parts (the variables part and parts).
select text, document_number(text) as document, bool_or(described) as described, bool_or(cites) as cites
from (
    select document as text, true as described, false as cites from raw_patents
    union all
    select citing, false, true from raw_citations
    union all
    select cited, false, true from raw_citations
)
where text is not null and (getvariable('parts') = 1 or hash(text) % getvariable('parts') = getvariable('part'))
group by text

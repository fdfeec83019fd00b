-- Every mention of a document in a Lens record, on whatever side: by Lens id, by number, or by both.
select
    upper(trim(record)) as record,
    side,
    upper(trim(lens_id)) as lens_id,
    document_identity(written) as number,
    phase
from (
    select lens_id as record, 'record' as side, lens_id,
        publication_text(jurisdiction, doc_number, kind) as written, null as phase
    from lens_records
    union all
    select record, side, document.lens_id,
        publication_text(
            document.document_id.jurisdiction, document.document_id.doc_number, document.document_id.kind),
        phase
    from (
        select lens_id as record, 'member' as side, unnest(families.simple_family.members) as document, null as phase
        from lens_records
        union all
        select lens_id, 'citing', unnest(biblio.cited_by.patents), null
        from lens_records
        union all
        select record, 'cited', reference.patcit, reference.cited_phase
        from (select lens_id as record, unnest(biblio.references_cited.citations) as reference from lens_records)
        where reference.patcit is not null
    )
)

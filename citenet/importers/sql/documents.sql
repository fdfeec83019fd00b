-- One row a document; where its descriptions differ the smallest value counts, and what describes a
-- document counts more than what lists it as a member of a family.
with described as (
    select
        texts.document,
        count(raw_patents.document) > 0 as recorded,
        min(upper(cell(family))) as family,
        min(upper(cell(office))) as office,
        min(year_of(priority_year)) as priority_year,
        min(year_of(application_year)) as application_year,
        min(year_of(publication_year)) as publication_year,
        count(raw_patents.document) as descriptions
    from texts
    left join raw_patents on texts.text = raw_patents.document
    where texts.document is not null
    group by texts.document
),
members as (
    select document_number(document) as document, min(upper(cell(family))) as family
    from raw_members
    group by document_number(document)
)
select described.* replace (coalesce(described.family, members.family) as family)
from described
left join members on described.document = members.document

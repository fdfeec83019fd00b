-- The citations with both documents named; a cited application without publication is named by itself.
select
    document_identity(citing) as citing,
    coalesce(
        document_identity(cited),
        'APPLN' || publication_text(cited_office, cited_application_number, null)) as cited,
    citing_date, cited_date,
    nullif(cell(citing_application), '0') as citing_application,
    nullif(cell(cited_application), '0') as cited_application,
    origin
from oecd_citations

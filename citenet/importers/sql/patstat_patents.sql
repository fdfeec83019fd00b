-- Publications, and applications that have none.
with documents as (
    select document, application, office, date from patstat_publications
    union all
    select document, application, cast(null as varchar), cast(null as varchar) from patstat_applications where is_own
)
select
    document,
    nullif(cell(docdb_family_id), '0') as family,
    coalesce(office, cell(appln_auth)) as office,
    earliest_filing_year as priority_year,
    appln_filing_year as application_year,
    date as publication_year
from documents
left join tls201 on documents.application = tls201.appln_id

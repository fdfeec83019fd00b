select
    document_identity(publication_number) as document,
    case when trim(family_id) not in ('', '0', '-1') then family_id end as family,
    coalesce(cell(country_code), regexp_extract(upper(trim(publication_number)), '^([A-Z]{2})-', 1)) as office,
    priority_date as priority_year,
    filing_date as application_year,
    publication_date as publication_year
from google_records

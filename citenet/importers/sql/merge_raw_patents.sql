select
    merge_documents.document,
    any_value(merged_families.family) as family,
    arg_min(office, (place, office)) filter (where office is not null) as office,
    cast(arg_min(priority_year, (place, priority_year)) filter (where priority_year is not null) as varchar)
        as priority_year,
    cast(arg_min(application_year, (place, application_year)) filter (where application_year is not null) as varchar)
        as application_year,
    cast(arg_min(publication_year, (place, publication_year)) filter (where publication_year is not null) as varchar)
        as publication_year
from merge_documents
left join merged_families on merge_documents.document = merged_families.document
group by merge_documents.document
having bool_or(recorded)

-- Names as the table harmonised them, with the country; names as they were published where there are no others.
with listed as (
    select publication_number, 'applicant' as role, assignee_harmonized as parties, assignee as names
    from google_records
    union all
    select publication_number, 'inventor', inventor_harmonized, inventor from google_records
),
chosen as (
    select publication_number, role, case when len(parties) > 0 then parties else
        list_transform(names, lambda name: {'name': name, 'country_code': cast(null as varchar)}) end as parties
    from listed
),
placed as (
    select publication_number, role, unnest(parties) as party, unnest(range(1, len(parties) + 1)) as sequence
    from chosen
)
select
    document_identity(publication_number) as document,
    role,
    cast(sequence as integer) as sequence,
    party.name as name,
    cast(null as varchar) as organisation,
    party.country_code as country
from placed

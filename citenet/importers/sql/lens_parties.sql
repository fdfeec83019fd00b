with listed as (
    select lens_id, 'applicant' as role, biblio.parties.applicants as parties from lens_records
    union all
    select lens_id, 'inventor', biblio.parties.inventors from lens_records
),
placed as (
    select lens_id, role, unnest(parties) as party, unnest(range(1, len(parties) + 1)) as sequence from listed
)
select
    ids.document,
    role,
    cast(sequence as integer) as sequence,
    party.extracted_name.value as name,
    cast(null as varchar) as organisation,
    party.residence as country
from placed
join lens_ids as ids on upper(trim(placed.lens_id)) = ids.lens_id

select
    keys.patent,
    role,
    sequence,
    tidy(name) as name,
    coalesce(tidy(organisation), case when role = 'applicant' then upper(tidy(name)) end) as organisation,
    cell(country) as country
from raw_parties
left join keys on raw_parties.document = keys.text

select
    keys.patent,
    role,
    sequence,
    known_name(name) as name,
    coalesce(known_name(organisation), case when role = 'applicant' then upper(known_name(name)) end) as organisation,
    cell(country) as country,
    stands_for_none(tidy(name)) or stands_for_none(tidy(organisation)) as is_unnamed
from raw_parties
left join keys on raw_parties.document = keys.text

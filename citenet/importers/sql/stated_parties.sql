select
    keys.patent,
    role,
    sequence,
    case when not stands_for_none(tidy(name)) then tidy(name) end as name,
    coalesce(
        case when not stands_for_none(tidy(organisation)) then tidy(organisation) end,
        case when role = 'applicant' and not stands_for_none(tidy(name)) then upper(tidy(name)) end) as organisation,
    cell(country) as country,
    coalesce(stands_for_none(tidy(name)), false) or coalesce(stands_for_none(tidy(organisation)), false) as is_unnamed
from raw_parties
left join keys on raw_parties.document = keys.text

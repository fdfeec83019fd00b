-- A party named twice is one party; of those without a name each place is one.
select patent, role, min(sequence) as sequence, name, organisation, country_codes.code as country
from stated_parties
left join country_codes on stated_parties.country = country_codes.text
where patent is not null and coalesce(name, organisation, stated_parties.country) is not null
group by
    patent, role, name, organisation, country_codes.code,
    case when name is null and organisation is null then sequence end
order by patent, role, sequence, name, organisation, country

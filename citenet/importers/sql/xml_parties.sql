select
    document, party.role, cast(party.sequence as integer) as sequence, party.name, party.organisation, party.country
from (select document, unnest(parties) as party from xml_documents)
where party.left_out is null

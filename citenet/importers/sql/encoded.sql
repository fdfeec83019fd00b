-- Citations as pairs of numbers; rows without one of the ids have no place here.
select citing.patent as citing, cited.patent as cited, coalesce(origins.origin, cast('unknown' as origin)) as origin
from raw_citations
join keys as citing on raw_citations.citing = citing.text
join keys as cited on raw_citations.cited = cited.text
left join origins on raw_citations.origin = origins.text

-- Which corpus tells the parties of a document: the first that knows a country of one, or else the first.
select document, role, coalesce(min(place) filter (where country is not null), min(place)) as place
from merge_parties
group by document, role

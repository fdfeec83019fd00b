-- What is new in one corpus: it joins the family of the documents that are known, or has one of its own.
with known as (
    select family, min(earlier) as earlier from merge_here where earlier is not null group by family
)
select document, coalesce(known.earlier, getvariable('place') || ':' || merge_here.family)
from merge_here
left join known on merge_here.family = known.family
where merge_here.earlier is null

-- The families of one corpus, with those that corpora before it know.
select here.document, here.family, merged_families.family as earlier
from (
    select document, min(family) as family
    from merge_documents
    where place = getvariable('place')
    group by document
) as here
left join merged_families on here.document = merged_families.document

-- The mentions again, with the document that each means and that of the record in which it stands.
-- A number that came with a Lens id means its document, also where it comes alone.
with numbers as (
    select number, min(document) as document
    from lens_mentions join lens_ids using (lens_id)
    where number is not null and number not in (select document from lens_ids)
    group by number
)
select own.document as record, side, mentions.lens_id, mentions.number,
    coalesce(ids.document, numbers.document, mentions.number) as document, phase
from lens_mentions as mentions
join lens_ids as own on mentions.record = own.lens_id
left join lens_ids as ids on mentions.lens_id = ids.lens_id
left join numbers on mentions.number = numbers.number

-- A Lens id stands for one document, whatever numbers come with it: the one of its own record, or else
-- that in a list of family members, or else that of a reference.
select lens_id,
    coalesce(
        arg_min(number, (case side when 'record' then 0 when 'member' then 1 else 2 end, number)),
        'LENS' || replace(lens_id, '-', '')) as document
from lens_mentions
where lens_id is not null
group by lens_id

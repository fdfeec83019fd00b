-- A family is called after the first of its members.
select record, min(document) as family
from lens_named
where side in ('record', 'member')
group by record
having bool_or(side = 'member')

select distinct document, family
from lens_named join lens_families using (record)
where side = 'member'

select distinct patent, scheme, symbol
from stated_classes
where patent is not null and symbol is not null
order by patent, scheme, symbol

select keys.patent, upper(scheme) as scheme, cell(symbol) as symbol
from raw_classes
left join keys on raw_classes.document = keys.text

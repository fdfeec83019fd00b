select document, class.scheme, class.symbol
from (select document, unnest(classes) as class from xml_documents)

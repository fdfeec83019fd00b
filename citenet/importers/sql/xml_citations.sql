select document as citing, reference.cited, reference.origin
from (select document, unnest(citations) as reference from xml_documents)
where reference.left_out is null

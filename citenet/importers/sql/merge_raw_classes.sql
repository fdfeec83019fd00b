select document, scheme, symbol
from all_classes
join merge_documents on all_classes.place = merge_documents.place and all_classes.patent = merge_documents.patent

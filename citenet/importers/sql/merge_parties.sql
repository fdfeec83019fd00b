select all_parties.place, document, role, sequence, name, organisation, country
from all_parties
join merge_documents on all_parties.place = merge_documents.place and all_parties.patent = merge_documents.patent

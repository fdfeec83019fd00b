select document, role, sequence, name, organisation, country
from merge_parties
semi join merge_chosen using (document, role, place)

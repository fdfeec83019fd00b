select patent, document, family, office, priority_year, application_year, publication_year, recorded
from numbered
order by patent

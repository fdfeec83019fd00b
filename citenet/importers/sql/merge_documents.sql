-- Every document of every corpus, under the number that is the same in all.
select place, patent, document_identity(document) as document, family, office, priority_year, application_year,
    publication_year, recorded
from all_patents

select
    document, family, office, priority as priority_year, application as application_year,
    publication as publication_year
from xml_documents

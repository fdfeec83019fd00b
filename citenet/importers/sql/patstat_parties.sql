select document, role, sequence, name, organisation, country
from patstat_roles
join patstat_documents using (application)
where has_person

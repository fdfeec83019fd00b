select 'US' || citing as citing, document_identity(cited) as cited, origin
from (
    select patent as citing, 'US' || cited as cited, origin from us_application_citation
    union all
    select patent, publication_text(country, cited, kind), origin from foreign_citation
)
union all
select 'US' || patent, 'US' || cited, origin from us_patent_citation

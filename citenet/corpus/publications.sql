-- The public table of patents on Google BigQuery as the tables of a corpus: its numbers are keys as they stand,
-- its families are those of DOCDB, its harmonised assignees the organisations.
-- Inputs: publications, with nested fields. A date is a number such as 20190131, and 0 where it is not known.

create temp table document_references as
select distinct publications.publication_number as citing, reference.publication_number as cited
from publications
cross join unnest(publications.citation) as listed(reference)
where reference.publication_number <> '';

create temp table documents as
select
    publication_number as document,
    case when family_id not in ('', '0', '-1') then try_cast(family_id as bigint) end as family,
    country_code as office,
    nullif(priority_date // 10000, 0) as priority_year,
    nullif(filing_date // 10000, 0) as application_year,
    nullif(publication_date // 10000, 0) as publication_year,
    true as recorded
from publications
union all
select distinct
    document_references.cited as document,
    cast(null as bigint) as family,
    substr(document_references.cited, 1, 2) as office,
    cast(null as bigint) as priority_year,
    cast(null as bigint) as application_year,
    cast(null as bigint) as publication_year,
    false as recorded
from document_references
left join publications on document_references.cited = publications.publication_number
where publications.publication_number is null;

-- A document without a family is one of its own, numbered beyond those that DOCDB has given.
create temp table patents as
select document as patent, document, family, office, priority_year, application_year, publication_year, recorded
from documents
where family is not null
union all
select
    document as patent,
    document,
    1000000000 + row_number() over (order by document) as family,
    office,
    priority_year,
    application_year,
    publication_year,
    recorded
from documents
where family is null;

create temp table parties as
select
    publications.publication_number as patent,
    'applicant' as role,
    0 as sequence,
    party.name,
    nullif(upper(trim(party.name)), '') as organisation,
    nullif(party.country_code, '') as country
from publications
cross join unnest(publications.assignee_harmonized) as listed(party)
union all
select
    publications.publication_number as patent,
    'inventor' as role,
    0 as sequence,
    party.name,
    cast(null as varchar) as organisation,
    nullif(party.country_code, '') as country
from publications
cross join unnest(publications.inventor_harmonized) as listed(party);

create temp table classes as
select publications.publication_number as patent, 'IPC' as scheme, class.code as symbol
from publications
cross join unnest(publications.ipc) as listed(class)
union all
select publications.publication_number as patent, 'CPC' as scheme, class.code as symbol
from publications
cross join unnest(publications.cpc) as listed(class)
union all
select publications.publication_number as patent, 'USPC' as scheme, class.code as symbol
from publications
cross join unnest(publications.uspc) as listed(class);

-- One citation a pair of families, whatever the number of documents on either side.
create temp table family_citations as
select distinct citing.family as citing, cited.family as cited
from document_references
join patents as citing on document_references.citing = citing.patent
join patents as cited on document_references.cited = cited.patent
where citing.family <> cited.family;

-- Assignees of the families and of the patents they cite. A standard code, the one of kind C, is that of one
-- company whatever it is called: its organisation is the name it has most often. Derwent knows no countries.
with listed as (
    select unnest(members).document as document, applicants, inventors from derwent_records
),
assignees as (
    select document_identity(document) as document, unnest(applicants) as party,
        unnest(range(1, len(applicants) + 1)) as sequence
    from listed
    union all
    select cited, unnest(applicants), unnest(range(1, len(applicants) + 1))
    from derwent_references
    where cited is not null
),
named as (
    select party.code as code, upper(tidy(party.name)) as name, bool_or(party.kind = 'C') as is_standard, count(*) as n
    from assignees
    group by all
),
standard as (
    select code, arg_min(name, (-n, name)) as organisation
    from named
    where code in (select code from named where is_standard)
    group by code
)
select document, 'applicant' as role, cast(sequence as integer) as sequence, party.name as name, organisation,
    cast(null as varchar) as country
from assignees
left join standard on assignees.party.code = standard.code
union all
select document_identity(document), 'inventor', cast(unnest(range(1, len(inventors) + 1)) as integer),
    unnest(inventors), null, null
from listed

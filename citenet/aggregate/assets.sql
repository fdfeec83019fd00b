-- At which office was each family filed first, and at which set of offices at all? In numbers.
-- Inputs: patents. Families without a known office are left out; those with the same offices share a set.

create temp table offices as
select cast(row_number() over (order by office) - 1 as integer) as number, office
from (select distinct office from patents where office is not null) as distinct_offices;

create temp table filed as
select distinct patents.family, offices.number
from patents
join offices on patents.office = offices.office
where patents.recorded;

-- Five numbers name a set, as in citenet/corpus/families.sql, which says how sure that is.
create temp table filed_together as
select
    family,
    count(*) as n,
    min(number) as smallest,
    max(number) as largest,
    sum(number) as total,
    bit_xor(hash(number)) as members
from filed
group by family;

create temp table office_sets as
select *, cast(row_number() over (order by family) as integer) as office_set
from (
    select n, smallest, largest, total, members, min(family) as family
    from filed_together
    group by n, smallest, largest, total, members
) as sets;

create temp view office_members as
select office_sets.office_set, offices.office
from office_sets
join filed on office_sets.family = filed.family
join offices on filed.number = offices.number
order by all;

create temp view family_offices as
select first_documents.family, offices.number as first_office, coalesce(office_sets.office_set, 0) as office_set
from (select family, arg_min(office, patent) as office from patents where office is not null group by family)
    as first_documents
join offices on first_documents.office = offices.office
left join filed_together as sets on first_documents.family = sets.family
left join office_sets
    on sets.n = office_sets.n and sets.smallest = office_sets.smallest and sets.largest = office_sets.largest
    and sets.total = office_sets.total and sets.members = office_sets.members;

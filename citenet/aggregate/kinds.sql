-- What is usual depends on the kind of a family: its first office, year and field; and how many families it cites:
-- all of them, whatever the rules, since that is the habit of an office, and those that are counted.
-- Inputs: patents, families, family_citations, counted_citations, technologies(technology, bit, is_all).

create temp table family_kinds as
select
    families.family,
    families.recorded,
    first_documents.office,
    families.year,
    coalesce(fields.technology, 'none') as field,
    coalesce(made.n, 0) as "references",
    coalesce(counted.n, 0) as citations
from families
left join (
    select family, arg_min(office, patent) as office from patents where office is not null group by family
) as first_documents on families.family = first_documents.family
left join (
    select families.family, arg_min(technologies.technology, technologies.bit) as technology
    from families
    join technologies on ((families.mask >> technologies.bit) & 1) = 1 and not technologies.is_all
    group by families.family
) as fields on families.family = fields.family
left join (select citing, count(*) as n from family_citations group by citing) as made on families.family = made.citing
left join (select citing, count(*) as n from counted_citations group by citing) as counted
    on families.family = counted.citing;

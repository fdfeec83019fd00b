-- Flows that arrived already aggregated, summed over the years of each window.
-- Inputs: flows, families, year_windows(year_from, year_to, label).

-- A table that sorts citations into technologies and knows no "all" gets it as their sum.
create temp view whole_flows as
select technology, level, year_from, year_to, citing, cited, citations from flows
union all
select 'all' as technology, level, year_from, year_to, citing, cited, citations
from flows
where not exists (select 1 from flows where technology = 'all');

create temp view whole_families as
select technology, level, year_from, year_to, entity, families from families
union all
select 'all' as technology, level, year_from, year_to, entity, families
from families
where not exists (select 1 from families where technology = 'all');

create temp table window_flows as
select technology, level, label, citing, cited, sum(citations order by citations) as citations
from whole_flows as flows
join year_windows
    on flows.year_from is not distinct from year_windows.year_from
    and flows.year_to is not distinct from year_windows.year_to
group by technology, level, label, citing, cited;

create temp table window_families as
select technology, level, label, entity, sum(families order by families) as families
from whole_families as families
join year_windows
    on families.year_from is not distinct from year_windows.year_from
    and families.year_to is not distinct from year_windows.year_to
group by technology, level, label, entity;

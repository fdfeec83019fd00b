-- Flows that arrived already aggregated, summed over the years of each window.
-- Inputs: flows, families, year_windows(year_from, year_to, label).

create temp table window_flows as
select technology, level, label, citing, cited, sum(citations order by citations) as citations
from flows
join year_windows
    on flows.year_from is not distinct from year_windows.year_from
    and flows.year_to is not distinct from year_windows.year_to
group by technology, level, label, citing, cited;

create temp table window_families as
select technology, level, label, entity, sum(families order by families) as families
from families
join year_windows
    on families.year_from is not distinct from year_windows.year_from
    and families.year_to is not distinct from year_windows.year_to
group by technology, level, label, entity;

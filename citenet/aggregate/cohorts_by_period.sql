-- Every citation weighs 1, so that families of years that are in the same windows are a cohort, of the first of them.
-- Years between the same edges of windows are in the same windows. A family without a year is of no cohort.
-- Inputs: families, windows(number, first_year, last_year, takes_all).

create temp table periods as
select year, min(year) over (partition by n_edges) as cohort
from (
    select
        years.year,
        sum(case when windows.first_year <= years.year then 1 else 0 end
            + case when windows.last_year < years.year then 1 else 0 end) as n_edges
    from (select distinct year from families where year is not null) as years
    cross join windows
    group by years.year
);

create temp view citing_families as
select families.*, periods.cohort
from families
left join periods on families.year = periods.year;

create temp table cohorts as
select distinct cohort, cohort as year, 1 as parts, 1 as total
from citing_families;

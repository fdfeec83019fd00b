-- Every citation weighs 1, so that the families of a year are a cohort.
-- Inputs: families.

create temp view citing_families as
select *, year as cohort from families;

create temp table cohorts as
select distinct year as cohort, year, 1 as parts, 1 as total
from families;

-- The windows that hold each year of the families; a family without a year is only in a window that takes all.
-- Inputs: families, windows(number, label, first_year, last_year, takes_all).

create temp table year_windows as
select years.year, windows.number, windows.label
from (select distinct year from families) as years
join windows on windows.takes_all or years.year between windows.first_year and windows.last_year;

-- At which offices was each family filed?
-- Inputs: patents.

create temp table family_filings as
select distinct family, office
from patents
where office is not null and recorded
order by family, office;

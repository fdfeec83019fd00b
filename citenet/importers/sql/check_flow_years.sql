select year_from, year_to, count(*) as cells, sum(citations order by citations) as citations
from flows
group by year_from, year_to
order by year_from, year_to

-- Each pair once; the better known origin counts.
select citing, cited, min(origin) as origin, count(*) as n
from encoded
where citing <> cited
group by citing, cited

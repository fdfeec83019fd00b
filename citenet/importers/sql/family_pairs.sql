select citing.family as citing, cited.family as cited, count(*) as n
from citations
join numbered as citing on citations.citing = citing.patent
join numbered as cited on citations.cited = cited.patent
group by citing.family, cited.family

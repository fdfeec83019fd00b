select citing.family as citing, cited.family as cited
from citations
join numbered as citing on citations.citing = citing.patent
join numbered as cited on citations.cited = cited.patent

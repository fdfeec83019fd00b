select citing.family as citing, cited.family as cited
from citations
join patents as citing on citations.citing = citing.patent
join patents as cited on citations.cited = cited.patent

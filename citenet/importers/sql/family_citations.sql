select citing, cited
from family_pairs
where citing <> cited
order by citing, cited

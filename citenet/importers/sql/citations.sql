select citing, cited, ['applicant', 'examiner', 'unknown'][origin + 1] as origin
from pairs
order by citing, cited

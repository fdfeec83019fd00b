select citing.document as citing, cited.document as cited, origin
from all_citations
join merge_documents as citing on all_citations.place = citing.place and all_citations.citing = citing.patent
join merge_documents as cited on all_citations.place = cited.place and all_citations.cited = cited.patent

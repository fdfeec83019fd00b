-- Family citations that reach back at most so many years: every window then sees citations equally long.
-- Inputs: other_citations, family_facts, settings(reach).

create temp table counted_citations as
select other_citations.citing, other_citations.cited
from other_citations
join family_facts as citing_family on other_citations.citing = citing_family.family
join family_facts as cited_family on other_citations.cited = cited_family.family
cross join settings
where citing_family.year - cited_family.year <= settings.reach;

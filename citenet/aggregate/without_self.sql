-- Family citations less those between families that share an organisation.
-- Inputs: family_citations, family_facts, entity_sets.

create temp table owners as
select family_facts.family, sets.organisations
from family_facts
join (
    select set_id, list(entity) as organisations
    from entity_sets
    where level = 'organisation' and set_id <> 0
    group by set_id
) as sets on family_facts.organisations = sets.set_id;

create temp table other_citations as
select citing, cited
from (
    select
        family_citations.citing,
        family_citations.cited,
        coalesce(list_has_any(citing_owner.organisations, cited_owner.organisations), false) as is_self
    from family_citations
    left join owners as citing_owner on family_citations.citing = citing_owner.family
    left join owners as cited_owner on family_citations.cited = cited_owner.family
)
where not is_self;

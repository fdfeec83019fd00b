-- Numbers of documents that others mean too, and what they all are to be called.
with unusual as materialized (
    -- Most numbers that sources of corpora write are what they are to be: one look tells.
    select document, hash(document) as given, identity_of(document, replace(document, '_', '')) as identity
    from texts
    where has_stages(document) and not is_usual(document)
),
-- By their hashes, which take less room than texts; two that were alike by chance would do no harm.
shared as (
    select hash(identity) as mark from unusual group by mark having min(given) <> max(given)
    union all
    select hash(document) from texts
    where is_usual(document) and hash(document) in (select hash(identity) from unusual)
)
select distinct document, identity
from unusual
where document <> identity and hash(identity) in (select mark from shared)

-- Numbers of documents that others mean too, and what they all are to be called.
with named as materialized (
    select document, identity_among(document) as identity
    from texts
    where document is not null
),
-- By their hashes, which take less room than texts; two that were alike by chance would do no harm.
several as materialized (
    select document, identity, hash(identity) as mark
    from named
    where hash(identity) in (select mark from marks_of_several)
),
shared as (
    select mark from several group by mark having min(hash(document)) <> max(hash(document))
)
select distinct document, identity
from several
where document <> identity and mark in (select mark from shared)

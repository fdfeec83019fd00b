select
    ids.document,
    families.family,
    jurisdiction as office,
    coalesce(biblio.priority_claims.earliest_claim.date,
        list_min(list_transform(biblio.priority_claims.claims, lambda claim: claim.date))) as priority_year,
    biblio.application_reference.date as application_year,
    date_published as publication_year
from lens_records as records
join lens_ids as ids on upper(trim(records.lens_id)) = ids.lens_id
left join lens_families as families on ids.document = families.record

-- Who applied for or invented what; one person may have done both.
with roles as (
    select person_id, appln_id, 'applicant' as role, try_cast(applt_seq_nr as integer) as sequence from tls207
    union all
    select person_id, appln_id, 'inventor', try_cast(invt_seq_nr as integer) from tls207
)
select
    roles.appln_id as application,
    role,
    sequence,
    person_name as name,
    case when role = 'applicant' then cell(psn_name) end as organisation,
    person_ctry_code as country,
    tls206.person_id is not null as has_person,
    appln_id in (select application from patstat_documents) as has_document
from roles
left join tls206 on roles.person_id = tls206.person_id
where sequence > 0

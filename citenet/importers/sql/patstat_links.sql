-- Every row of the citations with the documents that it links, if it does.
with links as (
    select
        pat_publn_id as citing,
        nullif(cell(cited_pat_publn_id), '0') as publication,
        nullif(cell(cited_appln_id), '0') as application,
        nullif(cell(cited_npl_publn_id), '0') is not null as literature,
        citn_origin as origin
    from tls212
)
select
    coalesce(citing.document, 'PUBLN' || links.citing) as citing,
    coalesce(
        cited.document,
        case when links.publication is not null then 'PUBLN' || links.publication end,
        applications.document,
        case when links.application is not null then 'APPLN' || links.application end
    ) as cited,
    literature,
    origin
from links
left join patstat_publications as citing on links.citing = citing.id
left join patstat_publications as cited on links.publication = cited.id
left join patstat_applications as applications on links.application = applications.application

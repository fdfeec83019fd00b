-- How many citations can be placed, and how many stay inside one organisation.
with owners as (
    select distinct patent, organisation from parties where role = 'applicant' and organisation is not null
),
own as (
    select distinct citations.citing, citations.cited
    from citations
    join owners as citing_owner on citations.citing = citing_owner.patent
    join owners as cited_owner
        on citations.cited = cited_owner.patent and citing_owner.organisation = cited_owner.organisation
),
ends as (
    select citing.recorded as citing_recorded, cited.recorded as cited_recorded
    from citations
    join patents as citing on citations.citing = citing.patent
    join patents as cited on citations.cited = cited.patent
)
select
    (select count(*) from citations) as citations,
    (select count(*) filter (where citing_recorded and cited_recorded) from ends) as both_ends_described,
    (select count(*) filter (where not citing_recorded) from ends) as citing_not_described,
    (select count(*) filter (where not cited_recorded) from ends) as cited_not_described,
    (select count(*) from own) as within_one_organisation,
    (select count(*) from family_citations) as family_citations,
    (
        select count(*)
        from family_citations as forth
        join family_citations as back on forth.citing = back.cited and forth.cited = back.citing
        where forth.citing < forth.cited
    ) as mutual_family_pairs

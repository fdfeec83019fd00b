-- Each pair of different families once, as in citations.sql.
select citing, cited
from (
    select *, lag(citing) over () as citing_before, lag(cited) over () as cited_before
    from (
        select citing, cited
        from family_pairs
        where citing <> cited
        order by citing, cited
    )
)
where citing is distinct from citing_before or cited is distinct from cited_before

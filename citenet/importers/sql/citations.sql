-- Each pair once: in sorted order its repetitions follow each other, the best known origin first.
select citing, cited, origin
from (
    select *, lag(citing) over () as citing_before, lag(cited) over () as cited_before
    from (
        select citing, cited, origin
        from encoded
        where citing <> cited
        order by citing, cited, origin
    )
)
where citing is distinct from citing_before or cited is distinct from cited_before

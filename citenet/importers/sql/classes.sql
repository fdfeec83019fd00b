-- Each class of a document once: in sorted order its repetitions follow each other.
select patent, scheme, symbol
from (
    select *, lag((patent, scheme, symbol)) over () as before
    from (
        select patent, scheme, symbol
        from stated_classes
        where patent is not null and symbol is not null
        order by patent, scheme, symbol
    )
)
where (patent, scheme, symbol) is distinct from before

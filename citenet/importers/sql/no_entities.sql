-- Without a file of entities nothing is known of their families.
create temp view entity_rows as
select null::varchar as entity, null::varchar as families, null::varchar as technology, null::varchar as year
where false

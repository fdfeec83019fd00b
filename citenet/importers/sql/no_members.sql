-- Most sources name families only where they describe the patent.
create temp view if not exists raw_members as
select null::varchar as document, null::varchar as family
where false

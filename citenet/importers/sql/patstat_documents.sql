-- The documents of each application: its publications, or itself.
select distinct application, document from patstat_publications where document is not null
union all
select application, document from patstat_applications where is_own

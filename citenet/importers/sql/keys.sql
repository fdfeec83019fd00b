-- Nearly all spellings are those by which documents are called. One that another document is called by is no other
-- spelling of a document: what a document is called is what its name means.
create or replace temp view keys as
select document as text, patent from patents
union all
select text, patent from other_spellings

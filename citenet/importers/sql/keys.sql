-- Nearly all spellings are those by which documents are called; some of these nobody wrote, which does no harm. A
-- spelling by which a document is called means that document and no other, so that each stands here once.
create or replace temp view keys as
select document as text, patent from patents
union all
select text, patent from other_spellings

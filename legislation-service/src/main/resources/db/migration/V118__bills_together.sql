-- Bills come by the ten thousand, and what one of them costs is what all of them wait for.

-- What a bill is found by is made where it is written: its words are looked up once, and not taken apart anew for each bill.
alter table bill alter column search_document drop expression, alter column search_document set default '';
drop trigger search_due_added on bill;
drop trigger search_due_changed on bill;
drop function search_due_added();
drop function search_due_changed();
insert into search_word (word)
select distinct word
from bill b cross join lateral unnest(tsvector_to_array(b.search_document)) word
where b.id in (select bill_id from search_due) and word !~ '[0-9''\\ ]' and length(word) between 3 and 60
on conflict do nothing;
drop table search_due;
drop function bill_document(jsonb);
drop function bill_texts(jsonb, int);

-- what the search before V108 used
alter table bill drop column search, drop column title_words;

-- A snapshot is read as it was written.
alter table bill_snapshot alter column record type json;

-- A bill's members: its view is unpacked once for all of them. That their bill is there the trigger knows, and one index finds a
-- member's bills in either role.
alter table bill_member drop constraint bill_member_bill_id_fkey;
drop index bill_member_roles;
create or replace function bill_member_added() returns trigger language plpgsql as $$
begin
    insert into bill_member
    select members.*
    from (select id, congress, introduced, view || '{}' as view from now offset 0) unpacked,
        lateral bill_member_rows(unpacked.id, unpacked.congress, unpacked.introduced, unpacked.view) members;
    return null;
end $$;

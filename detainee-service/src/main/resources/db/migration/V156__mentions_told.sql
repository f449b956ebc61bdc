-- Of which documents somebody was told to be named, so that it is told once, whatever is merged and undone meanwhile.
create table mention_told (
    document_id uuid not null,
    detainee_id uuid not null,
    primary key (document_id, detainee_id)
);
create index mention_told_detainee on mention_told (detainee_id);
insert into mention_told (document_id, detainee_id)
select document_id, detainee_id from person_mention
union
select m.document_id, d.merged_into from person_mention m join detainee d on d.id = m.detainee_id where d.merged_into is not null;

-- People whom documents name: with the bills that the same documents mention, who is behind a bill.
create table document_person (
    document_id uuid not null references document,
    detainee_id uuid not null,
    name        text not null,
    primary key (document_id, detainee_id)
);
create index document_person_detainee on document_person (detainee_id, document_id);
-- Of which revision of a document the people were taken: documents of before are read again, and so is what a replica of an earlier
-- version writes, which takes no people.
alter table document add column people_revision bigint not null default 0;
create index document_people_due on document (id) where people_revision <> revision;

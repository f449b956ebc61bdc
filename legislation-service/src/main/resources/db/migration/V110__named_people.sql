-- People whom documents name: with the bills that the same documents mention, who is behind a bill.
create table document_person (
    document_id uuid not null references document,
    detainee_id uuid not null,
    name        text not null,
    primary key (document_id, detainee_id)
);
create index document_person_detainee on document_person (detainee_id, document_id);
-- Documents of before are read again, and of each the revision that is here says whom it names.
alter table document add column people_taken boolean not null default false;

-- Documents that mention bills, as the ingest-service publishes them; each row is as new as its revision.
create table document (
    id        uuid primary key,
    revision  bigint  not null,
    tlp       text    not null,
    retracted boolean not null,
    summary   jsonb   not null
);
create table bill_mention (
    document_id uuid   not null references document,
    bill_id     text   not null,
    ordinal     int    not null,
    mention     jsonb  not null,
    primary key (document_id, ordinal)
);
create index bill_mention_bill on bill_mention (bill_id, document_id);

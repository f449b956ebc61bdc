-- Documents that name people, as the ingest-service publishes them; each row is as new as its revision.
create table document (
    id        uuid primary key,
    revision  bigint  not null,
    tlp       text    not null,
    retracted boolean not null,
    summary   jsonb   not null
);
create table person_mention (
    document_id uuid   not null references document,
    detainee_id uuid   not null,
    ordinal     int    not null,
    mention     jsonb  not null,
    primary key (document_id, ordinal)
);
create index person_mention_detainee on person_mention (detainee_id, document_id);

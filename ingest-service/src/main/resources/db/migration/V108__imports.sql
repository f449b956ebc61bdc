-- Imports of archives: the job with what is committed of it, and one row for each file that failed or is odd.
create table import_job (
    id           uuid        primary key,
    name         text,
    sha256       text        not null,
    size         bigint      not null,
    format       text        not null,
    metadata     jsonb       not null,
    tlp          text        not null,
    subject      text        not null,
    clearance    text        not null,
    traceparent  text,
    state        text        not null,
    created_at   timestamptz not null,
    started_at   timestamptz,
    finished_at  timestamptz,
    -- The entry from which to go on: the outcomes of all before it are committed, in the transaction that moved this.
    next_entry   bigint      not null default 0,
    -- Of how many attempts nothing came since then: each ended with its process, or with the disk that holds the archive.
    starts       int         not null default 0,
    not_before   timestamptz,
    read         bigint      not null default 0,
    worked       bigint      not null default 0,
    total        bigint,
    documents    bigint      not null default 0,
    duplicates   bigint      not null default 0,
    failed       bigint      not null default 0,
    oddities     bigint      not null default 0,
    bills        bigint      not null default 0,
    mentions     bigint      not null default 0,
    bytes        bigint      not null default 0
);
create index import_job_unfinished on import_job (id) where finished_at is null;
create index import_job_subject on import_job (subject, id);
create table import_error (
    job_id      uuid   not null references import_job,
    entry       bigint not null,
    path        text,
    code        text   not null,
    title       text   not null,
    detail      text   not null,
    problems    jsonb  not null,
    line        int,
    "column"    int,
    document_id uuid,
    primary key (job_id, entry)
);

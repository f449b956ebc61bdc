-- Documents as they came in, once for each different content, and every time that they came.
create table document (
    id         uuid primary key,
    sha256     text        not null unique,
    kind       text        not null,
    tlp        text        not null,
    retracted  boolean     not null default false,
    revision   bigint      not null,
    recorded_at timestamptz not null,
    record     jsonb       not null
);
create table receipt (
    id          uuid primary key,
    document_id uuid        not null references document,
    received_at timestamptz not null,
    subject     text        not null,
    name        text
);
create index receipt_document on receipt (document_id, received_at);
create table document_text (
    document_id uuid primary key references document,
    text        text not null
);
-- One row for each bill whose record was published: its lock gives the records of one bill their order.
create table bill_subject (
    bill_id  text primary key,
    revision bigint not null
);

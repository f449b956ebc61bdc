-- Answers to POSTs that came with an Idempotency-Key, so that sending again gives the same answer.
create table idempotency (
    subject    text        not null,
    operation  text        not null,
    key        text        not null,
    body_hash  text        not null,
    status     int,
    location   text,
    etag       text,
    body       text,
    created_at timestamptz not null,
    primary key (subject, operation, key)
);

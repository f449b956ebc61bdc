-- Bills and the snapshots that they are computed from; a snapshot is never altered.
create table bill (
    id            text primary key,
    congress      int         not null,
    type          text        not null,
    number        int         not null,
    title         text,
    introduced    date,
    status        text        not null,
    stage         text,
    sponsor       text,
    cosponsors    int         not null,
    latest_action date,
    revision      bigint      not null,
    updated       timestamptz not null,
    view          jsonb       not null
);
create index bill_latest on bill (latest_action desc nulls last, id);
create index bill_congress on bill (congress, type, number);
create index bill_status on bill (status);

create table bill_snapshot (
    id             bigint generated always as identity primary key,
    bill_id        text        not null,
    source         text        not null,
    source_updated timestamptz not null,
    content_hash   text        not null,
    document_id    uuid        not null,
    recorded_at    timestamptz not null,
    record         jsonb       not null,
    unique (bill_id, source, source_updated, content_hash)
);
-- Taken before a bill exists, so that two first snapshots of one bill wait for each other.
create table bill_lock (
    bill_id text primary key
);

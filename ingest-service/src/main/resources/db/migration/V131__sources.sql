-- Sources that are polled, with what came of the last poll, and one row for each thing that they list.
create table source (
    id             uuid        primary key,
    name           text        not null,
    kind           text        not null,
    address        text        not null,
    every_seconds  bigint      not null,
    enabled        boolean     not null,
    detail         jsonb       not null,
    key_origin     text,
    revision       bigint      not null,
    created_at     timestamptz not null,
    -- A poll that somebody asked for, until it has ended: whoever dies at it leaves it to the next.
    asked_at       timestamptz,
    next_poll      timestamptz,
    -- The replica that polls it, and until when it is believed to.
    lease_by       uuid,
    lease_until    timestamptz,
    started_at     timestamptz,
    finished_at    timestamptz,
    succeeded_at   timestamptz,
    outcome        text,
    outcome_detail text,
    failures       int         not null default 0,
    listed_from    timestamptz,
    -- How many requests there were in the hour that began then.
    hour_from      timestamptz,
    hour_requests  int         not null default 0
);
create unique index source_name on source (name);
create table source_item (
    source_id     uuid        not null references source on delete cascade,
    key           text        not null,
    version       text        not null,
    dated         text,
    state         text        not null,
    tries         int         not null default 0,
    due           timestamptz,
    code          text,
    reason        text,
    document_id   uuid,
    etag          text,
    last_modified text,
    primary key (source_id, key)
);
create index source_item_due on source_item (source_id, due) where due is not null;
create index source_item_state on source_item (source_id, state, key);

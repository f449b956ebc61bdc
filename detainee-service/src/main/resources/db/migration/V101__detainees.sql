-- People as computed from statements; a statement is never altered, only superseded or retracted.
create table detainee (
    id          uuid primary key,
    slug        text        not null unique,
    name        text        not null,
    custody     text        not null,
    proceedings text        not null,
    headline    text        not null,
    held_by     text,
    held_since  date,
    contested   boolean     not null,
    stale       boolean     not null,
    revision    bigint      not null,
    updated     timestamptz not null,
    view        jsonb       not null
);
create index detainee_by_name on detainee (lower(name), id);
create index detainee_by_custody on detainee (custody, proceedings);

create table statement (
    id                  text primary key,
    detainee_id         uuid        not null,
    property            text        not null,
    value               text        not null,
    valid_from          text,
    valid_from_earliest date,
    valid_from_latest   date,
    valid_to            text,
    valid_to_earliest   date,
    valid_to_latest     date,
    name                jsonb,
    evidence            jsonb       not null,
    tlp                 text        not null,
    recorded_at         timestamptz not null,
    recorded_by         text        not null,
    superseded_at       timestamptz
);
create index statement_detainee on statement (detainee_id, recorded_at, id);

-- Likeness of words, for misspelt names. The owner of a database may create this extension, so no superuser has to.
create extension if not exists pg_trgm;

-- One row for each public name: the folded key is what searches look at.
create table detainee_name (
    detainee_id uuid not null references detainee,
    text        text not null,
    key         text not null,
    primary key (detainee_id, text)
);
create index detainee_name_key on detainee_name using gin (key gin_trgm_ops);

-- Taken before a person exists, so that two first posts under one id wait for each other.
create table detainee_lock (
    id uuid primary key
);

-- The change log: written in the record's transaction, numbered after commit by the one active sequencer.
create table change (
    inserted_seq bigint generated always as identity primary key,
    id           uuid        not null unique,
    position     bigint unique,
    type         text        not null,
    subject      text        not null,
    revision     bigint      not null,
    time         timestamptz not null,
    tlp          text        not null,
    alerts       boolean     not null,
    payload      jsonb       not null,
    record       jsonb
);
create index change_unnumbered on change (inserted_seq) where position is null;
create index change_subject on change (subject, position);
create index change_alert on change (position) where alerts;
create index change_tail_by_alert_subject on change (subject, inserted_seq) where alerts;
-- Numbering updates every row once: vacuum by a fixed count, not by a share of a log that only grows.
alter table change set (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 20000);

create table change_head (
    position bigint not null
);
insert into change_head values (0);

create table change_cursor (
    name     text primary key,
    position bigint not null
);
insert into change_cursor values ('kafka', 0);

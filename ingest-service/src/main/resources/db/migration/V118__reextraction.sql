-- By which version of the extractors each document was read, null before that was kept; and the runs of a later one over what is stored.
alter table document add column extraction int;
create index document_extraction on document (coalesce(extraction, 0), id) where not retracted;
create table reextraction (
    id           uuid primary key,
    version      int         not null,
    everything   boolean     not null,
    requested_by text        not null,
    requested_at timestamptz not null,
    started_at   timestamptz,
    finished_at  timestamptz,
    -- The document up to which all are done: what was committed is not done again.
    after_id     uuid,
    total        bigint,
    done         bigint      not null default 0,
    changed      bigint      not null default 0,
    failed       bigint      not null default 0
);
create unique index reextraction_open on reextraction ((true)) where finished_at is null;
create table reextraction_failure (
    job_id      uuid not null references reextraction on delete cascade,
    document_id uuid not null,
    detail      text not null,
    primary key (job_id, document_id)
);

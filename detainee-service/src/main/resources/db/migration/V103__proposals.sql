-- What contributors bring waits here until somebody else decides; a statement then names both.
create table proposal (
    id         uuid primary key,
    kind       text        not null check (kind in ('DETAINEE', 'STATEMENTS')),
    subject    uuid,
    proposer   text        not null,
    tlp        text        not null,
    state      text        not null check (state in ('OPEN', 'ACCEPTED', 'REJECTED')),
    created    timestamptz not null,
    decided_at timestamptz,
    decided_by text check (decided_by <> proposer),
    reason     text,
    content    jsonb       not null,
    check ((state = 'OPEN') = (decided_at is null)),
    check ((state = 'OPEN') = (decided_by is null)),
    check ((state = 'REJECTED') = (reason is not null))
);
create index proposal_by_state on proposal (state, id);
create index proposal_by_proposer on proposal (proposer, id);

alter table statement add column confirmed_by text check (confirmed_by <> recorded_by);

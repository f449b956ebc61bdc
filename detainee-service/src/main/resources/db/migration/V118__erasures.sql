-- Who wants a person erased, who confirmed it, and for what kind of reason. The reason in words goes with the person. What is left of
-- a person is the id, and of each slug a hash, so that neither comes back.
create table erasure (
    id            uuid primary key,
    detainee_id   uuid        not null,
    state         text        not null check (state in ('PENDING', 'DONE', 'WITHDRAWN')),
    category      text        not null,
    reason        text,
    requested_at  timestamptz not null,
    requested_by  text        not null,
    decided_at    timestamptz,
    decided_by    text,
    topic_erasure bigint,
    check ((state = 'PENDING') = (decided_at is null)),
    check ((state = 'PENDING') = (decided_by is null)),
    check (state <> 'DONE' or decided_by <> requested_by)
);
create unique index erasure_pending on erasure (detainee_id) where state = 'PENDING';
create index erasure_by_state on erasure (state, id);

create table erased_detainee (
    detainee_id uuid primary key,
    erasure_id  uuid not null references erasure
);
create table erased_slug (
    sha256      text primary key,
    detainee_id uuid not null references erased_detainee
);

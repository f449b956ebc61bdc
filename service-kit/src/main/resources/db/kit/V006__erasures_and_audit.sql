-- Values that were erased: which changes lost theirs, and what the topics still have to lose.
alter table change add column erased_at timestamptz;
create index change_erased on change (inserted_seq) where erased_at is not null;

create table topic_erasure (
    id           bigint generated always as identity primary key,
    requested_at timestamptz not null,
    done_at      timestamptz
);
create index topic_erasure_due on topic_erasure (id) where done_at is null;

-- Who was shown what is above GREEN. It grows only: of the service's own role, too, the right to alter or remove a row is taken.
create table audit (
    id         bigint generated always as identity primary key,
    time       timestamptz not null,
    reader     text        not null,
    outlet     text        not null,
    subject    text,
    mark       text        not null check (mark in ('AMBER', 'AMBER+STRICT', 'RED')),
    request_id text        not null
);
create index audit_subject on audit (subject, id);
create index audit_reader on audit (reader, id);
revoke all on audit from current_user;
grant select, insert on audit to current_user;

-- People whom the detainee-service erased, until everything that is kept of them here is gone as well, and after.
create table erased_person (
    detainee_id uuid primary key,
    done_at     timestamptz
);
create index erased_person_due on erased_person (detainee_id) where done_at is null;

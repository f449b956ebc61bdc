-- Every slug that was ever given, so that none is given twice: a slug never changes whom it means.
create table detainee_slug (
    slug        text primary key,
    detainee_id uuid not null references detainee deferrable initially deferred
);
insert into detainee_slug (slug, detainee_id) select slug, id from detainee;

-- A walk through a list goes on in the order in which it began: of each person who has moved since, the former place is known for a day.
-- A trigger keeps it, for records are written in more than one way and none may forget it.
alter table detainee add column placed xid8 not null default pg_current_xact_id();

create table detainee_place (
    detainee_id uuid        not null,
    -- the transactions by which the record came to this place and left it: one place was there for whoever saw the first and not the second
    came        xid8        not null,
    went        xid8        not null,
    went_at     timestamptz not null,
    name        text        not null,
    held_since  date,
    updated     timestamptz not null,
    primary key (went, detainee_id)
);
create index detainee_place_age on detainee_place (went_at);
create index detainee_place_person on detainee_place (detainee_id);

create function keep_detainee_place() returns trigger language plpgsql as $$
begin
    if old.placed <> pg_current_xact_id() then
        insert into detainee_place values (old.id, old.placed, pg_current_xact_id(), clock_timestamp(), old.name,
            old.held_since, old.updated);
        new.placed := pg_current_xact_id();
    end if;
    return new;
end $$;
create trigger keep_detainee_place before update on detainee for each row
    when ((old.name, old.held_since, old.updated) is distinct from (new.name, new.held_since, new.updated))
    execute function keep_detainee_place();

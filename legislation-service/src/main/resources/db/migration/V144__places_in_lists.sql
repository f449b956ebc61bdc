-- A walk through a list goes on in the order in which it began: of each bill that has moved since, its former place is known for a day.
-- A trigger keeps it, for bills are written in more than one way and none may forget it.
alter table bill add column placed xid8 not null default pg_current_xact_id();

create table bill_place (
    bill_id              text        not null,
    -- the transactions by which the bill came to this place and left it: one place was there for whoever saw the first and not the second
    came                 xid8        not null,
    went                 xid8        not null,
    went_at              timestamptz not null,
    former_latest_action date        not null,
    former_introduced    date        not null,
    former_cosponsors    int         not null,
    former_updated       timestamptz not null,
    primary key (went, bill_id)
);
create index bill_place_age on bill_place (went_at);

create function keep_bill_place() returns trigger language plpgsql as $$
begin
    if old.placed <> pg_current_xact_id() then
        insert into bill_place values (old.id, old.placed, pg_current_xact_id(), clock_timestamp(),
            coalesce(old.latest_action, date '0001-01-01'), coalesce(old.introduced, date '0001-01-01'), old.cosponsors,
            old.updated);
        new.placed := pg_current_xact_id();
    end if;
    return new;
end $$;
create trigger keep_bill_place before update on bill for each row
    when ((old.latest_action, old.introduced, old.cosponsors, old.updated)
        is distinct from (new.latest_action, new.introduced, new.cosponsors, new.updated))
    execute function keep_bill_place();

-- Who sponsors and cosponsors which bill, as the bill states them: kept from its view by the database, in the transaction that writes it
-- and for however many bills it writes at once.
create table bill_member (
    bill_id    text not null references bill on delete cascade,
    bioguide   text not null,
    role       text not null,
    joined     date not null,
    name       text not null,
    party      text,
    state      text,
    district   int,
    withdrawn  date,
    congress   int  not null,
    introduced date not null,
    primary key (bill_id, bioguide, role, joined)
);
-- the bills of a member, the latest first, and with it the members themselves
create index bill_member_bills on bill_member (bioguide, introduced desc, bill_id, role, joined);
create index bill_member_roles on bill_member (bioguide, role, introduced desc, bill_id, joined);

-- A member may withdraw and join again, which are two rows; sponsors, who never joined, have the first of days. Of a row that is there
-- twice the one counts that nobody withdrew.
create function bill_member_rows(id text, congress int, introduced date, view jsonb) returns setof bill_member
    language sql stable as $$
    select distinct on (member ->> 'bioguide', role, joined)
        id, member ->> 'bioguide', role, joined, coalesce(member ->> 'name', member ->> 'bioguide'),
        member ->> 'party', member ->> 'state', cast(member ->> 'district' as int),
        cast(member ->> 'withdrawn' as date), congress, coalesce(introduced, date '0001-01-01')
    from (
        select 'sponsor' as role, date '0001-01-01' as joined, place, member
        from jsonb_array_elements(case jsonb_typeof(view -> 'sponsors') when 'array' then view -> 'sponsors'
            else jsonb_build_array(view #> '{summary,sponsor}') end) with ordinality sponsors (member, place)
        union all
        select 'cosponsor', coalesce(cast(member ->> 'joined' as date), date '0001-01-01'), place, member
        from jsonb_array_elements(case jsonb_typeof(view -> 'cosponsors') when 'array' then view -> 'cosponsors'
            else '[]' end) with ordinality cosponsors (member, place)
    ) members
    where member ->> 'bioguide' <> ''
    order by member ->> 'bioguide', role, joined, cast(member ->> 'withdrawn' as date) desc nulls first, place
$$;

create function bill_member_added() returns trigger language plpgsql as $$
begin
    insert into bill_member
    select members.* from now, lateral bill_member_rows(now.id, now.congress, now.introduced, now.view) members;
    return null;
end $$;
create function bill_member_changed() returns trigger language plpgsql as $$
begin
    delete from bill_member where bill_id = new.id;
    insert into bill_member select * from bill_member_rows(new.id, new.congress, new.introduced, new.view);
    return null;
end $$;
create trigger bill_member_added after insert on bill
    referencing new table as now for each statement execute function bill_member_added();
create trigger bill_member_changed after update on bill
    for each row when (
        (old.view -> 'sponsors', old.view #> '{summary,sponsor}', old.view -> 'cosponsors', old.introduced)
        is distinct from (new.view -> 'sponsors', new.view #> '{summary,sponsor}', new.view -> 'cosponsors', new.introduced))
    execute function bill_member_changed();
insert into bill_member
select members.* from bill, lateral bill_member_rows(bill.id, bill.congress, bill.introduced, bill.view) members;

-- Every slug that a person was called by while known here, since links are made of them; a slug never comes to mean another.
drop index person_slug;
create table person_slug (
    slug        text primary key,
    detainee_id uuid not null references person
);
create index person_slug_detainee on person_slug (detainee_id);
insert into person_slug (slug, detainee_id)
select distinct on (slug) slug, detainee_id from person where slug <> '' order by slug, revision desc;
-- Replicas of a version that does not know title_names change the title beside them: it is to be read again. Where this version writes a
-- title that names the same, it is read once more, to no other end.
create function bill_title_changed() returns trigger language plpgsql as $$
begin
    new.title_rule := 0;
    return new;
end $$;
create trigger bill_title_changed before update of title on bill
    for each row when (old.title is distinct from new.title and old.title_names = new.title_names)
    execute function bill_title_changed();

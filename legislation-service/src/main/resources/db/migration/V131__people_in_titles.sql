-- Who is tracked and by which public names, as the detainee-service tells; a row stays when the person goes, so that what was told
-- before does not bring them back.
create table person (
    detainee_id uuid primary key,
    revision    bigint not null,
    name        text   not null,
    slug        text   not null
);
create index person_slug on person (slug) where slug <> '';
-- Names that titles are looked through for, by what a title that has them is read into, and since when each was told.
create table person_name (
    detainee_id uuid        not null references person,
    text        text        not null,
    key         text        not null,
    rule        int         not null,
    since       timestamptz not null,
    primary key (detainee_id, text)
);
create index person_name_key on person_name (key, detainee_id);
create index person_name_rule on person_name (rule);
-- What the title of a bill may name, read by the rule of this number.
alter table bill add column title_names text[] not null default '{}';
alter table bill add column title_rule int not null default 0;
create index bill_title_names on bill using gin (title_names) with (fastupdate = off);
create index bill_title_rule on bill (title_rule);

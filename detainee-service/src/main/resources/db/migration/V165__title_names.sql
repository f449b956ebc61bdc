-- What the title of a bill may name, read by the rule of this number; a name of somebody is in it or is not.
alter table bill add column title_names text[] not null default '{}';
alter table bill add column title_rule int not null default 0;
create index bill_title_names on bill using gin (title_names) with (fastupdate = off);
create index bill_title_rule on bill (title_rule);
-- Replicas of a version before this one write title_key, which tells that the title is to be read; they find nobody by it any more.
drop index bill_title;
alter table bill alter column title_key set default '';
create index bill_title_unread on bill (id) where title_key <> '';
-- Whom a title names: by what is in it, and by nothing that is like it.
create index detainee_name_public_key on detainee_name (key, detainee_id) where tlp = 'CLEAR';

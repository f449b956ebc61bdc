-- Codes by which other spellings of a name are found (of its sounds, and of groups of given names). Each row says by which way of making
-- them it has its own: the service makes those of another way anew, so the codes are right again after the way has changed.
-- Names above CLEAR are kept as well, for those who may see them.
alter table detainee_name add column tlp text not null default 'CLEAR';
alter table detainee_name add column codes text[] not null default '{}';
alter table detainee_name add column codes_version int not null default 0;
create index detainee_name_codes on detainee_name using gin (codes) with (fastupdate = off);
create index detainee_name_codes_version on detainee_name (codes_version, detainee_id);

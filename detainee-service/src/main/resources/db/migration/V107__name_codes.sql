-- Codes by which other spellings of a name are found (of its sounds, and of groups of given names). Each row says by which way of making
-- them it has its own: the service makes those of another way anew, so the codes are right again after the way has changed.
-- Names above CLEAR are kept as well, for those who may see them.
alter table detainee_name add column tlp text not null default 'CLEAR';
alter table detainee_name add column codes text[] not null default '{}';
alter table detainee_name add column codes_version int not null default 0;
create index detainee_name_codes on detainee_name using gin (codes) with (fastupdate = off);
create index detainee_name_codes_version on detainee_name (codes_version, detainee_id);

-- Names above CLEAR that are on record already; of two marks the lowest. Key and codes are empty until the service makes them.
insert into detainee_name (detainee_id, text, key, tlp, codes_version)
select distinct on (s.detainee_id, s.value) s.detainee_id, s.value, '', s.tlp, 0
  from statement s join detainee d on d.id = s.detainee_id
 where s.property = 'name' and s.tlp <> 'CLEAR' and s.superseded_at is null
 order by s.detainee_id, s.value, array_position(array['GREEN', 'AMBER', 'AMBER+STRICT', 'RED'], s.tlp)
on conflict do nothing;

-- What lists show and select groups by, apart from the whole record, which is many times as long; and narrow rows, so that those that a
-- filter passes over cost little.
alter table detainee set (toast_tuple_target = 512);
alter table detainee add column summary jsonb generated always as (view -> 'summary') stored;
create index detainee_by_group on detainee using gin ((summary -> 'groups') jsonb_path_ops);

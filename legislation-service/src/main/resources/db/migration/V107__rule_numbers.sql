-- Versions of the rules are compared by their number, read from the view: while replicas of two versions run, only the later one
-- computes bills anew, and the earlier one, which writes no column for it, can still write bills.
alter table bill add column rules_number int not null
    generated always as (coalesce(cast(substring(view #>> '{status,version}' from '^status/([0-9]+)$') as int), 0)) stored;
create index bill_rules_number on bill (rules_number, id);
-- kept for replicas of the version that wrote it
alter table bill alter column rules drop not null;
drop index bill_rules;

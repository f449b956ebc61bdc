-- Versions of the rule are compared by their number: while replicas of two versions run, only the later one computes records anew.
alter table detainee add column rule_number int not null
    generated always as (coalesce(cast(substring(computed_by from '^display/([0-9]+)') as int), 0)) stored;

-- By which rule a record was computed, and on which day the same statements may first be shown otherwise: a job computes anew what is due.
alter table detainee add column computed_by text not null default '';
alter table detainee add column next_limit date;
create index detainee_by_limit on detainee (next_limit) where next_limit is not null;
create index detainee_by_rule on detainee (computed_by);

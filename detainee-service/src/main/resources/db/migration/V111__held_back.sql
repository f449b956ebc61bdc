-- What a guard holds back waits as a proposal, once for each person and value, with the reason.
alter table proposal drop constraint proposal_kind_check;
alter table proposal add constraint proposal_kind_check check (kind in ('DETAINEE', 'STATEMENTS', 'TRANSITION'));
alter table proposal add column held_value text;
alter table proposal add column held_back text;
create unique index proposal_held_open on proposal (subject, held_value) where state = 'OPEN' and held_value is not null;

-- What a guard held back may cease to matter: nobody has accepted it then, and nobody refused it. It is proposed again when it matters again.
alter table proposal drop constraint proposal_state_check;
alter table proposal add constraint proposal_state_check check (state in ('OPEN', 'ACCEPTED', 'REJECTED', 'LAPSED'));
update proposal set state = 'LAPSED', reason = null
 where kind = 'TRANSITION' and state = 'REJECTED' and reason = 'Nothing that counts says so any more.';

-- Which statements are held back, by the ids that they first had; null in proposals of before.
alter table proposal add column held_statements text[];
create index proposal_held_of on proposal (subject) where held_value is not null;
create index proposal_held_statements on proposal using gin (held_statements);

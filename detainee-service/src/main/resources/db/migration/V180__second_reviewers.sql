-- A merge that makes a person free or dead is shown once a second reviewer judges the same; until then the first one's judgement is
-- kept as unsure, and this tells that it waits. Undoing a merge that would do so waits for a second one in the same way.
alter table merge_edge add column awaits_second boolean not null default false;
alter table merge_edge add column undo_asked_by text;
alter table merge_edge add column undo_asked_at timestamptz;

-- Lists of the past begin with whom something was said of since, and whose record changed since.
create index statement_recorded on statement (recorded_at);
create index detainee_updated on detainee (updated, id);

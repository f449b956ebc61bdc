-- What is thought of a source and of its words, whether a statement disputes or takes back, and what it replaces.
alter table statement add column said jsonb;

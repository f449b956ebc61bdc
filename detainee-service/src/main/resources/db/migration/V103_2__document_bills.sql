-- Which bills a document names, so that people can be listed by the bills that are about them.
alter table document add column bills text[] not null default '{}';
create index document_bills on document using gin (bills);

-- What the list of documents is filtered by: the issuer, and the first and the last day that the document's date may mean.
alter table document add column issuer text;
alter table document add column dated_from date;
alter table document add column dated_to date;
create index document_issuer on document (lower(issuer));
create index document_dated on document (dated_from, dated_to);

-- Who retracted a document; and what people said of it, the sender and a reviewer each apart, which no extractor overwrites.
alter table document add column retracted_by text;
alter table document add column stated jsonb;
create index document_retracted on document (id) where retracted;

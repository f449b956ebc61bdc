-- When a document's retraction came here: what rests on it is looked at once more a little later.
alter table document add column retracted_at timestamptz;
create index document_retracted_at on document (retracted_at) where retracted_at is not null;

-- Which statements rest on a document: they are marked no lower than it.
create index statement_document on statement ((evidence ->> 'documentId'))
    where superseded_at is null and evidence ->> 'documentId' is not null;

-- What a document says of somebody waits as a proposal, once for each place in the document; it lapses with the document.
alter table proposal add column document_id uuid;
alter table proposal add column observed_key text;
create unique index proposal_observed on proposal (observed_key) where observed_key is not null and state <> 'LAPSED';
create index proposal_document on proposal (document_id) where document_id is not null;

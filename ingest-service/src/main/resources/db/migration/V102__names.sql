-- Names to look for in texts, and what makes both directions fast: name → texts, words → documents.
create table known_name (
    detainee_id uuid primary key,
    revision    bigint not null,
    name        text   not null,
    names       jsonb  not null
);
-- One row; it rises with every change of names, so that each replica knows when to read them again.
create table name_version (
    version bigint not null
);
insert into name_version values (0);
-- Folded words that may be part of a name; null where they were not yet taken, which makes the text a candidate for all.
alter table document_text add column folds text[];
create index document_text_folds on document_text using gin (folds);
-- Filters of the list: issuer, the bills and people named, the date, and words of title and text.
create index document_record_mentions on document using gin ((record -> 'mentions') jsonb_path_ops);
create index document_kind on document (kind, id);
alter table document add column search tsvector;
create index document_search on document using gin (search);

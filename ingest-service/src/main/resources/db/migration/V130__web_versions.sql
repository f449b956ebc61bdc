-- What an address of the web gave, and when it was last asked for: the versions of one page in the order of the asking.
create table web_version (
    url         text        not null,
    document_id uuid        not null references document,
    fetched_at  timestamptz not null,
    primary key (url, document_id)
);

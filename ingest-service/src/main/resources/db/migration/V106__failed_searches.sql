-- Documents whose search for names failed: one is searched again when it is due, and where due is null it is set aside.
create table name_search_failed (
    document_id uuid        primary key references document,
    traceparent text,
    tries       int         not null,
    held        int         not null,
    due         timestamptz
);
create index name_search_failed_due on name_search_failed (due);

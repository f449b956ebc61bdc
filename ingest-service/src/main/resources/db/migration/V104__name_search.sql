-- Names whose documents are still to be searched: written with the name, deleted when every document has been looked at.
create table name_search (
    id          uuid  primary key,
    words       jsonb not null,
    traceparent text
);

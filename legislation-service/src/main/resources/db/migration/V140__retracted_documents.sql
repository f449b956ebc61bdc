-- What documents said of bills that were retracted is set aside; a bill that nothing else tells of keeps its number of revisions.
create index bill_snapshot_document on bill_snapshot (document_id);
create table bill_snapshot_twin (
    snapshot_id bigint not null references bill_snapshot on delete cascade,
    document_id uuid   not null,
    primary key (snapshot_id, document_id)
);
create index bill_snapshot_twin_document on bill_snapshot_twin (document_id);
create table retracted_snapshot (
    id             bigint primary key,
    bill_id        text        not null,
    source         text        not null,
    source_updated timestamptz not null,
    content_hash   text        not null,
    document_id    uuid        not null,
    recorded_at    timestamptz not null,
    seeded         boolean     not null,
    record         json        not null,
    retracted_at   timestamptz not null
);
create table retracted_bill (
    bill_id  text primary key,
    revision bigint not null
);

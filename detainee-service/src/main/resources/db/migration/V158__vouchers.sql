-- A reviewer vouches for who issued a document; a written rule may then accept what the document says, and tells why and on which vouchers.
create table voucher (
    id            uuid primary key,
    document_id   uuid        not null,
    issuer        text        not null,
    kind          text        not null,
    alignment     text        not null,
    reason        text,
    made_by       text        not null,
    made_at       timestamptz not null,
    undone_by     text,
    undone_at     timestamptz,
    undone_reason text,
    check ((undone_at is null) = (undone_by is null))
);
create unique index voucher_standing on voucher (document_id) where undone_at is null;
create index voucher_document on voucher (document_id);

alter table proposal add column accepted_because text;
alter table proposal add column vouchers uuid[];
alter table proposal add column taken_back_at timestamptz;
create index proposal_vouchers on proposal using gin (vouchers) where taken_back_at is null;

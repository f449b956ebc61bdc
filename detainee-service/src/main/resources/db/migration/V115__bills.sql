-- Bills as the legislation-service tells of them, for the people whom they concern; each row is as new as its revision.
create table bill (
    id        text primary key,
    revision  bigint      not null,
    summary   jsonb       not null,
    title_key text        not null,
    received  timestamptz not null
);
-- Titles that name somebody are found by the folded words of the name: all of them first, by the index, then whether they stand
-- together. A title has fewer words than trigrams, and many of those are in most titles.
create index bill_title on bill using gin (string_to_array(title_key, ' ')) with (fastupdate = off);

-- What was told of the status of a bill, each telling once; the words are those of the teller.
create table bill_change (
    id       uuid primary key,
    bill_id  text        not null,
    time     timestamptz not null,
    change   jsonb       not null
);
create index bill_change_of_bill on bill_change (bill_id, time, id);

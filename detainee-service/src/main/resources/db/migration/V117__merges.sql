-- What reviewers judge of two records: of the same person, of different ones, or unsure. A judgement is undone, and never edited or deleted.
create table merge_edge (
    id            uuid primary key,
    survivor      uuid        not null,
    absorbed      uuid        not null check (absorbed <> survivor),
    judgement     text        not null check (judgement in ('same', 'different', 'unsure')),
    reason        text        not null,
    tlp           text        not null,
    made_at       timestamptz not null,
    made_by       text        not null,
    undone_at     timestamptz,
    undone_by     text,
    undone_reason text,
    -- how restricted it is; whoever undoes may have seen more than whoever merged
    undone_tlp    text,
    check ((undone_at is null) = (undone_by is null))
);
-- Nobody is absorbed by two, and of two people there is one judgement at a time, whichever of them is named first.
create unique index merge_edge_into on merge_edge (absorbed) where judgement = 'same' and undone_at is null;
create unique index merge_edge_pair on merge_edge (least(survivor, absorbed), greatest(survivor, absorbed)) where undone_at is null;
create index merge_edge_survivor on merge_edge (survivor);
create index merge_edge_absorbed on merge_edge (absorbed);

-- The record that shows the statements of this one, while they are joined: never one that is itself absorbed.
alter table detainee add column merged_into uuid check (merged_into <> id);
create index detainee_merged_into on detainee (merged_into) where merged_into is not null;

-- A bill is computed from its newest snapshots alone; that all of them were seeded is told without reading them.
alter table bill_snapshot add column seeded boolean;
update bill_snapshot set seeded = coalesce(cast(record ->> 'seeded' as boolean), false);
alter table bill_snapshot alter column seeded set not null;

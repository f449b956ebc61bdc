-- Imports stand in archives inside archives, are tried without taking anything, and are cancelled.
alter table import_job add column place    text;
alter table import_job add column unpacked bigint  not null default 0;
alter table import_job add column dry_run  boolean not null default false;

-- Several things can be odd about one file, each a row of the import's errors.
alter table import_error add column place int not null default 0;
alter table import_error drop constraint import_error_pkey;
alter table import_error add primary key (job_id, entry, place);

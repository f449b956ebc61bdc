-- How large each record is as JSON, so that a list knows before it reads it.
alter table document add column record_bytes bigint;
update document set record_bytes = octet_length(record::text);
alter table document alter column record_bytes set not null;

-- With which version of the names each person came, so that a change is read alone and not with 100,000 others.
alter table known_name add column version bigint not null default 0;
create index known_name_version on known_name (version);

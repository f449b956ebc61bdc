-- Names of people who were erased, as keyed hashes: by them a document does not bring back whom it still names.
create table forgotten_key (
    key text not null
);
insert into forgotten_key values (gen_random_uuid()::text || gen_random_uuid()::text);
create table forgotten_name (
    seal text primary key
);

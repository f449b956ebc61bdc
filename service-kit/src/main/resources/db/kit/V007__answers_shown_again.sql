-- What a kept answer shows above GREEN, by the record's id: whoever is given it again is shown it again.
alter table idempotency add column shown jsonb;

-- Rows that the newest file of a source lacks stay for a while; the job that ends it finds their bills without reading views.
alter table bill add column missing_since timestamptz;
create index bill_missing on bill (missing_since, id) where missing_since is not null;

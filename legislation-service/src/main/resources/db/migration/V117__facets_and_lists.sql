-- Facets are counted within an index and read no bills; the bills of a Congress are listed along an index, however many there are of others.
create index bill_facets on bill (congress, status, type, policy_area, stage, sponsor);
create index bill_congress_by_latest_action on bill (congress, coalesce(latest_action, date '0001-01-01') desc, id);
-- what it found, bill_facets and bill_number find
drop index bill_congress;
-- of a version before V108, which searches without it as well; the columns stay for its replicas
drop index bill_search;
-- A search ranks thousands of bills: their words stay beside what lists read, and the view alone lies elsewhere. Of rows written from now on.
alter table bill set (toast_tuple_target = 4080);

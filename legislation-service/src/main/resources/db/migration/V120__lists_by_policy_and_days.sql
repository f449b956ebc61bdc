-- A policy area is gone along in the order of the list, and the bills of one kind of some days are found without those of other kinds.
create index bill_policy_area_by_latest_action on bill (policy_area, coalesce(latest_action, date '0001-01-01') desc, id);
drop index bill_policy_area;
create index bill_introduced_by_type on bill (coalesce(introduced, date '0001-01-01'), type);

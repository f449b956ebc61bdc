-- Each order of the list has an index over the very expression that it sorts by; the old one had another.
create index bill_by_latest_action on bill (coalesce(latest_action, date '0001-01-01') desc, id);
create index bill_by_introduced on bill (coalesce(introduced, date '0001-01-01'), id);
create index bill_by_cosponsors on bill (cosponsors desc, id);
create index bill_by_updated on bill (updated desc, id);
create index bill_by_citation on bill ((congress * 1000000 + number), id);
drop index bill_latest;
-- Which version of the rules computed a bill's status is found without reading its view.
alter table bill add column rules text;
update bill set rules = view #>> '{status,version}';
alter table bill alter column rules set not null;
create index bill_rules on bill (rules);

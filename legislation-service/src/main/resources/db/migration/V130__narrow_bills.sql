-- Bills are selected, counted and sorted by the thousand and shown by the fifty: a row holds what they are selected and sorted by, some
-- twenty to a page instead of three, and what is read of the few lies elsewhere. What V117 did for ranking goes: of the thousand bills that
-- are ranked the words are fetched, of tens of thousands that are counted they are not.
alter table bill set (toast_tuple_target = 128);
alter table bill
    alter column search_document set storage external,
    alter column cosponsor_ids set storage external,
    alter column id set storage main,
    alter column type set storage main,
    alter column title set storage main,
    alter column status set storage main,
    alter column stage set storage main,
    alter column sponsor set storage main,
    alter column policy_area set storage main,
    alter column committees set storage main,
    alter column subjects set storage main,
    alter column rules set storage main;
-- the rows that are there are written so, too
cluster bill using bill_pkey;
alter table bill set without cluster;

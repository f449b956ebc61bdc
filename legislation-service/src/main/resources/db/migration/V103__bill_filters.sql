-- Lists are filtered by cosponsor, committee, subject and policy area: typed columns with an index each, filled from the stored views.
alter table bill add column policy_area text;
alter table bill add column cosponsor_ids text[] not null default '{}';
alter table bill add column committees text[] not null default '{}';
alter table bill add column subjects text[] not null default '{}';
update bill set
    policy_area = view #>> '{summary,policyArea}',
    cosponsor_ids = array(select distinct c ->> 'bioguide' from jsonb_array_elements(view -> 'cosponsors') c
                          where c ->> 'withdrawn' is null order by 1),
    committees = array(select distinct c ->> 'code' from jsonb_array_elements(view -> 'committees') c order by 1),
    subjects = array(select distinct s from jsonb_array_elements_text(view -> 'subjects') s order by 1);
create index bill_sponsor on bill (sponsor);
create index bill_policy_area on bill (policy_area);
create index bill_cosponsor_ids on bill using gin (cosponsor_ids);
create index bill_committees on bill using gin (committees);
create index bill_subjects on bill using gin (subjects);

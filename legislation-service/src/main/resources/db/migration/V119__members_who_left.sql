-- Members of whom a later table says that they left, and chambers as all answers call them.
alter table legislator add column former boolean not null default false;
update legislator set chamber = upper(chamber) where chamber is not null;
create index legislator_chamber on legislator (chamber, bioguide);
